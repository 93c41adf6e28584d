import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { handlePages } from './handle-pages.ts';
import { satisfactionPages } from './satisfaction-pages.ts';

/** Complaints and proposals at the office that handles them; what people think of the work. */
export const officeFeedbackPages: readonly PageRoute[] = [...satisfactionPages, ...handlePages];
