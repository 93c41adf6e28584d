import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { correctionPages } from './correction-pages.ts';
import { exportPages } from './export-pages.ts';
import { usagePages } from './usage-pages.ts';

/** A person's own data: what the registry says, who used it, corrections, a copy to take away. */
export const myDataPages: readonly PageRoute[] = [...usagePages, ...correctionPages, ...exportPages];
