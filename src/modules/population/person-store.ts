import { type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Sex } from './domain/personal-number.ts';

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

const summaryFields: Sql = sql`p.id, p.personal_number as "personalNumber", p.old_number as "oldNumber", p.full_name as "fullName", p.sex,
  p.birth_date as "birthDate", p.birth_month as "birthMonth", p.birth_year as "birthYear", p.commune_code as "communeCode", p.status, p.synthetic`;

/** By a 12-digit personal number (at most one) or a 9-digit old number (old cards were sometimes issued twice). */
export function selectByNumber(tx: Tx, number: string): Promise<PersonSummary[]> {
  return number.length === 12
    ? tx.rows(sql`select ${summaryFields} from population.person p where p.personal_number = ${number}`)
    : tx.rows(
        sql`select ${summaryFields} from population.person p where p.old_number = ${number} order by p.id limit 10`,
      );
}

export function selectSummary(tx: Tx, personId: string): Promise<PersonSummary | undefined> {
  return tx.maybe(sql`select ${summaryFields} from population.person p where p.id = ${personId}`);
}

/** Relatives' numbers come through their own rows, so a citizen gets only those of their own household. */
export function selectRecord(tx: Tx, personId: string): Promise<PersonRecord | undefined> {
  return tx.maybe(sql`select ${summaryFields}, p.other_name as "otherName", p.birth_place as "birthPlace",
      p.birth_registration_place as "birthRegistrationPlace", p.home_place as "homePlace", p.ethnicity, p.religion, p.nationality,
      p.blood_type as "bloodType", p.marital_status as "maritalStatus", p.phone, p.email, p.relation_to_head as "relationToHead",
      p.father_name as "fatherName", father.personal_number as "fatherNumber",
      p.mother_name as "motherName", mother.personal_number as "motherNumber",
      p.spouse_name as "spouseName", spouse.personal_number as "spouseNumber", p.representative_name as "representativeName",
      head.full_name as "headName", head.personal_number as "headNumber", h.file_number as "householdFileNumber"
    from population.person p
    left join population.person father on father.id = p.father_id
    left join population.person mother on mother.id = p.mother_id
    left join population.person spouse on spouse.id = p.spouse_id
    left join population.household h on h.id = p.household_id
    left join population.person head on head.id = h.head_id
    where p.id = ${personId}`);
}

export interface SampledPerson {
  id: string;
  communeCode: string;
  birthYear: number;
  sex: Sex;
}

/** People who live here, in an order that the seed decides; the same seed gives the same people of the same registry. */
export function selectSample(tx: Tx, count: number, seed: number): Promise<SampledPerson[]> {
  return tx.rows(sql`select p.id, p.commune_code as "communeCode", p.birth_year as "birthYear", p.sex from population.person p
    where p.status = 'present' order by uuid_hash_extended(p.id, ${seed}), p.id limit ${count}`);
}

export async function countPresent(tx: Tx): Promise<number> {
  const { count } = await tx.one<{ count: number }>(
    sql`select count(*) as count from population.person p where p.status = 'present'`,
  );
  return count;
}
