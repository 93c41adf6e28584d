import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { checkPages } from './check-pages.ts';
import { contributionPages } from './contribution-pages.ts';
import { filePages } from './file-pages.ts';
import { framePages } from './frame-pages.ts';
import { listPages } from './list-pages.ts';
import { previewPages } from './preview-pages.ts';
import { reportPage } from './report-page.ts';
import { sectionPages } from './section-pages.ts';

/** The periodic report from draft to signed, and the checker for any report. */
export const reportPages: readonly PageRoute[] = [
  ...listPages,
  ...checkPages,
  ...contributionPages,
  ...reportPage,
  ...sectionPages,
  ...framePages,
  ...previewPages,
  ...filePages,
];
