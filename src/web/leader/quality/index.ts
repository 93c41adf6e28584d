import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { agencyPages } from './agency-pages.ts';
import { cardPages } from './card-pages.ts';
import { rankingPages } from './ranking-pages.ts';
import { recordPages } from './record-pages.ts';

/** The quality index: ranking, one agency's components, the records behind them; the scorecards. */
export const qualityPages: readonly PageRoute[] = [...rankingPages, ...agencyPages, ...recordPages, ...cardPages];
