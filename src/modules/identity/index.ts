/** Accounts of citizens and officers, and sign-on: the OpenID provider, sessions, who is behind a request. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { createAccountCommand } from './commands/create-account.ts';
import { lockAccountCommand, unlockAccountCommand } from './commands/lock-account.ts';
import { listClients, registerClient, revokeClient } from './commands/register-client.ts';
import './eid/i18n/index.ts';
import { eidCommands, eidQueries } from './eid/index.ts';
import './i18n/index.ts';
import { securityCommands, securityQueries } from './security-heads.ts';

export const identityModule: ModuleFace = {
  name: 'identity',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [
    createAccountCommand,
    lockAccountCommand,
    unlockAccountCommand,
    registerClient,
    revokeClient,
    ...securityCommands,
    ...eidCommands,
  ],
  queries: [listClients, ...securityQueries, ...eidQueries],
  reactions: [],
};

export { type Account, type AccountKind, accountNames, findAccount, findAccountByLogin } from './account-store.ts';
// Accounts
export { type ActiveAuthentication, chipHasItsKey } from './chip/active-authentication.ts';
export { type CardHolder, readDataGroup13 } from './chip/card-holder.ts';
export { ChipFormatError } from './chip/der.ts';
export { type Mrz, readDataGroup1 } from './chip/mrz.ts';
export { readTrustFolder, type TrustStore, trustStoreOf } from './chip/trust-store.ts';
export { type ChipFiles, type ChipStep, type ChipVerdict, verifyChip } from './chip/verify-chip.ts';
export { createAccount } from './commands/create-account.ts';
// Demonstration
export { createDemoAccounts, type DemoPerson, type DemoPlaces } from './demo/create-demo-accounts.ts';
export { type DemoCitizen, type DemoOfficer, type DemoPlace, demoAccounts } from './demo/demo-accounts.ts';
// Levels of Decree 69/2024
export {
  type AuthenticationLevel,
  acrOf,
  type Factor,
  levelOfAcr,
  levelOfFactors,
} from './domain/authentication-level.ts';
export { localPath } from './domain/local-path.ts';
// e-ID accounts (eid/)
export * from './eid/index.ts';
export { spacedCode } from './factors/recovery-codes.ts';
export type { Partner } from './partners/partner-store.ts';
export { type PartnerScope, partnerScopes } from './partners/scopes.ts';
export * from './security-heads.ts';
export type { WebSession } from './session-store.ts';
export type { Approvals } from './sign-on/approvals.ts';
export type { ConsentRequest } from './sign-on/consents.ts';
// Sign-on
export { createSignOn, type Redirect, type SignOn, type SignOnOptions } from './sign-on/create-sign-on.ts';
export type { Interactions } from './sign-on/interactions.ts';
export type { Asker } from './sign-on/sessions.ts';
export type { Exchange, SignInAnswer } from './sign-on/sign-in-answer.ts';
export type { DemoChoice, SignInRequest } from './sign-on/sign-in-request.ts';
export { callbackPath, outsideCallbackPath, problemPath, providerPath } from './sign-on/sign-on-context.ts';
export type { OutsideIssuer } from './sign-on/vneid.ts';
// Heads
export { createAccountCommand, listClients, lockAccountCommand, registerClient, revokeClient, unlockAccountCommand };
