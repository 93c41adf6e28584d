import type { PageRoute } from '../../shell/view.ts';
import './i18n/index.ts';
import { importPages } from './import-pages.ts';
import { listPages } from './list-pages.ts';
import { memberPages } from './member-pages.ts';
import { newStaffPages } from './new-pages.ts';
import { proposalPages } from './proposal-pages.ts';

/** Officers' accounts and posts, looked after by administrators. Static addresses before those with an id. */
export const staffPages: readonly PageRoute[] = [
  ...listPages,
  ...newStaffPages,
  ...importPages,
  ...proposalPages,
  ...memberPages,
];
