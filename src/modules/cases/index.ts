/** Cases from draft to return: the one-stop desk's work, its clock and its results. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './domain/deadline-messages.ts';
import './i18n/index.ts';
import { commands, queries } from './heads.ts';
import { noticeReactions } from './notices.ts';

export const casesModule: ModuleFace = {
  name: 'cases',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: noticeReactions,
};

// Bulk doors
export { type BulkCase, clearSimulatedCases, describeSimulatedCases, importCases } from './bulk-door.ts';
// Commands of the applicant
export { answerSupplement } from './commands/answer-supplement.ts';
export { attachPaper, attachSupplement, detachPaper } from './commands/attach-paper.ts';
// Commands of the office
export { approveCase, refuseCase } from './commands/decide-case.ts';
export { declineCase } from './commands/decide-intake.ts';
export { discardDraft } from './commands/discard-draft.ts';
export { handOverResult } from './commands/hand-over-result.ts';
export { proposeDecision, requestSupplement, sendBack, takeCase } from './commands/process-case.ts';
export { receiveCase } from './commands/receive-case.ts';
export { saveDraftPage } from './commands/save-draft-page.ts';
export { startDraft } from './commands/start-draft.ts';
export { submitCase } from './commands/submit-case.ts';
export { withdrawCase } from './commands/withdraw-case.ts';
// Rules and types
export { type CaseAct, type CaseState, caseStates } from './domain/case-state.ts';
export { computeDeadline, type Deadline } from './domain/deadline.ts';
export type { Paper } from './paper-store.ts';
// Queries
export { caseQueue, type QueueRow } from './queries/case-queue.ts';
export { myCases } from './queries/my-cases.ts';
export { type CaseView, showCase, showMyCase } from './queries/show-case.ts';
export { showDraft } from './queries/show-draft.ts';
export { type TrackedCase, trackCase } from './queries/track-case.ts';
