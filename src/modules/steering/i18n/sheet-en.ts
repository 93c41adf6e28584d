import type { sheetVi } from './sheet-vi.ts';

export const sheetEn: typeof sheetVi = {
  'column-missing': 'The table has no column {column}. Please download the template and fill it in.',
  needed: 'This cell must not be empty.',
  'not-a-day': '“{text}” is no day. Write day/month/year, for instance 07/08/2023.',
  'not-a-choice': '“{text}” is not in the list of choices.',
  'not-a-number': 'This cell needs a whole number from 1 to 999.',
  'not-a-code': '“{text}” is no code of a figure.',
  twice: 'Number {text} stands in the table twice.',
  'unit-unknown': 'No administrative unit has the code {code}.',
  'unit-of-other-level': 'The unit is not of the level that is written.',
  'agency-unknown': 'No agency has the code {code}.',
  'not-your-place': 'Your agency is not in charge of this place.',
  'may-not-assign': 'You may not give tasks to this agency.',
  'day-in-future': 'This day is yet to come.',
  'day-out-of-span': 'This day cannot be before the first one.',
  'directive-unknown': 'No document {number} is on record.',
  'directive-ambiguous': 'There are several documents {number}. Please add the day of issue.',
  'directive-ended': 'Document {number} is no longer in force.',
};
