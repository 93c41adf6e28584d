import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import type { Refusal } from '#platform/errors';
import { newId } from '#platform/ids';
import { populationModule } from '#population';
import { territoryModule } from '#territory';
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
