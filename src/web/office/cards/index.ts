import type { PageRoute } from '../../shell/view.ts';
import { applicationPages } from './application-page.ts';
import { campaignPages } from './campaign-pages.ts';
import { confirmPages } from './confirm-pages.ts';
import './i18n/index.ts';
import { placePages } from './place-pages.ts';
import { queuePages } from './queue-page.ts';
import { takePages } from './take-page.ts';

/** Identity cards at the police desk: applications, drives, places, confirmations of old numbers. */
export const cardPages: readonly PageRoute[] = [
  ...queuePages,
  ...takePages,
  ...applicationPages,
  ...campaignPages,
  ...placePages,
  ...confirmPages,
];
