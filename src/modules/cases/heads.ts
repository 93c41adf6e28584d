import { answerSupplement } from './commands/answer-supplement.ts';
import { attachPaper, attachSupplement, detachPaper } from './commands/attach-paper.ts';
import { approveCase, refuseCase } from './commands/decide-case.ts';
import { declineCase } from './commands/decide-intake.ts';
import { discardDraft } from './commands/discard-draft.ts';
import { handOverResult } from './commands/hand-over-result.ts';
import { proposeDecision, requestSupplement, sendBack, takeCase } from './commands/process-case.ts';
import { receiveCase } from './commands/receive-case.ts';
import { saveDraftPage } from './commands/save-draft-page.ts';
import { startDraft } from './commands/start-draft.ts';
import { submitCase } from './commands/submit-case.ts';
import { withdrawCase } from './commands/withdraw-case.ts';
import { caseQueue } from './queries/case-queue.ts';
import { myCases } from './queries/my-cases.ts';
import { showCase, showMyCase } from './queries/show-case.ts';
import { showDraft } from './queries/show-draft.ts';
import { trackCase } from './queries/track-case.ts';

/** Acts of cases, in the order of a case's life. */
export const commands = [
  startDraft,
  saveDraftPage,
  discardDraft,
  attachPaper,
  detachPaper,
  submitCase,
  receiveCase,
  declineCase,
  takeCase,
  requestSupplement,
  attachSupplement,
  answerSupplement,
  proposeDecision,
  sendBack,
  approveCase,
  refuseCase,
  handOverResult,
  withdrawCase,
];

/** Questions about cases. */
export const queries = [myCases, showDraft, showMyCase, showCase, caseQueue, trackCase];
