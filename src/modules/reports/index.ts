/** Reports: what a report says against itself. */
import './i18n/index.ts';

export { checkReport } from './checker/check-report.ts';
export type { Finding, FindingKind } from './checker/finding.ts';
export { readReportFile, reportText } from './readers/read-report.ts';
