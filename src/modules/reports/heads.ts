import { askContribution, returnContribution, sendContribution, takeContribution } from './commands/contribute.ts';
import { amendReport, freezeReport, returnToDraft, signReport, submitForReview } from './commands/move-report.ts';
import { startReport } from './commands/start-report.ts';
import { addRemark, giveReasons, settleRemarkCommand, writeFrame, writeSection } from './commands/write-report.ts';
import {
  listReports,
  myContributions,
  previewReport,
  showContribution,
  showReport,
  verifyFrozen,
} from './queries/reports.ts';

/** Everything that can be done with reports, for the module's face. */
export const commands = [
  startReport,
  writeSection,
  writeFrame,
  addRemark,
  settleRemarkCommand,
  askContribution,
  sendContribution,
  takeContribution,
  returnContribution,
  submitForReview,
  returnToDraft,
  giveReasons,
  freezeReport,
  signReport,
  amendReport,
];

/** Everything that can be asked of reports. */
export const queries = [listReports, showReport, previewReport, verifyFrozen, myContributions, showContribution];
