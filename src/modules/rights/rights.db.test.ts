import assert from 'node:assert/strict';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { caseSources } from '#cases/testing';
import { type Actor, ask, execute, type Runtime, writeAudit } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { createDiskFileStore } from '#platform/files';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { vietnamInstant } from '#platform/time';
import { aPerson } from '#population/testing';
import { applyProvincePack } from '#territory';
import { pack } from '../../../provinces/dak-nong/index.ts';
import { answerCorrection, askCorrection, findUsage, myCorrections, usagePeriod, withdrawCorrection } from './index.ts';

const { database } = await withTestDatabase([
  ...caseSources,
  { module: 'rights', folder: join(import.meta.dirname, 'sql') },
]);
await database.asOwner((tx) => applyProvincePack(tx, pack));
let now = vietnamInstant('2023-12-15', 9 * 60);
const runtime: Runtime = {
  database,
  clock: { now: () => now },
  log: createLog('silent'),
  files: createDiskFileStore('/nowhere'),
};
const communeCode = await database.asOwner(
  async (tx) =>
    (
      await tx.one<{ code: string }>(
        sql`select code from territory.unit where kind = 'commune' and valid_to is not null order by code limit 1`,
      )
    ).code,
);
const person = await aPerson(database, { fullName: "H'Mai Niê", birthDate: '12/03/1958', communeCode });
const other = await aPerson(database, { fullName: 'Y Brưk', birthDate: '1950', communeCode });
const citizenOf = (personId: string): Actor => ({
  kind: 'citizen',
  accountId: newId(),
  personId,
  accountLevel: 2,
  duties: [],
  roles: [],
  agencies: [],
});
const me = citizenOf(person.id);
const refused = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const askFor = (wanted: string, actor = me) =>
  execute(runtime, askCorrection, {
    actor,
    input: { field: 'birthDate', wanted, reason: 'Giấy khai sinh ghi ngày 21/03/1958' },
    key: newId(),
  });
const mine = () => ask(runtime, myCorrections, { actor: me, input: {} });

/** An officer of the office that has to answer. */
async function officer(): Promise<Actor> {
  const [first] = await mine();
  const agency = first?.agencyCode ?? assert.fail();
  const duty = { postId: newId(), agency, role: 'approver', actsFor: [agency] };
  return { kind: 'officer', accountId: newId(), duties: [duty], roles: ['approver'], agencies: [agency] } as Actor;
}

describe('a correction of my data', () => {
  it('is due two working days later, and is asked for once at a time', async () => {
    await assert.rejects(askFor('1958-03-12'), refused('rights.nothing-to-correct'));
    // Asked on a Friday: Tuesday.
    assert.equal((await askFor('21/03/1958')).dueOn, '2023-12-19');
    await assert.rejects(askFor('22/03/1958'), refused('rights.asked-already'));
    const [correction] = await mine();
    assert.deepEqual(
      [correction?.stands, correction?.wanted, correction?.state],
      ['1958-03-12', '21/03/1958', 'asked'],
    );
  });

  it('is answered once, by its office alone, and the person is told', async () => {
    const [asked] = await mine();
    const input = {
      correctionId: asked?.id ?? '',
      version: 1,
      isRight: true,
      answer: 'Sẽ cập nhật theo giấy khai sinh.',
    };
    const stranger = { ...(await officer()), agencies: ['X'], duties: [] };
    await assert.rejects(execute(runtime, answerCorrection, { actor: stranger, input, key: newId() }), Refusal);
    const actor = await officer();
    const both = await Promise.allSettled(
      [1, 2].map(() => execute(runtime, answerCorrection, { actor, input, key: newId() })),
    );
    assert.equal(both.filter((b) => b.status === 'fulfilled').length, 1);
    assert.deepEqual(
      (await mine()).map((c) => [c.state, c.answer]),
      [['accepted', input.answer]],
    );
    const told = await database.asOwner((tx) =>
      tx.rows<{ template: string }>(sql`select template from notifications.message order by at, id`),
    );
    assert.deepEqual(told.map((m) => m.template).sort(), ['rights.notify.accepted', 'rights.notify.asked']);
  });

  it('is nobody else’s to see or to take back', async () => {
    now = vietnamInstant('2023-12-20', 9 * 60);
    const { correctionId } = await askFor('21/03/1958');
    const stranger = citizenOf(other.id);
    const take = (actor: Actor) =>
      execute(runtime, withdrawCorrection, { actor, input: { correctionId, version: 1 }, key: newId() });
    await assert.rejects(take(stranger), refused('rights.not-found'));
    assert.deepEqual(await ask(runtime, myCorrections, { actor: stranger, input: {} }), []);
    await take(me);
    assert.equal((await mine())[0]?.state, 'withdrawn');
  });
});

describe('who used my data', () => {
  it('is every row about me and no row about others, newest first, page by page', async () => {
    const [duty] = (await officer()).duties;
    const look = (personId: string, at: Date) =>
      database.asOwner((tx) =>
        writeAudit(tx, 'population.person-for-officer', {
          actor: {
            kind: 'officer',
            accountId: newId(),
            duties: duty === undefined ? [] : [duty],
            roles: [],
            agencies: [],
          },
          now: at,
          concerns: [{ personId, purpose: 'Giải quyết hồ sơ', legalBasis: '107/2021/NĐ-CP' }],
        }),
      );
    const before = await ask(runtime, findUsage, { actor: me, input: {} });
    for (let n = 0; n < 5; n += 1) await look(person.id, new Date(now.getTime() + 1000));
    await look(other.id, now);
    const all = await ask(runtime, findUsage, { actor: me, input: {} });
    assert.equal(all.length, before.length + 5);
    assert.deepEqual(
      [all[0]?.by, all[0]?.purpose, all[0]?.legalBasis, all[0]?.receiverCode],
      ['officer', 'Giải quyết hồ sơ', '107/2021/NĐ-CP', duty?.agency],
    );
    const first = await ask(runtime, findUsage, { actor: me, input: { limit: 2 } });
    const next = await ask(runtime, findUsage, { actor: me, input: { limit: 1000, before: first[1]?.id ?? '' } });
    assert.deepEqual(
      [...first, ...next].map((u) => u.id),
      all.map((u) => u.id),
    );
    assert.equal((await ask(runtime, usagePeriod, { actor: me, input: {} })).count, all.length);
  });
});
