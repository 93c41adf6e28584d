import type { PageRoute } from '../../shell/view.ts';
import { accountPages } from './account-page.ts';
import { activatePages } from './citizen-activation/activate-pages.ts';
import { figuresPages } from './figures-page.ts';
import './i18n/index.ts';
import { queuePages } from './queue-page.ts';
import { registerPages } from './register-page.ts';
import { requestPages } from './request-page.ts';

/** e-ID accounts at the police desk, and the holder's own page for activating. */
export const eidPages: readonly PageRoute[] = [
  ...queuePages,
  ...registerPages,
  ...requestPages,
  ...accountPages,
  ...figuresPages,
  ...activatePages,
];
