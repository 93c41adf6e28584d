import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
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
import { noticeReactions } from './notices.ts';
import { caseQueue } from './queries/case-queue.ts';
import { myCases } from './queries/my-cases.ts';
import { showCase, showMyCase } from './queries/show-case.ts';
import { showDraft } from './queries/show-draft.ts';
import { trackCase } from './queries/track-case.ts';

// Bulk doors
export { type BulkCase, clearSimulatedCases, describeSimulatedCases, importCases } from './bulk-door.ts';
// Types and rules
export { type CaseAct, type CaseState, caseStates, isDecided, portalStateCode } from './domain/case-state.ts';
export { computeDeadline, type Deadline } from './domain/deadline.ts';
export type { Paper } from './paper-store.ts';
export type { QueueRow } from './queries/case-queue.ts';
export type { CaseView } from './queries/show-case.ts';
export type { TrackedCase } from './queries/track-case.ts';
// Commands
// Queries
export {
  answerSupplement,
  approveCase,
  attachPaper,
  attachSupplement,
  caseQueue,
  declineCase,
  detachPaper,
  discardDraft,
  handOverResult,
  myCases,
  proposeDecision,
  receiveCase,
  refuseCase,
  requestSupplement,
  saveDraftPage,
  sendBack,
  showCase,
  showDraft,
  showMyCase,
  startDraft,
  submitCase,
  takeCase,
  trackCase,
  withdrawCase,
};

export const casesModule: ModuleFace = {
  name: 'cases',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [
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
  ],
  queries: [myCases, showDraft, showMyCase, showCase, caseQueue, trackCase],
  reactions: noticeReactions,
};
