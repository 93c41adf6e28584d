import { formEn } from './form-en.ts';
import type { vi } from './vi.ts';

export const en: typeof vi = {
  form: formEn,
  'not-your-desk': 'You do not work at this desk.',
  'no-device': 'This address is no longer in use. Ask the desk to open the kiosk or screen again.',
  'no-ticket': 'This ticket was not found.',
  'ticket-done': 'Ticket {number} has been served or dealt with at another counter.',
  'queue-full': 'Too many people are waiting today, so no more numbers are given. Please ask the desk.',
  'no-procedure': 'This procedure does not exist or is no longer in force.',
  'form-not-yet': 'The case has not reached the step of this form.',
  'slip-not-found': 'This slip was not found, or it does not belong to your desk.',
  'needs-required': 'Write what is missing, one thing on each line.',
  'reason-required': 'Write the reason and its ground.',
  'no-cases-chosen': 'Choose at least one case to hand over.',
  'cases-not-here': 'Some cases do not belong to this agency or have no code yet. Reload the page and choose again.',
  'already-given': 'Case {code} is in a bundle that nobody has taken yet.',
  'handover-not-found': 'This hand-over was not found.',
  'handover-taken': 'This hand-over has been taken already.',
  'handover-own': 'Whoever gives a bundle does not take it.',
  'register-missing': 'This agency has no register of that year.',
};
