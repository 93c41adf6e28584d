import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  title: 'Identity card appointment',
  text: 'Choose a place and a day with free appointments. Children under 14 come with a parent or guardian, who asks the police office for an appointment.',
  find: 'Find by place or commune',
  'find-button': 'Find',
  places: 'Places',
  'no-places': 'No place takes appointments in the next two weeks.',
  more: 'There are {count} more places. Type the name of a commune.',
  day: 'Days with free appointments',
  free: '{count} free',
  'no-days': 'This place is full for the next two weeks. Choose another.',
  'other-place': 'Choose another place',
  reason: 'Reason for the card',
  book: 'Book the appointment',
  change: 'Move to this day',
  'to-change': 'Change place or day',
  cancel: 'Cancel the appointment',
  'choice-missing': 'Choose one.',
  code: 'Application code',
  state: 'State',
  place: 'Place',
  'on-day': 'Day',
  number: 'Queue number',
};
