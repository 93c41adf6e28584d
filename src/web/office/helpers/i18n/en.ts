import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  number: 'Personal number (12 digits)',
  birth: 'Date of birth',
  title: 'Helpers who apply for people',
  text: 'Village heads and community digital teams whom the commune has asked to help people apply online. Each time still needs the consent of the person, and the case says who sent it.',
  name: 'Name',
  place: 'Village or quarter',
  from: 'From',
  to: 'Until',
  cases: 'Cases helped',
  end: 'End',
  add: 'Name another helper',
  submit: 'Name',
  none: 'The commune has named nobody.',
  'no-end': 'No end',
  purpose: 'Managing helpers who apply for people',
};
