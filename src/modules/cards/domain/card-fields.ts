/** Data of the registry that stand on a card or in its chip, under the registry's keys. */
export const changeableFields = [
  'fullName',
  'birthDate',
  'sex',
  'nationality',
  'ethnicity',
  'religion',
  'homePlace',
  'birthRegistrationPlace',
  'permanentAddress',
  'currentAddress',
  'oldNumber',
] as const;
export type CardField = (typeof changeableFields)[number];
