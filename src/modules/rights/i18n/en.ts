import type { vi } from './vi.ts';

export const en: typeof vi = {
  'asked-already': 'You have asked for this correction already and it waits for an answer.',
  'nothing-to-correct': 'What you wrote is what stands there already.',
  'no-commune': 'The registry does not know where you live. Ask the police of your commune for help.',
  'no-office': 'No office in charge of your place was found. Ask the police of your commune for help.',
  'not-found': 'There is no such request.',
  'not-yours': 'Another office answers this request.',
  'answered-already': 'This request was answered or taken back. Load the page anew.',
  state: { asked: 'Waits for an answer', accepted: 'Accepted', refused: 'Not accepted', withdrawn: 'Taken back' },
  notify: {
    asked: {
      subject: 'Request for correction {code} received',
      body: 'The office in charge answers {code} by {due}.',
      short: 'Request for correction {code} received; answer by {due}.',
    },
    accepted: {
      subject: 'Request for correction {code} accepted',
      body: 'The office in charge accepted {code}. The reason and the next step stand in My data.',
      short: 'Request for correction {code} accepted. See My data.',
    },
    refused: {
      subject: 'Request for correction {code} not accepted',
      body: 'The office in charge answered {code}. The reason stands in My data.',
      short: 'Request for correction {code} not accepted. See My data for the reason.',
    },
  },
};
