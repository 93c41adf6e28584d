import { attachPaper, attachSupplement, checkAttach, detachPaper, movePaperUp } from './commands/attach-paper.ts';
import { discardDraft } from './commands/discard-draft.ts';
import { chooseReturnBy, saveDraftPage } from './commands/save-draft-page.ts';
import { startDraft } from './commands/start-draft.ts';
import { submitCase } from './commands/submit-case.ts';
import { actingFor } from './on-behalf/acting-for.ts';
import { giveConsent, giveConsentOnPaper, withdrawConsent } from './on-behalf/give-consent.ts';
import { dismissHelper, helpersOfMine, nameHelper } from './on-behalf/name-helpers.ts';
import { peopleOfCase } from './on-behalf/people-of-case.ts';
import { requestConsent } from './on-behalf/request-consent.ts';
import { showConsent } from './on-behalf/show-consent.ts';
import { myCases } from './queries/my-cases.ts';
import { showDraft } from './queries/show-draft.ts';
import { chunkCommands } from './upload/add-chunk.ts';
import { uploadCommands, uploadQueries } from './upload/finish-upload.ts';
import { showUpload, startUpload } from './upload/start-upload.ts';

/** Acts before a case exists, in the order in which a citizen does them. */
export const applyCommands = [
  requestConsent,
  giveConsent,
  giveConsentOnPaper,
  withdrawConsent,
  nameHelper,
  dismissHelper,
  startDraft,
  saveDraftPage,
  chooseReturnBy,
  discardDraft,
  startUpload,
  ...chunkCommands,
  ...uploadCommands,
  checkAttach,
  attachPaper,
  attachSupplement,
  detachPaper,
  movePaperUp,
  submitCase,
];

/** Questions of whoever applies. */
export const applyQueries = [
  myCases,
  showDraft,
  actingFor,
  showConsent,
  peopleOfCase,
  helpersOfMine,
  showUpload,
  ...uploadQueries,
];
