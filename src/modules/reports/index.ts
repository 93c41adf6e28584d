/** Reports: what a report says against itself. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const reportsModule: ModuleFace = {
  name: 'reports',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};

export { checkReport } from './checker/check-report.ts';
export type { Finding, FindingKind } from './checker/finding.ts';
export { readReportFile, reportText } from './readers/read-report.ts';
