import { type Sql, sql, type Tx } from '#platform/db';
import type { PersonContact, PersonRecord, PersonSummary, SampledPerson } from './domain/person.ts';

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

/** The same for many numbers at once, by number. */
export async function selectByNumbers(tx: Tx, numbers: readonly string[]): Promise<Map<string, PersonSummary[]>> {
  const found = new Map<string, PersonSummary[]>();
  const add = (number: string, person: PersonSummary) => found.set(number, [...(found.get(number) ?? []), person]);
  const now = [...new Set(numbers.filter((n) => n.length === 12))];
  const rows =
    now.length === 0
      ? []
      : await tx.rows<PersonSummary>(
          sql`select ${summaryFields} from population.person p where p.personal_number = any (${now}::text[])`,
        );
  for (const person of rows) add(person.personalNumber, person);
  for (const number of new Set(numbers.filter((n) => n.length !== 12)))
    for (const person of await selectByNumber(tx, number)) add(number, person);
  return found;
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

/** How people can be reached, by id; the dead are left out. */
export function selectContacts(tx: Tx, personIds: readonly string[]): Promise<PersonContact[]> {
  return tx.rows(sql`select p.id, p.phone, p.email from population.person p
    where p.id = any (${personIds}::uuid[]) and p.status <> 'deceased'`);
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

/** Some people after an id as CSV lines (see `registryLines`); no field holds a mark that CSV would need quoted. */
export function selectRegistryPage(
  tx: Tx,
  after: string,
  atMost: number,
): Promise<{ text: string | null; last: string | null }> {
  return tx.one(sql`select max(l.last) as last, string_agg(l.line, '' order by l.id) as text from (
    select p.id, max(p.id::text) over () as last,
      concat_ws(',', p.id, p.personal_number, coalesce(p.old_number, ''), translate(p.full_name, ',"', '  '),
        coalesce(p.birth_date::text, case when p.birth_month is null then p.birth_year::text else lpad(p.birth_month::text, 2, '0') || '/' || p.birth_year end),
        case p.sex when 'male' then 'M' else 'F' end, coalesce(p.commune_code, ''), coalesce(p.household_id::text, ''),
        translate(coalesce(p.father_name, ''), ',"', '  '), translate(coalesce(p.mother_name, ''), ',"', '  '),
        coalesce(p.phone, ''), p.status, translate(coalesce(h.address, ''), ',"' || chr(10) || chr(13), ';   ')) || chr(10) as line
    from (select * from population.person where id > ${after} order by id limit ${atMost}) p
    left join population.household h on h.id = p.household_id) l`);
}
