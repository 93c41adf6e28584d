import { giveBundle, showHandover, showHandovers, takeBundle } from './handover/hand-over.ts';
import { prepareIntake } from './intake/prepare-intake.ts';
import { enterMissingCases, showRegister, wholeRegister } from './register/show-register.ts';
import { showControlSheet } from './slips/control-sheet.ts';
import { issueCounterSlip } from './slips/counter-slip.ts';
import { issueForm, showMyForm, showSlip } from './slips/issue-form.ts';
import { callNext, deskBoard, settleTicket } from './tickets/call-ticket.ts';
import { endDevice, openDevice } from './tickets/devices.ts';
import { showHall, takeTicket } from './tickets/take-ticket.ts';

/** Acts of the desk: the queue, the printed forms, hand-overs, the register. */
export const commands = [
  openDevice,
  endDevice,
  takeTicket,
  callNext,
  settleTicket,
  issueForm,
  issueCounterSlip,
  giveBundle,
  takeBundle,
  enterMissingCases,
] as const;

/** Questions of the desk. */
export const queries = [
  deskBoard,
  prepareIntake,
  showHall,
  showMyForm,
  showSlip,
  showControlSheet,
  showHandovers,
  showHandover,
  showRegister,
  wholeRegister,
] as const;
