import type { vi } from './vi.ts';

export const en: typeof vi = {
  queue: {
    title: 'Waiting cases',
    tab: {
      'receiving-officer': 'To receive or return',
      specialist: 'With the specialist',
      approver: 'To approve',
      applicant: 'With the applicant',
      all: 'All',
    },
    empty: 'No case is waiting',
    'empty-text': 'Cases submitted to this office appear here, the one due first on top.',
    code: 'Case code',
    service: 'Procedure',
    state: 'State',
    owner: 'With',
    submitted: 'Submitted',
    due: 'Due',
  },
  case: {
    purpose: 'Handling of an administrative case',
    person: 'Compared with the population registry',
    form: 'What is asked for',
    facts: 'Case',
    do: 'To do',
    'nothing-to-do': 'There is nothing for you to do with this case now.',
    note: 'Words to the applicant or the specialist',
    'note-hint': 'Say everything at once: what is missing or wrong, on what ground, what to do.',
  },
};
