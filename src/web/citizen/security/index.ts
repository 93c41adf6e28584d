import type { PageRoute } from '../../shell/view.ts';
import './i18n/index.ts';
import { factorPages } from './factor-pages.ts';
import { overviewPages } from './overview-pages.ts';
import { passwordPages } from './password-pages.ts';
import { payoutPages } from './payout-pages.ts';

/** What opens one's account, on which devices, whom one lets in, and where benefits are paid to. */
export const securityPages: readonly PageRoute[] = [...overviewPages, ...factorPages, ...passwordPages, ...payoutPages];
