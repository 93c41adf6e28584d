import type { SameKeys } from '#platform/i18n';
import type { vi } from './vi.ts';

export const en: SameKeys<typeof vi> = {
  'personal-number-empty': 'Enter the personal number (12 digits on the identity card).',
  'personal-number-letters': 'A personal number has digits only. Remove letters and signs.',
  'personal-number-is-old': 'This is the 9-digit number of an old identity card. Enter the 12-digit personal number.',
  'personal-number-length': 'A personal number has 12 digits; this one has {length}.',
  'personal-number-place':
    'The first three digits {code} are no province or country code. Check the number on the identity card.',
  'personal-number-future': 'This number gives the birth year {year}, still to come. Check the number on the card.',
  'old-number-empty': 'Enter the old identity card number (9 digits).',
  'old-number-letters': 'An old identity card number has digits only. Remove letters and signs.',
  'old-number-length': 'An old identity card number has 9 digits; this one has {length}.',
  'old-number-impossible': 'An old identity card number cannot be one digit repeated. Check it.',
  'full-name-empty': 'Enter the full name as on the birth certificate or the identity card.',
  'full-name-short': 'A full name has at least two letters.',
  'full-name-long': 'The full name is longer than {limit} characters. Enter the name only.',
  'full-name-digits': 'A full name has no digits. Check it.',
  'full-name-symbol': 'A full name has no {symbol}. Remove this sign.',
  'full-name-script': 'Enter the full name in Latin letters, as on the papers.',
  'full-name-legacy':
    'This name was typed in the old encoding {encoding}. Type it again in Unicode; did you mean “{guess}”?',
  'full-name-legacy-unclear': 'The encoding of this name is broken ({encoding}). Type it again in Unicode.',
  'birth-date-empty': 'Enter the birth date, such as 15/03/1985; if only the year is known, enter the year.',
  'birth-date-form': 'Write the birth date as day/month/year, such as 15/03/1985; if only the year is known, the year.',
  'birth-date-month': 'There is no month {month}. Write day/month/year.',
  'birth-date-impossible': 'There is no {date} in the calendar. Check it.',
  'birth-date-future': 'This birth date is still to come. Check the year.',
  'birth-date-too-old': 'The birth year {year} is too far back. Check it.',
  'phone-empty': 'Enter a telephone number, such as 0912 345 678.',
  'phone-letters': 'A telephone number has digits only. Remove letters and signs.',
  'phone-foreign': 'Enter a Vietnamese telephone number, beginning with 0 or +84.',
  'phone-length': 'A mobile number has 10 digits, a landline 11 with its area code; this one has {length}.',
  'phone-old': 'Mobile numbers of 11 digits became 10 digits in 2018. The new number is {now}.',
  'phone-prefix': 'No network uses this prefix. Check the telephone number.',
  'verify-invalid': 'This could not be compared because what was entered is not right. Mend the marked fields.',
  'person-unknown': 'This person was not found in the population data that you may see.',
  'household-unknown': 'The household of this person was not found in the population data that you may see.',
  'nationality-vn': 'Viet Nam',
  'not-empty':
    'There are people in the registry already. A synthetic population needs an empty one; clear the synthetic data first.',
  'province-unknown': 'No province has the code {code} in personal numbers.',
  'no-communes': 'There is no commune for a synthetic population.',
  'synthetic-in-use': 'Cases or accounts still refer to synthetic people. Clear those first.',
  'bad-ethnic-wish':
    'The numbers of minority people and of peoples do not go together, or with the number of people. Each people needs at least one person, and there are 54 at most.',
};
