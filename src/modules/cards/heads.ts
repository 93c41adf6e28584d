import {
  addDataChange,
  cancelApplication,
  captureApplication,
  handOverCard,
  issueCard,
  receiveApplication,
  refuseApplication,
  sendApplication,
  sendApplicationBack,
  takeApplication,
} from './commands/application-acts.ts';
import { bookAppointment, cancelAppointment, changeAppointment } from './commands/own-appointment.ts';
import { openCampaign, openPlace, setCapacity } from './commands/set-places.ts';
import {
  approveEidRequest,
  lockEid,
  printEidCode,
  recoverEid,
  refuseEidRequest,
  registerEidAtDesk,
  revokeEid,
  unlockEid,
} from './eid/eid-desk.ts';
import { checkConfirmation, confirmNumber, revokeConfirmation, showConfirmation } from './numbers/confirm-number.ts';
import { cardQueue, findCardApplication, lateCards, showApplication } from './queries/applications.ts';
import { campaignCounts, campaigns, cardPlaces } from './queries/campaigns.ts';
import { freeDays, myAppointment, placesForAppointment } from './queries/own-appointment.ts';

/** Acts and questions of the module, by name. */
export const cardActs = {
  takeApplication,
  receiveApplication,
  captureApplication,
  addDataChange,
  sendApplication,
  sendApplicationBack,
  issueCard,
  handOverCard,
  refuseApplication,
  cancelApplication,
  openCampaign,
  openPlace,
  setCapacity,
  confirmNumber,
  revokeConfirmation,
  bookAppointment,
  changeAppointment,
  cancelAppointment,
};
export const eidActs = {
  registerEidAtDesk,
  approveEidRequest,
  refuseEidRequest,
  lockEid,
  unlockEid,
  revokeEid,
  recoverEid,
  printEidCode,
};
export const cardQuestions = {
  cardQueue,
  lateCards,
  findCardApplication,
  showApplication,
  campaigns,
  campaignCounts,
  cardPlaces,
  showConfirmation,
  checkConfirmation,
  placesForAppointment,
  freeDays,
  myAppointment,
};
