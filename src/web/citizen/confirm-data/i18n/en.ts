import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  title: 'Confirm data',
  text: 'State agencies think that the following records may be yours. Your answer makes the data right and takes no right from you.',
  none: 'There is no question for you.',
  'none-text': 'When an agency needs you to confirm a record, the question appears here and you get a message.',
  'asked-at': 'Asked on {day}',
  'your-answer': 'You answered: {answer}',
  question: 'Is this record yours?',
  note: 'If something is wrong, please say what',
  send: 'Send the answer',
  'choice-missing': 'Please choose an answer.',
};
