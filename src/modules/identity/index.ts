/** Accounts of citizens and officers, and sign-on: the OpenID provider, sessions, who is behind a request. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './eid/i18n/index.ts';
import { identityCommands, identityQueries } from './heads.ts';
import './i18n/index.ts';

export const identityModule: ModuleFace = {
  name: 'identity',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: identityCommands,
  queries: identityQueries,
  reactions: [],
};

// Accounts
export { accountNames, findAccount, findAccountByLogin } from './account-store.ts';
export { type ActiveAuthentication, chipHasItsKey } from './chip/active-authentication.ts';
export { type CardHolder, readDataGroup13 } from './chip/card-holder.ts';
export { chipAuthenticated, readTranscript } from './chip/chip-authentication.ts';
export { ChipFormatError } from './chip/der.ts';
export { type KeyProof, keyProofOf } from './chip/key-proof.ts';
export { type Mrz, readDataGroup1 } from './chip/mrz.ts';
export { readTrustFolder, type TrustStore, trustStoreOf } from './chip/trust-store.ts';
export { type ChipVerdict, type RevocationState, verifyChip } from './chip/verify-chip.ts';
export type { KeyedOutcome } from './commands/chip-key.ts';
export { createAccount } from './commands/create-account.ts';
// Heads, by name
export { lockAccountCommand, unlockAccountCommand } from './commands/lock-account.ts';
export { passwordChanged } from './commands/own-password.ts';
export { listClients, registerClient, revokeClient } from './commands/register-client.ts';
export { createDemoAccounts, type DemoPerson, type DemoPlaces } from './demo/create-demo-accounts.ts';
export { demoAccounts } from './demo/demo-accounts.ts';
export type { AuthenticationLevel } from './domain/authentication-level.ts';
export { localPath } from './domain/local-path.ts';
export { changeEid } from './eid/change-eid.ts';
export { eidActivated } from './eid/commands/activate-eid.ts';
export { eidCodeWanted } from './eid/commands/ask-new-code.ts';
export { approveEid, refuseEid } from './eid/decide-eid.ts';
export { writtenActivationCode } from './eid/domain/activation-code.ts';
export { deviceName } from './eid/domain/device-name.ts';
export { deviceMessage } from './eid/domain/device-proof.ts';
export { ageOn, eidHolders } from './eid/domain/eid-rules.ts';
export { type EidAct, type EidState, eidTransitions, lockReasons, revokeReasons } from './eid/domain/eid-state.ts';
export { type EidAccount, findEidAccount } from './eid/eid-account-store.ts';
export { eidQuestions, eidSteps } from './eid/eid-heads.ts';
export type { EidQueueRow, EidRequest } from './eid/eid-request-store.ts';
export { clearSimulatedAccounts, importAccounts } from './eid/import-accounts.ts';
export { issueActivationCode } from './eid/issue-code.ts';
export { policeDuty } from './eid/police-duty.ts';
export type { EidAccountView } from './eid/queries/eid-accounts.ts';
export type { EidRequestView } from './eid/queries/eid-requests.ts';
export { registerEid } from './eid/register-eid.ts';
export { spacedCode } from './factors/recovery-codes.ts';
export type { Partner } from './partners/partner-store.ts';
export { partnerScopes } from './partners/scopes.ts';
export { securityActs, securityQuestions } from './security-heads.ts';
export type { ConsentRequest } from './sign-on/consents.ts';
export { createSignOn, type Redirect, type SignOn } from './sign-on/create-sign-on.ts';
export { sessionTokenOf } from './sign-on/sessions.ts';
export type { Exchange, SignInAnswer } from './sign-on/sign-in-answer.ts';
export type { SignInRequest } from './sign-on/sign-in-request.ts';
export { callbackPath, outsideCallbackPath, problemPath } from './sign-on/sign-on-context.ts';
export type { OutsideIssuer } from './sign-on/vneid.ts';
export { identityChecks } from './staff/commands/way-back.ts';
export { openFirstAdministrator } from './staff/first-administrator.ts';
export { staffActs, staffQuestions } from './staff/index.ts';
export type { OpenedStaff } from './staff/open-staff.ts';
export type { StaffMember } from './staff/queries/staff.ts';
export type { StaffRow } from './staff/staff-store.ts';
