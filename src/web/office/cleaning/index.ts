import type { PageRoute } from '../../shell/view.ts';
import './i18n/index.ts';
import { campaignPages } from './campaign-pages.ts';
import { columnPages } from './column-pages.ts';
import { overviewPages } from './overview-pages.ts';
import { registerPages } from './register-pages.ts';
import { reviewPages } from './review-pages.ts';
import { sectorPages } from './sector-pages.ts';
import { villagePages } from './village-pages.ts';
import { weightPages } from './weight-pages.ts';

/** Cleaning of sector data at the office: registers, campaigns, reviews, scorecards. */
export const cleaningPages: readonly PageRoute[] = [
  ...overviewPages,
  ...registerPages,
  ...columnPages,
  ...campaignPages,
  ...reviewPages,
  ...villagePages,
  ...sectorPages,
  ...weightPages,
];
