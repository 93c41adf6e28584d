import './citizen/i18n/index.ts';
import './leader/i18n/index.ts';
import './office/i18n/index.ts';
import './shell/i18n/index.ts';
import './sign-in/i18n/index.ts';
import { catalogueEditorPages } from './admin/catalogue/index.ts';
import { clientPages } from './admin/clients/index.ts';
import { notificationPages } from './admin/notifications/index.ts';
import { staffPages } from './admin/staff/index.ts';
import { checkPages } from './citizen/apply/check-pages.ts';
import { formPages } from './citizen/apply/form-pages.ts';
import { papersPages } from './citizen/apply/papers-pages.ts';
import { cardAppointmentPages } from './citizen/card-appointment/index.ts';
import { cataloguePages } from './citizen/catalogue-pages.ts';
import { confirmDataPages } from './citizen/confirm-data/index.ts';
import { feedbackPages } from './citizen/feedback/index.ts';
import { lifeEventPages } from './citizen/life-events/index.ts';
import { messagePages } from './citizen/messages/index.ts';
import { myDataPages } from './citizen/my-data/index.ts';
import { myPages } from './citizen/my-pages.ts';
import { payPages } from './citizen/pay/index.ts';
import { receiptPages } from './citizen/receipt-pages.ts';
import { resultPages } from './citizen/results/index.ts';
import { securityPages } from './citizen/security/index.ts';
import { trackPages } from './citizen/track-pages.ts';
import { figuresPages } from './leader/figures-pages.ts';
import { populationPages } from './leader/population/index.ts';
import { qualityPages } from './leader/quality/index.ts';
import { reportPages } from './leader/reports/index.ts';
import { roomPages } from './leader/room/index.ts';
import { cardPages } from './office/cards/index.ts';
import { officeCasePages } from './office/case-pages.ts';
import { chipPages } from './office/chip/index.ts';
import { cleaningPages } from './office/cleaning/index.ts';
import { officeCorrectionPages } from './office/corrections/index.ts';
import { deadlinePages } from './office/deadlines/index.ts';
import { deskPages } from './office/desk/index.ts';
import { digitisePages } from './office/digitise/index.ts';
import { eidPages } from './office/eid/index.ts';
import { officeFeedbackPages } from './office/feedback/index.ts';
import { queuePages } from './office/queue-pages.ts';
import { statementPages } from './office/statements/index.ts';
import { steeringPages } from './office/steering/index.ts';
import { keptPages } from './shell/kept-pages.ts';
import { placesPages } from './shell/places-page.ts';
import type { PageRoute } from './shell/view.ts';

/** Every page of the house, room by room. */
export const pages: readonly PageRoute[] = [
  ...cataloguePages,
  ...formPages,
  ...papersPages,
  ...checkPages,
  ...receiptPages,
  ...myPages,
  ...trackPages,
  ...queuePages,
  ...officeCasePages,
  ...figuresPages,
  ...lifeEventPages,
  ...messagePages,
  ...payPages,
  ...feedbackPages,
  ...resultPages,
  ...deskPages,
  ...digitisePages,
  ...officeFeedbackPages,
  ...deadlinePages,
  ...catalogueEditorPages,
  ...notificationPages,
  ...qualityPages,
  ...clientPages,
  ...staffPages,
  ...confirmDataPages,
  ...myDataPages,
  ...securityPages,
  ...populationPages,
  ...reportPages,
  ...roomPages,
  ...cardAppointmentPages,
  ...cardPages,
  ...chipPages,
  ...cleaningPages,
  ...eidPages,
  ...statementPages,
  ...steeringPages,
  ...officeCorrectionPages,
  ...keptPages,
  ...placesPages,
];
