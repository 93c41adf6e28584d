import './i18n/index.ts';
import { officePaymentPages } from '../../office/payments/index.ts';
import type { PageRoute } from '../../shell/view.ts';
import { billPages } from './bill-pages.ts';
import { noticePages } from './notice-pages.ts';

/** Fees: the payer's pages, the bank's way in, and the desk's cash. */
export const payPages: readonly PageRoute[] = [...billPages, ...noticePages, ...officePaymentPages];
