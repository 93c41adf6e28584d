import './i18n/index.ts';
import type { PageRoute } from '../../shell/view.ts';

export const notificationPages: readonly PageRoute[] = [];
