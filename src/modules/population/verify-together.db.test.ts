import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, type Runtime, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import type { Refusal } from '#platform/errors';
import { createDiskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { populationModule, verifyPerson, verifyPersons } from '#population';
import { applyProvincePack, territoryModule } from '#territory';
import { samplePack } from '#territory/testing';
import { aPerson } from './testing.ts';

const { database } = await withTestDatabase([
  { module: 'territory', folder: territoryModule.sqlFolder },
  { module: 'population', folder: populationModule.sqlFolder },
]);
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime: Runtime = {
  database,
  clock: { now: () => new Date('2023-12-18T02:00:00Z') },
  files: createDiskFileStore('/nowhere'),
  log: createLog('silent'),
};
const people: Awaited<ReturnType<typeof aPerson>>[] = [];
for (const [i, fullName] of ['Nguyễn Thị Hoà', 'Trần Văn Bình', 'Y Brưk'].entries())
  people.push(await aPerson(database, { fullName, birthDate: `0${i + 1}/09/1990`, communeCode: '98202' }));
const unknown = '967090999999';

const claimOf = (i: number) => {
  const person = people[i % people.length];
  assert.ok(person);
  return { number: person.personalNumber, fullName: person.fullName, birthDate: `0${(i % people.length) + 1}/09/1990` };
};
const verify = (input: ReturnType<typeof claimOf>, purpose: string) =>
  ask(runtime, verifyPerson, { actor: systemActor, input, purpose });
const log = (purpose: string) =>
  database.asOwner((tx) =>
    tx.rows<{ person: string | null; detail: { outcome: string } }>(
      sql`select person_id as person, detail from platform.audit_entry where purpose like ${`${purpose}%`} order by purpose`,
    ),
  );

describe('many verifications at once', () => {
  it('each get their own answer and leave their own row under their own purpose', async () => {
    const all = Array.from({ length: 90 }, (_, i) => i);
    const answers = await Promise.all(all.map((i) => verify(claimOf(i), `at-once-${String(i).padStart(3, '0')}`)));
    for (const i of all) assert.deepEqual([answers[i]?.outcome, answers[i]?.personId], ['match', people[i % 3]?.id]);
    const rows = await log('at-once');
    assert.deepEqual(
      rows.map((r) => r.person),
      all.map((i) => people[i % 3]?.id),
    );
  });

  it('do not spoil one another: one that cannot be read is refused alone and leaves no row', async () => {
    const asked = [claimOf(0), { ...claimOf(1), birthDate: 'hôm qua' }, { ...claimOf(2), number: unknown }, claimOf(0)];
    const answers = await Promise.allSettled(asked.map((input, i) => verify(input, `mixed-${i}`)));
    assert.deepEqual(
      answers.map((a) => (a.status === 'fulfilled' ? a.value.outcome : (a.reason as Refusal).key)),
      ['match', 'population.verify-invalid', 'unknown', 'match'],
    );
    assert.deepEqual(
      (await log('mixed')).map((r) => r.detail.outcome),
      ['match', 'unknown', 'match'],
    );
  });

  it('in one call are answered in their order, each with a row of its own', async () => {
    const claims = [{ ...claimOf(1), number: unknown }, claimOf(2), claimOf(2), { ...claimOf(0), fullName: '1' }];
    const { answers } = await ask(runtime, verifyPersons, {
      actor: systemActor,
      input: { claims },
      purpose: 'one-call',
    });
    assert.deepEqual(
      answers.map((a) => a.outcome),
      ['unknown', 'match', 'match', 'unreadable'],
    );
    const rows = await log('one-call');
    assert.deepEqual(rows.map((r) => r.detail.outcome).sort(), ['match', 'match', 'unknown']);
    assert.equal(rows.filter((r) => r.person === people[2]?.id).length, 2);
  });
});
