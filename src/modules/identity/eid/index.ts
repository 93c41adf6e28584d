/** e-ID accounts: what other modules and the pages use. */

import { checkActivationCode, finishActivation } from './commands/activate-eid.ts';
import { askNewActivationCode } from './commands/ask-new-code.ts';
import { findEid, myEid, showEidAccount } from './queries/eid-accounts.ts';
import { eidFigures } from './queries/eid-figures.ts';
import { eidQueue, showEidRequest } from './queries/eid-requests.ts';

export const eidCommands = [checkActivationCode, finishActivation, askNewActivationCode] as const;
export const eidQueries = [eidQueue, showEidRequest, showEidAccount, findEid, myEid, eidFigures] as const;

export { changeEid, type EidChangeAct } from './change-eid.ts';
export { type CodeCheck, eidActivated } from './commands/activate-eid.ts';
export { eidCodeWanted } from './commands/ask-new-code.ts';
export { approveEid, refuseEid } from './decide-eid.ts';
export { writtenActivationCode } from './domain/activation-code.ts';
export { deviceName } from './domain/device-name.ts';
export { deviceMessage, isSignedBy } from './domain/device-proof.ts';
export { ageOn, type EidHolder, type EidLevel, eidHolders, eidRegimeAt } from './domain/eid-rules.ts';
export {
  type EidAct,
  type EidState,
  eidTransitions,
  type LockReason,
  lockReasons,
  type RevokeReason,
  revokeReasons,
} from './domain/eid-state.ts';
export { type EidAccount, findEidAccount } from './eid-account-store.ts';
export { deviceOf, type EidDevice } from './eid-device-store.ts';
export type { EidEvent } from './eid-history-store.ts';
export type { EidQueueRow, EidRequest } from './eid-request-store.ts';
export { type AccountsWish, clearSimulatedAccounts, importAccounts, type LevelCounts } from './import-accounts.ts';
export { issueActivationCode } from './issue-code.ts';
export { policeDuty } from './police-duty.ts';
export type { EidAccountView } from './queries/eid-accounts.ts';
export type { EidFigures } from './queries/eid-figures.ts';
export type { EidRequestView } from './queries/eid-requests.ts';
export { type CardSaid, type EidRegistration, registerEid } from './register-eid.ts';
export {
  askNewActivationCode,
  checkActivationCode,
  eidFigures,
  eidQueue,
  findEid,
  finishActivation,
  myEid,
  showEidAccount,
  showEidRequest,
};
