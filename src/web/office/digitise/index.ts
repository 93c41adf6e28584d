import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { batchPages } from './batch-pages.ts';
import { batchWorkPages } from './batch-work-pages.ts';
import { resultPages } from './result-pages.ts';
import { scanFormPages } from './scan-form-pages.ts';
import { scanPages } from './scan-pages.ts';

/** Digitising at the office: one paper or result, batches of old results, and the register of results. */
export const digitisePages: readonly PageRoute[] = [
  ...scanFormPages,
  ...scanPages,
  ...batchPages,
  ...batchWorkPages,
  ...resultPages,
];
