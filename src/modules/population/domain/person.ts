import type { IsoDate } from '#platform/time';
import type { Sex } from './personal-number.ts';

export type PersonStatus = 'present' | 'moved-away' | 'deceased' | 'missing';

/** A person as other modules may hold them: enough to name somebody and to decide who is in charge. */
export interface PersonSummary {
  id: string;
  personalNumber: string;
  oldNumber: string | null;
  fullName: string;
  sex: Sex;
  /** Null when only the month or only the year is known. */
  birthDate: IsoDate | null;
  birthMonth: number | null;
  birthYear: number;
  communeCode: string | null;
  status: PersonStatus;
  synthetic: boolean;
}

/** The registry's whole knowledge of a person, for forms. */
export interface PersonRecord extends PersonSummary {
  otherName: string | null;
  birthPlace: string | null;
  birthRegistrationPlace: string | null;
  homePlace: string | null;
  ethnicity: string;
  religion: string | null;
  nationality: string;
  bloodType: string | null;
  maritalStatus: string;
  phone: string | null;
  email: string | null;
  relationToHead: string | null;
  fatherName: string | null;
  fatherNumber: string | null;
  motherName: string | null;
  motherNumber: string | null;
  spouseName: string | null;
  spouseNumber: string | null;
  representativeName: string | null;
  headName: string | null;
  headNumber: string | null;
  householdFileNumber: string | null;
}

export interface PersonContact {
  id: string;
  phone: string | null;
  email: string | null;
}

export interface SampledPerson {
  id: string;
  communeCode: string;
  birthYear: number;
  sex: Sex;
}
