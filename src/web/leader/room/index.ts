import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { communePages } from './commune-pages.ts';
import { emulationPages } from './emulation-pages.ts';
import { overviewPages } from './overview-pages.ts';
import { rankingPages } from './ranking-pages.ts';
import { wallPages } from './wall-pages.ts';

/** The steering room: where the province stands, who is behind, one click from the records. */
export const roomPages: readonly PageRoute[] = [
  ...overviewPages,
  ...rankingPages,
  ...communePages,
  ...emulationPages,
  ...wallPages,
];
