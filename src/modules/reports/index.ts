/** Reports: the periodic report from draft to signed, its files, and what any report says against itself. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';
import { commands, queries } from './heads.ts';
import { signReportsTask } from './sign-task.ts';

export const reportsModule: ModuleFace = {
  name: 'reports',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: [],
  tasks: [signReportsTask],
};

// Who may
export { deciderRoles, mayAct, signerRoles, writerRoles } from './act-on-report.ts';
// The document and its files
export { buildReport } from './build-report.ts';
// The checker
export { checkReport } from './checker/check-report.ts';
export type { Finding, FindingKind } from './checker/finding.ts';
// Heads
export { askContribution, returnContribution, sendContribution, takeContribution } from './commands/contribute.ts';
export { amendReport, freezeReport, returnToDraft, signReport, submitForReview } from './commands/move-report.ts';
export { startReport } from './commands/start-report.ts';
export { addRemark, giveReasons, settleRemarkCommand, writeFrame, writeSection } from './commands/write-report.ts';
export { buildDocument } from './document/build-document.ts';
export { figureText } from './document/number-runs.ts';
export type { ReportContent } from './document/report-content.ts';
export { sectionNumbers } from './document/section-numbers.ts';
export {
  type ContributionView,
  listReports,
  myContributions,
  previewReport,
  type ReportPreview,
  type ReportView,
  showContribution,
  showReport,
  verifyFrozen,
} from './queries/reports.ts';
export { readReportFile, reportText } from './readers/read-report.ts';
export { reportBody, sectionBody } from './render/html.ts';
export { mediaTypes, type OutputKind, outputKinds, renderReport, reportFileName } from './render/render-report.ts';
export type { ReportRow, ReportState, SectionRow } from './report-store.ts';
