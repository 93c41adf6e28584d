import { helperPages } from '../../../office/helpers/index.ts';
import type { PageRoute } from '../../../shell/view.ts';
import { askPages } from './ask-pages.ts';
import { choosePages } from './choose-pages.ts';
import { consentPages } from './consent-pages.ts';

/** Applying for somebody else: for whom, the consent, who may apply for whom, and the desk's list of village helpers. */
export const forOtherPages: readonly PageRoute[] = [...choosePages, ...askPages, ...consentPages, ...helperPages];
