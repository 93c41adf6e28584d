/** The one-stop desk's counter: tickets, intake slips, hand-overs, the printed forms 01 to 06, the register. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { giveBundle, showHandover, showHandovers, takeBundle } from './handover/hand-over.ts';
import { commands, queries } from './heads.ts';
import './i18n/index.ts';
import { prepareIntake } from './intake/prepare-intake.ts';
import { closeRegisters } from './register/close-registers.ts';
import { enterMissingCases, showRegister, wholeRegister } from './register/show-register.ts';
import { showControlSheet } from './slips/control-sheet.ts';
import { issueCounterSlip } from './slips/counter-slip.ts';
import { issueForm, showMyForm, showSlip } from './slips/issue-form.ts';
import { slipReactions } from './slips/slip-reactions.ts';
import { callNext, deskBoard, settleTicket } from './tickets/call-ticket.ts';
import { endDevice, openDevice } from './tickets/devices.ts';
import { showHall, takeTicket } from './tickets/take-ticket.ts';

export const deskModule: ModuleFace = {
  name: 'desk',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands,
  queries,
  reactions: slipReactions,
  tasks: [closeRegisters],
};

// Reading a card
export { type CardData, readCardQr } from './domain/card-qr.ts';
export { ticketText } from './domain/ticket.ts';
// Drawing
export { drawSheet } from './forms/draw-sheet.ts';
export { type FormKind, formKinds } from './forms/form-kinds.ts';
export type { Sheet } from './forms/sheet.ts';
export type { PreparedIntake } from './intake/prepare-intake.ts';
export { bookColumns, bookLine, drawBook } from './register/book-sheet.ts';
export { closeRegister } from './register/close-registers.ts';
export { formsOfHistory } from './slips/forms-of-history.ts';
// Heads
export {
  callNext,
  deskBoard,
  endDevice,
  enterMissingCases,
  giveBundle,
  issueCounterSlip,
  issueForm,
  openDevice,
  prepareIntake,
  settleTicket,
  showControlSheet,
  showHall,
  showHandover,
  showHandovers,
  showMyForm,
  showRegister,
  showSlip,
  takeBundle,
  takeTicket,
  wholeRegister,
};
