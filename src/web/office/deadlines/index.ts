import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { absencePages } from './absence-pages.ts';
import { latePages } from './late-pages.ts';

/** Watching the clock by unit, and who stands in for whom. */
export const deadlinePages: readonly PageRoute[] = [...latePages, ...absencePages];
