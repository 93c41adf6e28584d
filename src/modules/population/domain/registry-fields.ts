import { t } from '#platform/i18n';
import { birthDateText } from './birth-date.ts';
import { findEthnicGroup } from './ethnic-groups.ts';
import type { PersonRecord } from './person.ts';

/**
 * What the registry can put into a form, under these keys; a key is absent when nothing is known.
 * Texts as a person would write them, but: `birthDate` is yyyy-MM-dd when the day is known, else MM/yyyy or yyyy;
 * `sex` is male or female; `maritalStatus` single, married, widowed or divorced; `relationToHead` as in the registry;
 * `…Commune` is the code of the unit that is valid today; `…Address` is the whole address, `permanentPlace` what stands
 * before the commune.
 */
export const registryFieldKeys = [
  'fullName',
  'otherName',
  'personalNumber',
  'oldNumber',
  'birthDate',
  'sex',
  'ethnicity',
  'religion',
  'nationality',
  'bloodType',
  'maritalStatus',
  'birthPlace',
  'birthRegistrationPlace',
  'homePlace',
  'permanentPlace',
  'permanentAddress',
  'permanentCommune',
  'currentAddress',
  'currentCommune',
  'phone',
  'email',
  'fatherName',
  'fatherNumber',
  'motherName',
  'motherNumber',
  'spouseName',
  'spouseNumber',
  'representativeName',
  'headOfHouseholdName',
  'headOfHouseholdNumber',
  'relationToHead',
  'householdFileNumber',
] as const;
export type RegistryFieldKey = (typeof registryFieldKeys)[number];
export type RegistryFields = Partial<Record<RegistryFieldKey, string>>;

/** An address with the names of its units, and the commune's code of today. */
export interface WrittenAddress {
  place: string;
  text: string;
  commune: string | null;
}

export interface Addresses {
  permanent: WrittenAddress | undefined;
  current: WrittenAddress | undefined;
}

/** Only what is known: a form field that stays empty is asked for. */
export function registryFieldsFrom(person: PersonRecord, { permanent, current }: Addresses): RegistryFields {
  const all: Record<RegistryFieldKey, string | null | undefined> = {
    fullName: person.fullName,
    otherName: person.otherName,
    personalNumber: person.personalNumber,
    oldNumber: person.oldNumber,
    birthDate: person.birthDate ?? birthDateText({ year: person.birthYear, month: person.birthMonth }),
    sex: person.sex,
    ethnicity: findEthnicGroup(person.ethnicity)?.name ?? person.ethnicity,
    religion: person.religion,
    nationality: person.nationality === 'VN' ? t('vi', 'population.nationality-vn') : person.nationality,
    bloodType: person.bloodType,
    maritalStatus: person.maritalStatus,
    birthPlace: person.birthPlace,
    birthRegistrationPlace: person.birthRegistrationPlace,
    homePlace: person.homePlace,
    permanentPlace: permanent?.place,
    permanentAddress: permanent?.text,
    permanentCommune: permanent?.commune,
    currentAddress: current?.text,
    currentCommune: current?.commune,
    phone: person.phone,
    email: person.email,
    fatherName: person.fatherName,
    fatherNumber: person.fatherNumber,
    motherName: person.motherName,
    motherNumber: person.motherNumber,
    spouseName: person.spouseName,
    spouseNumber: person.spouseNumber,
    representativeName: person.representativeName,
    headOfHouseholdName: person.headName,
    headOfHouseholdNumber: person.headNumber,
    relationToHead: person.relationToHead,
    householdFileNumber: person.householdFileNumber,
  };
  const known = Object.entries(all).filter((entry): entry is [RegistryFieldKey, string] => Boolean(entry[1]));
  return Object.fromEntries(known) as RegistryFields;
}
