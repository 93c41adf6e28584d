/** The heads of processing: what the desk, the specialists, the approver and the heads of the office do and ask. */
import { assignCase, reassignCase } from './commands/assign-case.ts';
import { bulkAct } from './commands/bulk-act.ts';
import { approveCase, refuseCase, settleCase } from './commands/decide-case.ts';
import { declineCase } from './commands/decide-intake.ts';
import { extendCase, lengthenCase } from './commands/extend-case.ts';
import { handOverResult } from './commands/hand-over-result.ts';
import { finishStep, proposeDecision, requestSupplement, sendBack, takeCase } from './commands/process-case.ts';
import { receiveAtCounter } from './commands/receive-at-counter.ts';
import { receiveCase } from './commands/receive-case.ts';
import { submitApplication } from './commands/submit-application.ts';
import { stopCase, withdrawCase } from './commands/withdraw-case.ts';
import { answerConsultation, consultAgency, goOnWithoutAnswer, remindAgency } from './consultation/consult.ts';
import { consultationTasks } from './consultation/consultation-tasks.ts';
import { requestPayment } from './payment/request-payment.ts';
import { caseCourse } from './queries/case-course.ts';
import { caseQueue } from './queries/case-queue.ts';
import { assignees, showCase, showMyCase } from './queries/show-case.ts';

export const processingCommands = [
  submitApplication,
  receiveAtCounter,
  receiveCase,
  declineCase,
  takeCase,
  assignCase,
  reassignCase,
  finishStep,
  requestSupplement,
  requestPayment,
  consultAgency,
  answerConsultation,
  remindAgency,
  goOnWithoutAnswer,
  lengthenCase,
  extendCase,
  proposeDecision,
  sendBack,
  approveCase,
  settleCase,
  refuseCase,
  bulkAct,
  handOverResult,
  stopCase,
  withdrawCase,
];

export const processingQueries = [showMyCase, showCase, caseCourse, caseQueue, assignees, consultationTasks];

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
};
