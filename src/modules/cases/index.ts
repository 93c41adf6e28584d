/** Cases from draft to return: the one-stop desk's work, its clock and its results. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './domain/deadline-messages.ts';
import './i18n/index.ts';
import { commands, queries } from './heads.ts';
import { goOnWhenPaid } from './payment/request-payment.ts';
import { tellHolder } from './tell-holder.ts';
import { sweepUploads } from './upload/sweep-uploads.ts';
import { tellDeputies, warnOwners } from './watch/index.ts';

export const casesModule: ModuleFace = {
  name: 'cases',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: [goOnWhenPaid, tellHolder, ...tellDeputies],
  tasks: [warnOwners, sweepUploads],
};

// Applying: drafts, papers, acting for somebody else
export * from './apply-face.ts';
// Bulk doors
export type { BulkCase } from './bulk-case.ts';
export { clearSimulatedCases, describeSimulatedCases, importCases } from './bulk-door.ts';
// Rules and types
export type { CheckedPaper } from './case-store.ts';
export type { BulkOutcome } from './commands/bulk-act.ts';
export type { Consultation } from './consultation/consultation-store.ts';
export { type CaseAct, type CaseState, caseStates, type Wait } from './domain/case-state.ts';
export { computeDeadline, type Deadline } from './domain/deadline.ts';
export type { Holder, NamedPost } from './holder-of-case.ts';
// Acts and questions of the office
export {
  answerConsultation,
  approveCase,
  assignCase,
  assignees,
  bulkAct,
  caseCourse,
  caseQueue,
  consultAgency,
  consultationTasks,
  declineCase,
  extendCase,
  finishStep,
  goOnWithoutAnswer,
  handOverResult,
  lengthenCase,
  proposeDecision,
  reassignCase,
  receiveAtCounter,
  receiveCase,
  refuseCase,
  remindAgency,
  requestPayment,
  requestSupplement,
  sendBack,
  settleCase,
  showCase,
  showMyCase,
  stopCase,
  submitApplication,
  takeCase,
  withdrawCase,
} from './office-heads.ts';
export type { Paper } from './paper-store.ts';
export type { NamedStep } from './queries/case-course.ts';
export type { QueueRow } from './queries/case-queue.ts';
export type { CaseView } from './queries/show-case.ts';
export { type TrackedCase, trackCase } from './queries/track-case.ts';
// Watching the clock
export * from './watch/index.ts';
