import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { batchPages } from './batch-pages.ts';
import { editPages } from './edit-pages.ts';
import { exchangePages } from './exchange-pages.ts';
import { listPages } from './list-pages.ts';
import { onlinePages } from './online-pages.ts';
import { versionPages } from './version-pages.ts';

/** The editor of the catalogue, for administrators. */
export const catalogueEditorPages: readonly PageRoute[] = [
  ...listPages,
  ...exchangePages,
  ...onlinePages,
  ...batchPages,
  ...versionPages,
  ...editPages,
];
