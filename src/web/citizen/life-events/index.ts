import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { eligibilityPages } from './eligibility-pages.ts';
import { eventPages } from './event-pages.ts';

/** Ways in for those who do not know what their procedure is called, and whether it is for them. */
export const lifeEventPages: readonly PageRoute[] = [...eventPages, ...eligibilityPages];
