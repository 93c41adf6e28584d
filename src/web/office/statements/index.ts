import type { PageRoute } from '../../shell/view.ts';
import { decidePages } from './decide-pages.ts';
import { evidencePages } from './evidence-pages.ts';
import { formPages } from './form-pages.ts';
import './i18n/index.ts';
import { latePages } from './late-pages.ts';
import { listPages } from './list-pages.ts';
import { periodPages } from './period-pages.ts';
import { villagePages } from './village-pages.ts';

/** Figures that units state: their forms, approval, who is late, the periods. */
export const statementPages: readonly PageRoute[] = [
  ...listPages,
  ...latePages,
  ...periodPages,
  ...formPages,
  ...decidePages,
  ...evidencePages,
  ...villagePages,
];
