import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { counterPages } from './counter-pages.ts';
import { dayBookPages } from './day-book-pages.ts';
import { unmatchedPages } from './unmatched-pages.ts';

/** The desk's fees: cash for one case, giving back, the book of the day, money that matches nothing. */
export const officePaymentPages: readonly PageRoute[] = [...counterPages, ...dayBookPages, ...unmatchedPages];
