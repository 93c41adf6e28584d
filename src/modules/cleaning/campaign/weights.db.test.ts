import assert from 'node:assert/strict';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decideWeights, fillCleaningDemo, learnWeights, matchCampaignAgain, restoreWeights } from '#cleaning';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { removeFolder, withTestDatabase } from '#platform/db/testing';
import { pack } from '../../../../provinces/dak-nong/index.ts';
import { anOfficer, fillProvince, migrationsUpToCleaning, testRuntime } from '../testing/ground.ts';
import { matchCampaignsTask } from './match-task.ts';

const { database } = await withTestDatabase(migrationsUpToCleaning);
const folder = await mkdtemp(join(tmpdir(), 'da06-weights-test-'));
const runtime = testRuntime(database, folder);
const labour = anOfficer('specialist', 'H16.05');
const rows = <R extends object>(statement: ReturnType<typeof sql>) => database.asOwner((tx) => tx.rows<R>(statement));
const one = async <R extends object>(statement: ReturnType<typeof sql>) => (await rows<R>(statement))[0] as R;
const refusedWith = (wanted: string) => (error: unknown) => (error as { key?: string }).key === wanted;

before(async () => {
  await fillProvince(database, pack, 1_500);
  await fillCleaningDemo(runtime);
});
after(() => removeFolder(folder));

describe('weights learnt from decisions', () => {
  const leader = anOfficer('leader', 'H16.05');
  const seen = () => ask(runtime, learnWeights, { actor: leader, input: { sector: 'labour' } });
  /** Makes decided reviews of what stands there, as if people had found one level of agreement to be worth little. */
  const decideMany = (count: number) =>
    database.asOwner(async (tx) => {
      const { campaign, person } = await tx.one<{ campaign: string; person: string }>(
        sql`select v.campaign_id as campaign, v.person_id as person from cleaning.review v join cleaning.campaign c on c.id = v.campaign_id
          where c.sector = 'labour' limit 1`,
      );
      await tx.run(sql`insert into cleaning.review (id, campaign_id, record_id, person_id, agency_code, owner_code, score, pattern, doubt,
          evidence, high_impact, blind, state, chosen_id, closed_at)
        select gen_random_uuid(), ${campaign}, r.id, ${person}, 'H16.05', 'H16.05', 3, 0, 'score',
          jsonb_build_array(jsonb_build_array('name', case when n % 2 = 0 then 'typo' else 'equal' end, 3)), false, true,
          case when n % 2 = 1 or n % 6 = 0 then 'same' else 'nobody' end, case when n % 2 = 1 or n % 6 = 0 then ${person}::uuid end, now()
        from (select id, row_number() over (order by id) as n from cleaning.record r
          where not exists (select from cleaning.review v where v.record_id = r.id) limit ${count}) r`);
      await tx.run(sql`update cleaning.review set closed_at = ${runtime.clock.now()} where score = 3 and pattern = 0`);
    });

  it('are proposed from a hundred decisions on, used by the next match when a leader accepts, and put back', async () => {
    const few = (await seen()).proposal;
    assert.deepEqual([few.change, few.before], [{}, null]);
    await decideMany(240);
    const { proposal } = await seen();
    assert.ok(proposal.blindOnly && proposal.decisions >= 240, `${proposal.decisions}`);
    const bits = proposal.change['name.typo'] ?? 0;
    assert.ok(bits <= -1 && bits >= -2, JSON.stringify(proposal.change));
    assert.ok((proposal.after?.surprise ?? 9) < (proposal.before?.surprise ?? 0));
    const decide = (actor: Actor, accept: boolean, decisions = proposal.decisions) => {
      const input = { sector: 'labour' as const, accept, decisions, reason: 'Đã xem số trước và sau' };
      return execute(runtime, decideWeights, { actor, input });
    };
    await assert.rejects(decide(anOfficer('approver', 'H16.05'), true), refusedWith('platform.not-allowed'));
    await assert.rejects(decide(anOfficer('leader', 'H16.08'), true), refusedWith('cleaning.not-your-register'));
    await assert.rejects(decide(leader, true, 7), refusedWith('cleaning.weights-moved-on'));
    assert.equal((await decide(leader, false)).number, 1);
    assert.equal((await seen()).used, null);
    assert.equal((await decide(leader, true)).number, 2);
    assert.deepEqual((await seen()).used?.change, proposal.change);
    const { id } = await one<{ id: string }>(sql`select id from cleaning.campaign where sector = 'labour'`);
    await execute(runtime, matchCampaignAgain, { actor: labour, input: { campaignId: id } });
    await matchCampaignsTask.run(runtime);
    const { with2 } = await one<{ with2: number }>(sql`select count(*)::int as with2 from platform.audit_entry
      where action = 'cleaning.match-campaign' and detail ->> 'campaignId' = ${id} and detail ->> 'weights' = '2'`);
    assert.equal(with2, 1);
    const back = (number: number) =>
      execute(runtime, restoreWeights, { actor: leader, input: { sector: 'labour', number, reason: 'Trả lại' } });
    await assert.rejects(back(1), refusedWith('cleaning.weights-not-found'));
    await assert.rejects(back(2), refusedWith('cleaning.weights-same'));
    assert.equal((await back(0)).number, 3);
    assert.deepEqual((await seen()).used?.change, {});
  });
});
