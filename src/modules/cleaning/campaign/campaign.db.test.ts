import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  answerQuestion,
  askCitizen,
  campaigns,
  correctionFile,
  decideReview,
  decideThreshold,
  endCampaignCommand,
  fillCleaningDemo,
  matchCampaignAgain,
  myQuestions,
  nextReview,
  openVersion,
  type ReviewView,
  resolveReview,
  reviewList,
  scorecards,
  sendCorrections,
  showCampaign,
  showReview,
  showSector,
  takeBackDecision,
  takeRegisterFile,
  weighThreshold,
} from '#cleaning';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { removeFolder, withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';
import { pack } from '../../../../provinces/dak-nong/index.ts';
import { readVersionsTask } from '../register/read-versions-task.ts';
import { anOfficer, fillProvince, migrationsUpToCleaning, testDay, testRuntime } from '../testing/ground.ts';
import { matchCampaignsTask } from './match-task.ts';

const { database, appUrl, ownerUrl } = await withTestDatabase(migrationsUpToCleaning);
const folder = await mkdtemp(join(tmpdir(), 'da06-campaign-test-'));
const runtime = testRuntime(database, folder);
const labour = anOfficer('specialist', 'H16.05');
const rows = <R extends object>(statement: ReturnType<typeof sql>) => database.asOwner((tx) => tx.rows<R>(statement));
const one = async <R extends object>(statement: ReturnType<typeof sql>) => (await rows<R>(statement))[0] as R;
const refusedWith = (wanted: string) => (error: unknown) => (error as { key?: string }).key === wanted;

let police: string[] = [];
let committees: string[] = [];
before(async () => {
  await fillProvince(database, pack, 1_500);
  await fillCleaningDemo(runtime);
  const agencies = await rows<{ code: string; branch: string }>(
    sql`select code, branch from territory.agency where level = 'commune'`,
  );
  police = agencies.filter((a) => a.branch === 'police').map((a) => a.code);
  committees = agencies.filter((a) => a.branch === 'committee').map((a) => a.code);
});
after(() => removeFolder(folder));

const look = async (actor: Actor, input = {}): Promise<ReviewView | null> =>
  (await ask(runtime, nextReview, { actor, input, purpose: 'test' })).view;
const decide = (actor: Actor, input: Parameters<typeof execute<typeof decideReview.input, unknown>>[2]['input']) =>
  execute(runtime, decideReview, { actor, input: input as never });
const openOnes = async (sector: string, more = sql`true`) =>
  rows<{
    id: string;
    person: string;
    record: string;
  }>(sql`select v.id, v.person_id as person, v.record_id as record from cleaning.review v
    join cleaning.campaign c on c.id = v.campaign_id where c.sector = ${sector} and v.state = 'open' and ${more} order by v.id`);

describe('a campaign', () => {
  it('matches a register: clean records, reviews and people who are nobody here add up', async () => {
    const list = await ask(runtime, campaigns, { actor: labour, input: {} });
    for (const c of list) {
      assert.equal(c.state, 'reviewing');
      assert.ok((c.matched ?? 0) > 50 && c.reviews.open > 5, JSON.stringify(c));
      assert.equal((c.matched ?? 0) + (c.unmatched ?? 0) + c.reviews.open, c.records);
    }
    const { clean, facts } = await one<{ clean: number; facts: number }>(sql`select
      (select count(*)::int from cleaning.record where cleaned_on is not null) as clean,
      (select sum(weight)::int from cleaning.pub_record_fact where fact = 'cleaned') as facts`);
    assert.equal(clean, facts);
  });

  it('is seen by communes only for their own people', async () => {
    assert.equal(await look(anOfficer('specialist', 'H16.08')), null);
    const commune = await one<{
      agency: string;
      n: number;
    }>(sql`select v.agency_code as agency, count(*)::int as n from cleaning.review v
      join cleaning.campaign c on c.id = v.campaign_id where c.sector = 'labour' and v.state = 'open' group by 1 order by 2 desc limit 1`);
    const clerk = anOfficer('specialist', commune.agency);
    const { left } = await ask(runtime, nextReview, { actor: clerk, input: {}, purpose: 'test' });
    assert.equal(left, commune.n);
    const other = anOfficer('specialist', police.find((p) => p !== commune.agency) ?? '');
    const [review] = await openOnes('labour', sql`v.agency_code = ${commune.agency}`);
    await assert.rejects(
      decide(other, { reviewId: review?.id, verdict: 'nobody' } as never),
      refusedWith('cleaning.review-not-found'),
    );
  });
});

describe('a review', () => {
  it('is decided once, however often it is sent, and makes corrections', async () => {
    const clerk = anOfficer('specialist', ...police);
    const [review] = await openOnes('labour', sql`not v.high_impact and not v.blind`);
    assert.ok(review);
    const input = { reviewId: review.id, verdict: 'same', personId: review.person, seconds: 4 } as never;
    assert.deepEqual(await decide(clerk, input), { state: 'same' });
    assert.deepEqual(await decide(clerk, input), { state: 'same' });
    await assert.rejects(
      decide(clerk, { reviewId: review.id, verdict: 'nobody' } as never),
      refusedWith('cleaning.decided-already'),
    );
    await assert.rejects(
      decide(anOfficer('specialist', ...police), { reviewId: review.id, verdict: 'nobody' } as never),
      refusedWith('cleaning.review-closed'),
    );
    const counted =
      await one(sql`select (select count(*)::int from cleaning.decision where review_id = ${review.id}) as decisions,
      (select sum(weight)::int from cleaning.record_fact where record_id = ${review.record} and fact = 'cleaned') as facts,
      (select state from cleaning.record where id = ${review.record}) as state,
      (select count(*)::int > 0 from cleaning.correction where record_id = ${review.record}) as corrected`);
    assert.deepEqual(counted, { decisions: 1, facts: 1, state: 'confirmed', corrected: true });
  });

  it('is taken back by whoever decided it, and everything it did with it; what was taken back is kept', async () => {
    const clerk = anOfficer('specialist', ...police);
    const [review] = await openOnes('labour', sql`not v.high_impact and not v.blind`);
    assert.ok(review);
    const about = sql`select v.state, r.state as record, r.person_id as person,
      (select coalesce(sum(weight), 0)::int from cleaning.record_fact where record_id = r.id and fact = 'cleaned') as facts,
      (select count(*)::int from cleaning.correction where record_id = r.id) as corrections,
      (select count(*)::int from cleaning.withdrawn_decision where review_id = v.id) as withdrawn
      from cleaning.review v join cleaning.record r on r.id = v.record_id where v.id = ${review.id}`;
    const before = await one(about);
    await decide(clerk, { reviewId: review.id, verdict: 'same', personId: review.person } as never);
    const takeBack = (actor: Actor, reason = 'Nhầm người cùng tên') =>
      execute(runtime, takeBackDecision, { actor, input: { reviewId: review.id, reason } });
    await assert.rejects(takeBack(anOfficer('specialist', ...police)), refusedWith('cleaning.nothing-to-take-back'));
    assert.deepEqual(await takeBack(clerk), { state: 'open' });
    assert.deepEqual(await one(about), { ...before, withdrawn: 1 });
    const { withdrawn, decided } = await ask(runtime, showReview, {
      actor: clerk,
      input: { reviewId: review.id },
      purpose: 'test',
    });
    assert.deepEqual([withdrawn[0]?.withdrawnWhy, decided], ['Nhầm người cùng tên', false]);
    await decide(clerk, { reviewId: review.id, verdict: 'nobody' } as never);
    await database.asOwner((tx) =>
      tx.run(sql`insert into cleaning.correction_batch (id, campaign_id, number, corrections, sent_at)
        select ${newId()}, campaign_id, 900, 1, now() from cleaning.review where id = ${review.id}`),
    );
    await database.asOwner((tx) =>
      tx.run(sql`insert into cleaning.correction (id, campaign_id, record_id, field, shall, high_impact, state, batch_id, made_at)
        select ${newId()}, v.campaign_id, v.record_id, 'sex', 'male', false, 'sent', b.id, now() from cleaning.review v
          join cleaning.correction_batch b on b.campaign_id = v.campaign_id and b.number = 900 where v.id = ${review.id}`),
    );
    await assert.rejects(takeBack(clerk), refusedWith('cleaning.corrections-gone'));
    await database.asOwner(async (tx) => {
      await tx.run(sql`delete from cleaning.correction where record_id = ${review.record}`);
      await tx.run(sql`delete from cleaning.correction_batch where number = 900`);
    });
    assert.deepEqual(await takeBack(clerk), { state: 'open' });
  });

  it('taken back by the second of two leaves the first, who cannot take back what was decided upon', async () => {
    const [first, second] = [anOfficer('specialist', ...committees), anOfficer('specialist', ...committees)];
    const [review] = await openOnes('assistance', sql`not v.blind`);
    assert.ok(review);
    const same = { reviewId: review.id, verdict: 'same', personId: review.person } as never;
    await decide(first, same);
    await decide(second, same);
    const takeBack = (actor: Actor) =>
      execute(runtime, takeBackDecision, { actor, input: { reviewId: review.id, reason: 'Bấm nhầm' } });
    await assert.rejects(takeBack(first), refusedWith('cleaning.decided-upon'));
    assert.deepEqual(await takeBack(second), { state: 'second' });
    assert.deepEqual(await takeBack(first), { state: 'open' });
  });

  it('of somebody who is paid needs two people; when they disagree a third one, who did not decide, resolves', async () => {
    const [first, second, head] = [
      anOfficer('specialist', ...committees),
      anOfficer('specialist', ...committees),
      anOfficer('approver', ...committees),
    ];
    const [a, b] = await openOnes('assistance', sql`not v.blind`);
    assert.ok(a && b);
    assert.deepEqual(await decide(first, { reviewId: a.id, verdict: 'same', personId: a.person } as never), {
      state: 'second',
    });
    assert.equal((await look(second))?.decisions.length, 0, 'the second person sees the first one’s answer');
    assert.deepEqual(await decide(second, { reviewId: a.id, verdict: 'same', personId: a.person } as never), {
      state: 'same',
    });
    await decide(first, { reviewId: b.id, verdict: 'same', personId: b.person } as never);
    assert.deepEqual(await decide(second, { reviewId: b.id, verdict: 'nobody' } as never), { state: 'disputed' });
    const resolve = (actor: Actor) =>
      execute(runtime, resolveReview, {
        actor,
        input: { reviewId: b.id, verdict: 'nobody', reason: 'Đã hỏi trưởng thôn' },
      });
    await assert.rejects(resolve({ ...head, accountId: first.accountId }), refusedWith('cleaning.resolver-is-decider'));
    assert.deepEqual(await resolve(head), { state: 'nobody' });
    assert.equal(
      (await one<{ state: string }>(sql`select state from cleaning.record where id = ${b.record}`)).state,
      'elsewhere',
    );
  });

  it('when blind shows neither the engine’s opinion nor the other answer, and measures agreement', async () => {
    const [first, second] = [anOfficer('specialist', ...police), anOfficer('specialist', ...police)];
    const [review] = await openOnes('labour', sql`v.blind`);
    assert.ok(review, 'no review is blind');
    const view = await look(first, { after: undefined, campaignId: undefined });
    assert.ok(view);
    const seen = await ask(runtime, reviewList, { actor: first, input: { atMost: 20 }, purpose: 'test' });
    for (const v of seen.views.filter((x) => x.review.blind))
      assert.deepEqual([v.review.score, v.review.evidence, v.hidden], [0, [], true]);
    await decide(first, { reviewId: review.id, verdict: 'nobody' } as never);
    assert.deepEqual(await decide(second, { reviewId: review.id, verdict: 'nobody' } as never), { state: 'nobody' });
    const { campaign } = await one<{ campaign: string }>(
      sql`select campaign_id as campaign from cleaning.review where id = ${review.id}`,
    );
    const { agreement } = await ask(runtime, showCampaign, { actor: labour, input: { campaignId: campaign } });
    assert.deepEqual([agreement.pairs, agreement.agreed], [1, 1]);
  });

  it('may be asked of the citizen, whose answer settles an ordinary one', async () => {
    const clerk = anOfficer('specialist', ...police);
    const [mine, notMine] = await openOnes('labour', sql`not v.high_impact and not v.blind`);
    assert.ok(mine && notMine);
    for (const r of [mine, notMine]) await execute(runtime, askCitizen, { actor: clerk, input: { reviewId: r.id } });
    const citizenOf = (personId: string): Actor => ({
      kind: 'citizen',
      accountId: newId(),
      personId,
      accountLevel: 2,
      authenticationLevel: 2,
      duties: [],
      roles: [],
      agencies: [],
    });
    const answer = async (personId: string, said: 'mine' | 'not-mine') => {
      const actor = citizenOf(personId);
      const [question] = await ask(runtime, myQuestions, { actor, input: {} });
      assert.ok(question);
      await assert.rejects(
        execute(runtime, answerQuestion, {
          actor: citizenOf(newId()),
          input: { questionId: question.id, answer: said },
        }),
        refusedWith('cleaning.question-not-found'),
      );
      for (let i = 0; i < 2; i += 1)
        await execute(runtime, answerQuestion, { actor, input: { questionId: question.id, answer: said } });
    };
    await answer(mine.person, 'mine');
    await answer(notMine.person, 'not-mine');
    const states = await rows<{ state: string }>(
      sql`select state from cleaning.review where id in (${mine.id}, ${notMine.id}) order by id`,
    );
    assert.deepEqual(
      states.map((s) => s.state),
      mine.id < notMine.id ? ['same', 'open'] : ['open', 'same'],
    );
    const told = await one<{ n: number }>(
      sql`select count(*)::int as n from notifications.message where person_id = ${mine.person}`,
    );
    assert.equal(told.n, 1);
  });
});

describe('corrections', () => {
  it('go to the sector once, as a message and a file, and are checked when the register comes again', async () => {
    const { campaignId } = await one<{ campaignId: string }>(
      sql`select id as "campaignId" from cleaning.campaign where sector = 'labour'`,
    );
    const sent = await execute(runtime, sendCorrections, { actor: labour, input: { campaignId } });
    await assert.rejects(
      execute(runtime, sendCorrections, { actor: labour, input: { campaignId } }),
      refusedWith('cleaning.no-corrections'),
    );
    const messages = await rows<{ payload: { batchId: string } }>(
      sql`select payload from platform.outbox_message where name = 'cleaning.corrections-sent.v1'`,
    );
    assert.deepEqual(
      messages.map((m) => m.payload.batchId),
      [sent.batchId],
    );
    const { rows: lines } = await ask(runtime, correctionFile, {
      actor: labour,
      input: { batchId: sent.batchId },
      purpose: 'test',
    });
    assert.equal(lines.length, sent.corrections);

    // The sector corrects one record wholly, and leaves another as it was.
    const target = await one<{ id: string; key: string }>(sql`select r.id, r.record_key as key from cleaning.record r
      join cleaning.correction k on k.record_id = r.id where r.cleaned_on is not null and r.sector = 'labour' order by r.record_key limit 1`);
    const said = Object.fromEntries(lines.filter((l) => l.recordKey === target.key).map((l) => [l.field, l.shall]));
    const now = await one<Record<string, string>>(
      sql`select full_name, birth_text, sex, personal_number, old_number, commune_code, phone from cleaning.record where id = ${target.id}`,
    );
    const cells = [
      target.key,
      said['fullName'] ?? now['full_name'],
      said['birthDate'] ?? now['birth_text'],
      said['sex'] ?? now['sex'],
      said['personalNumber'] ?? now['personal_number'],
      now['old_number'] ?? '',
      now['commune_code'] ?? '',
      now['phone'] ?? '',
    ];
    const bytes = Buffer.from(
      `manguoilaodong,fullname,birthdate,sex,nationalid,oldnumber,commune,phone\n${cells.join(',')}\n`,
    );
    const taken = await takeRegisterFile(runtime, { fileName: 'sua.csv', bytes });
    await execute(runtime, openVersion, {
      actor: labour,
      input: { sector: 'labour', asOf: testDay, mode: 'part', again: true, ...taken },
    });
    await readVersionsTask.run(runtime);
    const after = await one<{ state: string; differs: number; open: number }>(sql`select state, differs,
      (select count(*)::int from cleaning.correction k where k.record_id = r.id and k.state <> 'done') as open from cleaning.record r where id = ${target.id}`);
    assert.equal(after.open, 0);
    assert.equal(after.differs, 0);
    assert.ok(
      ['matched', 'confirmed'].includes(after.state),
      'a record that was corrected as we asked is clean no longer',
    );
  });
});

describe('figures and thresholds', () => {
  it('count what the records say', async () => {
    const [score] = (await ask(runtime, scorecards, { actor: labour, input: {} })).filter((s) => s.sector === 'labour');
    assert.ok(score && score.clean <= score.entered && score.correct <= score.clean && score.live === score.entered);
    const view = await ask(runtime, showSector, { actor: labour, input: { sector: 'labour' } });
    assert.deepEqual(
      view.communes.reduce((sum, c) => sum + c.clean, 0),
      score.clean,
    );
    assert.equal(view.trend.at(-1)?.clean, score.clean);
    assert.equal(view.forecast.left, score.entered - score.clean);
  });

  it('ask for more certainty only by a person’s decision, with the figures before and after', async () => {
    const actor = anOfficer('approver', 'H16.05');
    const { before, after } = await ask(runtime, weighThreshold, { actor, input: { sector: 'labour', bits: 30 } });
    assert.ok(after.automatic < before.automatic && after.expectedWrong <= before.expectedWrong);
    assert.equal(after.automatic + after.moreReviews, before.automatic);
    await execute(runtime, decideThreshold, {
      actor,
      input: { sector: 'labour', bits: 30, reason: 'Đợt đầu, cần chắc chắn hơn' },
    });
    await assert.rejects(
      execute(runtime, decideThreshold, { actor, input: { sector: 'labour', bits: 30, reason: 'x' } }),
      refusedWith('cleaning.threshold-same'),
    );
  });
});

describe('a match that is killed', () => {
  it('leaves nothing half done; the next turn finds the same, and decided reviews stay decided', {
    timeout: 90_000,
  }, async () => {
    const { id } = await one<{ id: string }>(sql`select id from cleaning.campaign where sector = 'assistance'`);
    await assert.rejects(
      execute(runtime, endCampaignCommand, { actor: labour, input: { campaignId: id } }),
      refusedWith('cleaning.reviews-left'),
    );
    const state = () =>
      one(sql`select (select count(*)::int from cleaning.record where cleaned_on is not null) as clean,
      (select sum(weight)::int from cleaning.record_fact where fact = 'cleaned') as facts, (select count(*)::int from cleaning.review) as reviews,
      (select count(*)::int from cleaning.decision) as decisions, (select count(*)::int from cleaning.correction) as corrections`);
    const before = await state();
    await execute(runtime, matchCampaignAgain, { actor: labour, input: { campaignId: id } });
    const script = join(import.meta.dirname, '..', 'testing', 'work-in-process.ts');
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', script, 'match', appUrl, ownerUrl, folder],
      { stdio: 'inherit' },
    );
    const ended = once(child, 'exit');
    const step = async () =>
      (await one<{ step: string }>(sql`select step from cleaning.campaign where id = ${id}`)).step;
    while (['waiting', 'export'].includes(await step())) await sleep(5);
    child.kill('SIGKILL');
    await ended;
    assert.deepEqual(await state(), before);
    const { state: stands } = await one<{ state: string }>(sql`select state from cleaning.campaign where id = ${id}`);
    assert.equal(stands, 'matching', 'it was through before it died');
    await matchCampaignsTask.run(runtime);
    const matched = (await state()) as { clean: number; facts: number; decisions: number };
    assert.equal(matched.clean, matched.facts);
    assert.equal(matched.decisions, (before as { decisions: number }).decisions);
    await execute(runtime, matchCampaignAgain, { actor: labour, input: { campaignId: id } });
    await matchCampaignsTask.run(runtime);
    assert.deepEqual(await state(), matched, 'the same match found something else');
    const { state: done } = await one<{ state: string }>(sql`select state from cleaning.campaign where id = ${id}`);
    assert.equal(done, 'reviewing');
  });
});
