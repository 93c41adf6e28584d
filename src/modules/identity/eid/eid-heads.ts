/** Acts and questions of e-ID accounts that belong to this module; the desk's are in cards. */
import { checkActivationCode, finishActivation } from './commands/activate-eid.ts';
import { askNewActivationCode } from './commands/ask-new-code.ts';
import { findEid, myEid, showEidAccount } from './queries/eid-accounts.ts';
import { eidFigures } from './queries/eid-figures.ts';
import { eidQueue, showEidRequest } from './queries/eid-requests.ts';

/** What the holder does alone, by name. */
export const eidSteps = { checkActivationCode, finishActivation, askNewActivationCode };
/** Questions about e-ID accounts, by name. */
export const eidQuestions = { eidQueue, showEidRequest, showEidAccount, findEid, myEid, eidFigures };
