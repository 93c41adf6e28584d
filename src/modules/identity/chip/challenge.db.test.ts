import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import type { Refusal } from '#platform/errors';
import { newId } from '#platform/ids';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
import { makeChip } from '../../../../sandbox/chip-issuer/chip.ts';
import { identityModule, securityActs } from '../index.ts';
import { testRuntime } from '../testing/sign-on-server.ts';
import { anAccount } from '../testing.ts';

const { database } = await withTestDatabase(
  [territoryModule, populationModule, identityModule].map((m) => ({ module: m.name, folder: m.sqlFolder })),
  20,
);
const trials = Number(process.env['RACES'] ?? 5);
let now = new Date();
const runtime = testRuntime(database, { now: () => now });

async function anOfficer(loginName: string): Promise<Actor> {
  const { id } = await anAccount(database, { kind: 'staff', loginName });
  const role = 'receiving-officer';
  const duties = [{ postId: newId(), role, agency: 'H99', actsFor: ['H99'] }];
  return { kind: 'officer', accountId: id, duties, roles: [role], agencies: ['H99'], authenticationLevel: 2 };
}
const officer = await anOfficer('can.bo.1');
const other = await anOfficer('can.bo.2');
const draw = async (actor = officer) =>
  (await execute(runtime, securityActs.drawChipChallenge, { actor, input: {} })).challenge;
const take = async (challenge: string, actor = officer) =>
  (await execute(runtime, securityActs.takeChipChallenge, { actor, input: { challenge } })).drawn;

describe('the challenge that a chip is to sign', () => {
  it('is drawn here, counts once, and may be typed in capitals', async () => {
    const challenge = await draw();
    assert.match(challenge, /^[0-9a-f]{16}$/);
    assert.equal(await take(challenge.toUpperCase()), true);
    assert.equal(await take(challenge), false);
  });

  it('is not one that nobody drew, another officer’s, or one past its five minutes', async () => {
    assert.equal(await take('0011223344556677'), false);
    const challenge = await draw();
    assert.equal(await take(challenge, other), false);
    assert.equal(await take(challenge), true, 'a stranger’s try does not use it up');
    const late = await draw();
    now = new Date(now.getTime() + 5 * 60_000);
    assert.equal(await take(late), false);
  });

  it('is drawn for officers at a desk alone', async () => {
    const citizen: Actor = { kind: 'citizen', accountId: newId(), duties: [], roles: [], agencies: [] };
    await assert.rejects(draw(citizen), (e: Refusal) => e.kind === 'forbidden');
  });

  it(`counts for one of those who bring it at once, ${trials} × 20`, async () => {
    for (let n = 0; n < trials; n += 1) {
      const challenge = await draw();
      const answers = await Promise.all(Array.from({ length: 20 }, () => take(challenge)));
      assert.equal(answers.filter(Boolean).length, 1);
    }
  });
});

describe('the key of a chip authentication', () => {
  const chip = makeChip({ curve: 'brainpoolP256r1', cipher: 'aes-256', keyId: 3 });
  const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex');
  const group14 = hex(chip.group14);
  const drawKey = (actor = officer) =>
    execute(runtime, securityActs.drawChipKey, { actor, input: { group14: group14.toUpperCase() } });
  const takeKey = async (id: string, answer: string, actor = officer) =>
    (await execute(runtime, securityActs.takeChipKey, { actor, input: { id, group14, answer } })).outcome;
  const carried = (commands: string[], to = makeChip({ curve: 'brainpoolP256r1', cipher: 'aes-256', keyId: 3 })) =>
    hex(commands.map((c) => to.answer(new Uint8Array(Buffer.from(c, 'hex')))).at(-1) ?? new Uint8Array());

  it('stays here, and the chip with the right key is present, once, for this officer', async () => {
    const { id, commands } = await drawKey();
    const answer = carried(commands, chip);
    assert.equal(await takeKey(id, answer, other), 'late', 'another officer');
    assert.equal(await takeKey(id, answer), 'present');
    assert.equal(await takeKey(id, answer), 'late', 'used');
    const { rows } = await database.read({ kind: 'system' }, async (tx) => ({
      rows: await tx.rows<{ n: number }>(sql`select 1 as n from identity.chip_terminal_key where id = ${id}`),
    }));
    assert.deepEqual(rows, []);
  });

  it('refuses a chip with another key, an answer of before, one that is none, and a late one', async () => {
    const first = await drawKey();
    assert.equal(await takeKey(first.id, carried(first.commands)), 'fails');
    assert.equal(await takeKey((await drawKey()).id, '9000'), 'unreadable');
    const late = await drawKey();
    now = new Date(now.getTime() + 5 * 60_000);
    assert.equal(await takeKey(late.id, '9000'), 'late');
    await assert.rejects(
      execute(runtime, securityActs.drawChipKey, { actor: officer, input: { group14: '6e00' } }),
      (e: Refusal) => e.key === 'identity.chip.no-agreement',
    );
  });
});
