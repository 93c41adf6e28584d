import { copyLine } from '#platform/db';
import { birthProvinces } from '../domain/birth-province-names.ts';
import { foldName } from '../domain/fold-name.ts';
import { dateOf, recordedOn } from './calendar.ts';
import type { Household } from './fill-household.ts';
import { madeUpIds } from './made-up-numbers.ts';
import type { Person } from './member.ts';

export const personColumns =
  'id, province_code, personal_number, old_number, full_name, folded_name, birth_date, birth_month, birth_year, sex, birth_place, ' +
  'birth_registration_place, home_place, ethnicity, religion, blood_type, marital_status, household_id, relation_to_head, commune_code, ' +
  'father_id, father_name, mother_id, mother_name, spouse_id, spouse_name, phone, email, status, ended_on, recorded_at, synthetic';
export const householdColumns =
  'id, province_code, file_number, head_id, commune_code, address, formed_on, recorded_at, synthetic';
export const residenceColumns =
  'person_id, kind, from_on, recorded_at, to_on, province_code, commune_code, address, synthetic';
export const lifeEventColumns = 'id, province_code, person_id, kind, occurred_on, recorded_at, commune_code, synthetic';

export interface HouseholdLines {
  person: string[];
  household: string[];
  residence: string[];
  lifeEvent: string[];
}

export interface LineContext {
  provinceCode: string;
  seed: number;
  /** Days since 1970-01-01. */
  today: number;
}

/** How long before today births, deaths and moves are known one by one. */
const eventDays = 730;

/** Writes households as rows for COPY. */
export function lineWriter(context: LineContext): (household: Household, lines: HouseholdLines) => void {
  const { provinceCode, today } = context;
  const eventId = madeUpIds(context.seed, 3);
  const folded = wordFolder();
  let events = 0;

  return (household, lines) => {
    const head = household.people[0];
    lines.household.push(
      copyLine([
        household.id,
        provinceCode,
        household.fileNumber,
        head?.id ?? null,
        household.commune.code,
        household.address,
        dateOf(household.formedOn),
        recordedOn(household.formedOn),
        true,
      ]),
    );
    for (const person of household.people) {
      lines.person.push(personLine(person, household));
      residences(person, household, lines.residence);
      lifeEvents(person, household, lines.lifeEvent);
    }
  };

  function personLine(person: Person, household: Household): string {
    const here = person.status === 'present';
    const known = person.precision;
    const born = dateOf(person.bornOn);
    return copyLine([
      person.id,
      provinceCode,
      person.number,
      person.oldNumber,
      person.name,
      folded(person.name),
      known === 'day' ? born : null,
      known === 'year' ? null : Number(born.slice(5, 7)),
      person.birthYear,
      person.sex,
      birthProvinces.get(person.birthProvince) ?? null,
      birthProvinces.get(person.birthProvince) ?? null,
      birthProvinces.get(household.origin) ?? null,
      person.group,
      household.religion,
      person.bloodType,
      person.marital,
      here ? household.id : null,
      here ? person.relation : null,
      person.status === 'moved-away' ? null : household.commune.code,
      person.father?.id ?? null,
      person.fatherName,
      person.mother?.id ?? null,
      person.motherName,
      person.spouse?.id ?? null,
      person.spouseName,
      person.phone,
      person.email,
      person.status,
      person.endedOn === null ? null : dateOf(person.endedOn),
      recordedOn(Math.min(today, person.bornOn + 7)),
      true,
    ]);
  }

  function residences(person: Person, household: Household, lines: string[]): void {
    const from = Math.max(person.bornOn, household.formedOn);
    const to = person.endedOn;
    const row = (
      kind: string,
      start: number,
      end: number | null,
      place: { commune: string | null; address: string },
    ): void => {
      lines.push(
        copyLine([
          person.id,
          kind,
          dateOf(start),
          recordedOn(Math.min(today, start + 3)),
          end === null ? null : dateOf(end),
          provinceCode,
          place.commune,
          place.address,
          true,
        ]),
      );
    };
    const here = { commune: household.commune.code, address: household.address };
    const start = to === null ? from : Math.min(from, to);
    if (household.temporary) {
      row('permanent', person.bornOn, to, { commune: null, address: birthProvinces.get(household.origin) ?? '' });
      row('temporary', start, to, here);
    } else {
      row('permanent', start, to, here);
    }
    // About one adult in a hundred works elsewhere and has said so; who it is follows from the number.
    const away =
      person.status === 'present' &&
      !household.temporary &&
      person.relation === 'child' &&
      today - person.bornOn > 6_570;
    if (away && Number(person.number.slice(-2)) < 12)
      row('absence', Math.max(start, today - 30 - Number(person.number.slice(-3))), null, here);
  }

  function lifeEvents(person: Person, household: Household, lines: string[]): void {
    const event = (kind: string, day: number, delay: number): void => {
      lines.push(
        copyLine([
          eventId(events),
          provinceCode,
          person.id,
          kind,
          dateOf(day),
          recordedOn(Math.min(today, day + delay)),
          household.commune.code,
          true,
        ]),
      );
      events += 1;
    };
    const delay = Number(person.number.slice(-2));
    const recent = today - eventDays;
    if (person.bornOn > recent) event('birth', person.bornOn, delay);
    if (person.status === 'deceased' && person.endedOn !== null) event('death', person.endedOn, delay % 15);
    if (person.status === 'moved-away' && person.endedOn !== null) event('move-out', person.endedOn, delay % 10);
    if (person.status === 'present' && household.formedOn > recent && person.bornOn < household.formedOn)
      event('move-in', household.formedOn, delay % 10);
  }
}

/** foldName word by word: a few thousand words make all names, so each is folded once. */
function wordFolder(): (name: string) => string {
  const known = new Map<string, string>();
  const fold = (word: string): string => {
    let text = known.get(word);
    if (text === undefined) {
      text = foldName(word);
      known.set(word, text);
    }
    return text;
  };
  return (name) => name.split(' ').map(fold).join(' ');
}
