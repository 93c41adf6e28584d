import type { Database, Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import { appointPost } from '#territory';
import { type Account, listDemoAccounts } from '../account-store.ts';
import { createAccount } from '../commands/create-account.ts';
import { type DemoOfficer, type DemoPlace, demoAccounts } from './demo-accounts.ts';

/** A synthetic person who is to get a demonstration account. */
export interface DemoPerson {
  personId: string;
  personalNumber: string;
  fullName: string;
}

export interface DemoPlaces {
  /** One person for each level of account. */
  citizens: { level1: DemoPerson; level2: DemoPerson };
  /** Codes of the agencies for which the demonstration officers act: one post for each. */
  agencies: Record<DemoPlace, readonly string[]>;
  /** First day of their posts; the agencies must exist on it. */
  from: IsoDate;
  now: Date;
}

/**
 * Makes the demonstration people, without passwords: their only way in is the button on the sign-in page of a server
 * that runs with --demo. Made once; called again, it gives back those that are there.
 */
export async function createDemoAccounts(database: Database, places: DemoPlaces): Promise<Account[]> {
  return database.asOwner(async (tx) => {
    const existing = await listDemoAccounts(tx);
    if (existing.length > 0) return existing;
    const accounts: Account[] = [];
    for (const [index, demo] of demoAccounts.entries()) {
      // One millisecond apart, so that they keep the order of the list.
      const at = new Date(places.now.getTime() + index);
      if (demo.kind === 'staff') accounts.push(await createOfficer(tx, demo, { places, at }));
      else {
        const person = demo.level === 1 ? places.citizens.level1 : places.citizens.level2;
        accounts.push(await createCitizen(tx, person, { level: demo.level, at }));
      }
    }
    return accounts;
  });
}

function createCitizen(tx: Tx, person: DemoPerson, how: { level: 1 | 2; at: Date }): Promise<Account> {
  return createAccount(
    tx,
    {
      id: newId(how.at.getTime()),
      kind: 'citizen',
      personId: person.personId,
      loginName: person.personalNumber,
      displayName: person.fullName,
      level: how.level,
      demo: true,
    },
    how.at,
  );
}

async function createOfficer(tx: Tx, demo: DemoOfficer, when: { places: DemoPlaces; at: Date }): Promise<Account> {
  const { places, at } = when;
  const { loginName, displayName, role, sees, title } = demo;
  const account = await createAccount(
    tx,
    { id: newId(at.getTime()), kind: 'staff', personId: null, loginName, displayName, level: null, demo: true },
    at,
  );
  for (const agencyCode of places.agencies[demo.place]) {
    const post = { accountId: account.id, agencyCode, role, sees, title };
    await appointPost(tx, { ...post, validFrom: places.from, validTo: null });
  }
  return account;
}
