/** For tests of any module: known people of the registry, all in the reserved synthetic range. */
import { type Database, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { parseBirthDate } from './domain/birth-date.ts';
import { foldName } from './domain/fold-name.ts';
import { centuryDigit, type Sex } from './domain/personal-number.ts';

export interface PersonWish {
  fullName: string;
  sex: Sex;
  /** As people write it: 15/03/1985, 03/1985 or 1985. */
  birthDate: string;
  personalNumber: string;
  oldNumber: string | null;
  ethnicity: string;
  communeCode: string;
  provinceCode: string;
  address: string;
  /** Joins this household; a new one with this person as head is made when absent. */
  householdId: string;
  relation: string;
  fatherId: string | null;
  fatherName: string | null;
  motherId: string | null;
  motherName: string | null;
  phone: string | null;
  email: string | null;
  status: 'present' | 'moved-away' | 'deceased';
}

export interface KnownPerson {
  id: string;
  householdId: string;
  personalNumber: string;
  oldNumber: string | null;
  fullName: string;
  birthDate: string;
  communeCode: string;
}

let serial = 900_000;

/**
 * Puts one made-up person, and a household when none is named, into the registry and tells what they are called.
 * Needs the owner's rights: give the database, or the transaction of `database.asOwner`.
 */
export async function aPerson(target: Database | Tx, wish: Partial<PersonWish> = {}): Promise<KnownPerson> {
  return 'asOwner' in target ? target.asOwner((tx) => insertPerson(tx, wish)) : insertPerson(target, wish);
}

async function insertPerson(tx: Tx, wish: Partial<PersonWish>): Promise<KnownPerson> {
  const sex = wish.sex ?? 'male';
  const birthDate = wish.birthDate ?? '15/03/1985';
  const birth = parseBirthDate(birthDate);
  if (!birth.ok) throw new Error(`${birthDate} is no birth date: ${birth.key}`);
  const { year, month = null, date = null } = birth.value;
  serial += 1;
  const person: KnownPerson = {
    id: newId(),
    householdId: wish.householdId ?? newId(),
    personalNumber:
      wish.personalNumber ??
      `967${centuryDigit(year, sex)}${String(year % 100).padStart(2, '0')}${String(serial).padStart(6, '0')}`,
    oldNumber: wish.oldNumber ?? null,
    fullName: wish.fullName ?? 'Nguyễn Văn An',
    birthDate,
    communeCode: wish.communeCode ?? '98101',
  };
  const province = wish.provinceCode ?? '67';
  const address = wish.address ?? 'Thôn 3';
  const isHead = wish.householdId === undefined;
  const gone = wish.status !== undefined && wish.status !== 'present';
  if (isHead)
    await tx.run(sql`insert into population.household (id, province_code, file_number, head_id, commune_code, address, formed_on, recorded_at, synthetic)
      values (${person.householdId}, ${province}, ${`T-${person.householdId}`}, ${person.id}, ${person.communeCode}, ${address}, '2020-01-02', '2020-01-03', true)`);
  await tx.run(sql`insert into population.person (id, province_code, personal_number, old_number, full_name, folded_name, birth_date, birth_month,
      birth_year, sex, ethnicity, marital_status, household_id, relation_to_head, commune_code, father_id, father_name, mother_id, mother_name,
      phone, email, status, ended_on, recorded_at, synthetic)
    values (${person.id}, ${province}, ${person.personalNumber}, ${person.oldNumber}, ${person.fullName}, ${foldName(person.fullName)}, ${date}, ${month},
      ${year}, ${sex}, ${wish.ethnicity ?? 'kinh'}, 'single', ${gone ? null : person.householdId}, ${gone ? null : (wish.relation ?? (isHead ? 'head' : 'child'))},
      ${person.communeCode}, ${wish.fatherId ?? null}, ${wish.fatherName ?? null}, ${wish.motherId ?? null}, ${wish.motherName ?? null},
      ${wish.phone ?? null}, ${wish.email ?? null}, ${wish.status ?? 'present'}, ${gone ? '2022-05-04' : null}, '2020-01-03', true)`);
  await tx.run(sql`insert into population.residence (person_id, kind, from_on, recorded_at, to_on, province_code, commune_code, address, synthetic)
    values (${person.id}, 'permanent', '2020-01-02', '2020-01-03', ${gone ? '2022-05-04' : null}, ${province}, ${person.communeCode}, ${address}, true)`);
  if (gone)
    await tx.run(sql`insert into population.life_event (id, province_code, person_id, kind, occurred_on, recorded_at, commune_code, synthetic)
      values (${newId()}, ${province}, ${person.id}, ${wish.status === 'deceased' ? 'death' : 'move-out'}, '2022-05-04', '2022-05-05', ${person.communeCode}, true)`);
  return person;
}
