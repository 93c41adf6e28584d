import type { Tx } from '#platform/db';
import { parseOldNumber } from '../domain/old-number.ts';
import type { PersonContact, PersonSummary, SampledPerson } from '../domain/person.ts';
import { parsePersonalNumber } from '../domain/personal-number.ts';
import { countPresent, selectByNumber, selectContacts, selectSample, selectSummary } from '../person-store.ts';

/** The person who bears a 12-digit number, or an old 9-digit number that only one person bears. */
export async function findPersonByNumber(tx: Tx, number: string): Promise<PersonSummary | undefined> {
  const old = parseOldNumber(number);
  const personal = parsePersonalNumber(number);
  const clean = old.ok ? old.value : personal.ok ? personal.value.number : undefined;
  if (clean === undefined) return undefined;
  const bearers = await selectByNumber(tx, clean);
  return bearers.length === 1 ? bearers[0] : undefined;
}

/** A person by id, as far as the asker may see them. */
export function findPerson(tx: Tx, personId: string): Promise<PersonSummary | undefined> {
  return selectSummary(tx, personId);
}

/** How people can be reached by what the registry knows, in no order. Ask as the system, to tell them something. */
export function contactsOf(tx: Tx, personIds: readonly string[]): Promise<PersonContact[]> {
  return selectContacts(tx, personIds);
}

/** `count` people who live here, drawn by the seed; fewer when there are fewer. Ask as the system. */
export function samplePersons(tx: Tx, wish: { count: number; seed: number }): Promise<SampledPerson[]> {
  return selectSample(tx, wish.count, wish.seed);
}

/** How many people live here by the registry: not the dead, not those who moved away. */
export function countPersons(tx: Tx): Promise<number> {
  return countPresent(tx);
}
