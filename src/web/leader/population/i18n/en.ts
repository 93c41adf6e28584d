import type { vi } from './vi.ts';

export const en: typeof vi = {
  title: 'Population statistics: {place}',
  about:
    'Counted from the population registry by where people live (temporary residence, else permanent). Counts from 1 to below {least} are kept back, with some cells beside them, so that nobody is recognised.',
  counted: 'Counted at {at}; the population registry has not changed since.',
  'whole-province': 'Show the whole province',
  'kept-back': 'kept back',
  age: 'aged {from}–{to}',
  'age-and-over': 'aged {from} and over',
  'age-about': 'Each bar is the number of people within five years of age, the oldest on top.',
  card: {
    people: 'Residents',
    households: 'Households',
    minority: 'Share of ethnic minorities',
    groups: 'Ethnic groups living here',
  },
  table: {
    sex: 'Sex',
    age: 'Age group',
    ethnicity: 'Ethnic group',
    households: 'Households',
    moves: 'Changes within 12 months',
  },
  column: {
    female: 'Female',
    male: 'Male',
    households: 'Households',
    birth: 'Births',
    death: 'Deaths',
    'move-in': 'Moved in',
    'move-out': 'Moved out',
  },
  people: 'People',
  events: 'Events',
  share: 'Share',
  communes: 'Communes',
  commune: 'Commune',
  code: 'Code',
  sum: 'Total',
  files: 'Download the tables',
  empty: 'Nobody is in the population registry on this day.',
};
