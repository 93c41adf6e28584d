import type { PageRoute } from '../../shell/view.ts';
import './i18n/index.ts';

export const cleaningPages: readonly PageRoute[] = [];
