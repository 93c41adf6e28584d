import type { vi } from './vi.ts';

export const en: typeof vi = {
  error: {
    home: 'To the first page',
    'not-found': 'This page was not found',
    forbidden: 'You may not see this page',
    fault: 'Something went wrong',
    refused: 'This could not be done',
  },
  kept: {
    title: 'What you typed is still here',
    text: 'Your session ended while you were typing. We kept what you typed; press the button to send it on.',
    'go-on': 'Send on what I typed',
    gone: 'What was kept is gone (it is kept for one hour). Please open the form again.',
  },
  role: {
    citizen: 'Citizen, account of level {level}',
    'receiving-officer': 'Receiving officer',
    specialist: 'Specialist',
    approver: 'Approver',
    leader: 'Leader',
    administrator: 'Administrator',
    'no-post': 'No post at present',
  },
  navigation: {
    services: 'Services',
    track: 'Track a case',
    'my-cases': 'My cases',
    queue: 'Waiting cases',
    figures: 'Project 06 figures',
    api: 'API',
  },
  api: {
    title: 'Programming interface (API)',
    intro: 'Whatever can be done on the pages can be called by other software too. The full description in OpenAPI:',
    path: 'Path',
    who: 'Who may call',
    summary: 'What it does',
  },
  upload: { none: 'Choose a file before you attach.' },
  by: { applicant: 'Applicant', office: 'Office' },
};
