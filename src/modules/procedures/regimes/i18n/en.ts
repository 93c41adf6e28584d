import type { vi } from './vi.ts';

export const en: typeof vi = {
  calendar: {
    'not-a-date': 'There is no date "{date}". Write year-month-day, for example 2023-12-29.',
    'before-first':
      'The calendar of working days begins on {first}; {date} lies before it, so no deadline can be counted.',
    'after-last': 'The calendar of working days ends on {last}; {date} cannot be counted yet.',
    'counts-past-last':
      'The period runs past {last}, the last day of the calendar of working days; it cannot be counted yet.',
    'not-a-count': 'The number of working days must be a whole number, zero or more; "{count}" is not one.',
  },
  regime: {
    'none-at-date': 'The one-stop rules in this system apply from {first}; {date} lies before.',
  },
  'case-code': {
    'none-at-date': 'The rules on case codes are in force from {first}; {date} lies before.',
    'bad-agency': 'The agency code "{agency}" is not of the right form; right ones are H16.12 or H16.12.003.',
    'agency-too-wide':
      'The agency code "{agency}" has a number too long for its place in a case code by {circular}; no code can be given.',
    'bad-counter': 'The running number of the day must be a whole number from 1; "{counter}" is not one.',
    'counter-full':
      'The agency {agency} has used all {most} case numbers of {date} by {circular}. Receive this case on the next working day.',
  },
};
