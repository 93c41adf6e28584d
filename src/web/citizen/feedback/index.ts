import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { petitionPages } from './petition-pages.ts';
import { publishedPages } from './published-pages.ts';
import { ratePages } from './rate-pages.ts';
import { sendPages } from './send-pages.ts';

/** Rating a finished case; complaints and proposals from sending to the published answer. */
export const feedbackPages: readonly PageRoute[] = [...ratePages, ...publishedPages, ...sendPages, ...petitionPages];
