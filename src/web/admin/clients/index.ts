import type { PageRoute } from '../../shell/view.ts';
import './i18n/index.ts';
import { newPartnerPages } from './new-partner.ts';
import { partnerListPages } from './partner-list.ts';

/** Partners' systems that sign people in through us. */
export const clientPages: readonly PageRoute[] = [...partnerListPages, ...newPartnerPages];
