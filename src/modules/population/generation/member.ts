import type { Sex } from '../domain/personal-number.ts';

export type Relation =
  | 'head'
  | 'spouse'
  | 'child'
  | 'child-in-law'
  | 'grandchild'
  | 'parent'
  | 'parent-in-law'
  | 'sibling'
  | 'other';

export type Status = 'present' | 'moved-away' | 'deceased';

/** Somebody of a made-up household before names, dates and numbers are given. */
export interface Member {
  sex: Sex;
  birthYear: number;
  relation: Relation;
  status: Status;
  group: string;
  /** Family or clan name; '' where a people has none. */
  clan: string;
  marital: 'single' | 'married' | 'widowed' | 'divorced';
  father?: Member;
  mother?: Member;
  spouse?: Member;
}

/** A member with everything that is written into the registry. Dates are days since 1970-01-01. */
export interface Person extends Member {
  father?: Person;
  mother?: Person;
  spouse?: Person;
  id: string;
  name: string;
  /** A day of the true birth date, also when the registry knows only the month or the year. */
  bornOn: number;
  precision: 'day' | 'month' | 'year';
  number: string;
  oldNumber: string | null;
  birthProvince: string;
  fatherName: string | null;
  motherName: string | null;
  spouseName: string | null;
  phone: string | null;
  email: string | null;
  bloodType: string | null;
  endedOn: number | null;
}
