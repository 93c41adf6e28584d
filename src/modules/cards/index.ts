/** Identity cards: applications, drives, confirmations of numbers; and the police's desk for e-ID accounts. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { sendWantedCode, tellActivation } from './eid/eid-reactions.ts';
import { cardActs, cardQuestions, eidActs } from './heads.ts';
import './i18n/index.ts';

export const cardsModule: ModuleFace = {
  name: 'cards',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [...Object.values(cardActs), ...Object.values(eidActs)],
  queries: Object.values(cardQuestions),
  reactions: [sendWantedCode, tellActivation],
};

// Rules and types
export type { Application, ApplicationListRow, DataChange } from './application-store.ts';
export type { Campaign } from './campaign-store.ts';
export { type ApplicationAct, type ApplicationState, transitions } from './domain/application-state.ts';
export { bookableReasons } from './domain/appointment-days.ts';
export { type CardField, changeableFields } from './domain/card-fields.ts';
export { applicationKinds, cardRegimeAt, reasonsOf } from './domain/card-rules.ts';
// Bulk doors and demonstration
export { fillCardsDemo } from './fill-demo.ts';
export { type ApplicationsWish, clearSimulatedApplications, importApplications } from './import-applications.ts';
export type { NumberConfirmation } from './numbers/confirmation-store.ts';
export { drawConfirmation } from './numbers/draw-confirmation.ts';
export { feeOf } from './open-application.ts';
export type { Place } from './place-store.ts';
export type { ApplicationView } from './queries/applications.ts';
export type { CampaignCounts } from './queries/campaigns.ts';
export { cardActs, cardQuestions, eidActs };
