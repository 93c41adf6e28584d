import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { type BulkCase, importCases } from '#cases';
import { caseSources } from '#cases/testing';
import { feedbackModule } from '#feedback';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { seededRandom } from '#platform/ids';
import { takeTurn } from '#platform/jobs';
import { addDays, vietnamInstant } from '#platform/time';
import { catalogueAt, setDeployments } from '#procedures';
import { openDesk, otherPoliceCode, policeCode } from '../cases/testing.ts';
import {
  componentRecords,
  components,
  computeIndex,
  indexOfAgency,
  indexOfPeriod,
  qualityModule,
  scorecards,
} from './index.ts';

const { database } = await withTestDatabase([
  ...caseSources,
  { module: feedbackModule.name, folder: feedbackModule.sqlFolder },
  { module: qualityModule.name, folder: qualityModule.sqlFolder },
]);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const today = '2023-12-18';

/** Cases of every kind, by a seed: early, punctual, late, open, overdue, withdrawn, declined. */
function invented(count: number): BulkCase[] {
  const random = seededRandom(766);
  const { pick } = random;
  return Array.from({ length: count }, (): BulkCase => {
    const receivedOn = addDays('2023-10-20', random.int(58));
    const dueOn = addDays(receivedOn, 10);
    const end = addDays(dueOn, random.int(21) - 10);
    const kind = end > today ? 'open' : pick(['done', 'done', 'done', 'open', 'withdrawn', 'declined'] as const);
    const at = vietnamInstant(receivedOn, 9 * 60);
    const received = kind !== 'declined';
    return {
      provinceCode: '98',
      procedureCode: pick(['permanent-residence', 'stay-notification']),
      procedureVersion: '2021-07-01',
      channel: pick(['online', 'online', 'counter', 'post']),
      state: kind === 'done' ? 'returned' : kind === 'open' ? 'processing' : kind,
      agencyCode: pick([policeCode, otherPoliceCode]),
      communeCode: '98101',
      applicantId: randomUUID(),
      submittedAt: at,
      receivedAt: received ? at : null,
      dueOn: received ? dueOn : null,
      finishedOn: kind === 'open' ? null : kind === 'declined' ? receivedOn : end < receivedOn ? receivedOn : end,
      returnedAt: kind === 'done' ? vietnamInstant(end, 15 * 60) : null,
    };
  });
}
const cases = invented(600);
await database.asOwner((tx) =>
  setDeployments(tx, [{ procedureCode: 'stay-notification', onlineFrom: '2023-11-01' }], '98'),
);
await importCases(database, cases, { seed: 1, now: new Date(`${today}T08:00:00+07:00`) });

const leader = await desk.anOfficer('H98.20', 'leader');
const seeing: Actor = { ...leader, agencies: ['H98.20', policeCode, otherPoliceCode] };
const compute = (period: string) => execute(runtime, computeIndex, { actor: seeing, input: { period } });
const indexOf = (period: string, agencyCode?: string) =>
  ask(runtime, indexOfAgency, {
    actor: seeing,
    input: { period, ...(agencyCode === undefined ? {} : { agencyCode }) },
  });

/** The rule of component 2.1, once more and one case at a time. */
function judged(c: BulkCase, from: string, to: string): boolean | undefined {
  if (c.receivedAt === null || c.dueOn === null) return undefined;
  const ended = c.finishedOn !== null && ['returned', 'withdrawn'].includes(c.state);
  if (ended && c.finishedOn !== null && c.finishedOn >= from && c.finishedOn <= to) return c.finishedOn <= c.dueOn;
  const openThen = c.finishedOn === null || c.finishedOn > to;
  const receivedOn = new Date(c.receivedAt.getTime() + 7 * 3_600_000).toISOString().slice(0, 10);
  if (receivedOn <= to && openThen && c.dueOn < to && c.state !== 'withdrawn') return false;
  return undefined;
}

describe('the index from records', () => {
  it('counts punctual cases as an independent look at each case does', async () => {
    for (const [period, from, to] of [
      ['2023-11', '2023-11-01', '2023-11-30'],
      ['2023-12', '2023-12-01', today],
      ['2023', '2023-01-01', today],
    ] as const) {
      await compute(period);
      for (const agencyCode of [policeCode, otherPoliceCode]) {
        const verdicts = cases.filter((c) => c.agencyCode === agencyCode).map((c) => judged(c, from, to));
        const { score } = await indexOf(period, agencyCode);
        const found = score.components.find((c) => c.code === '2.1');
        assert.deepEqual(
          [found?.numerator, found?.denominator],
          [verdicts.filter((v) => v === true).length, verdicts.filter((v) => v !== undefined).length],
          `${period} ${agencyCode}`,
        );
        assert.ok((found?.denominator ?? 0) > 20, 'there is something to count');
      }
    }
  });

  it('counts online cases only of procedures that were online on that day', async () => {
    const { score } = await indexOf('2023');
    const online = score.components.find((c) => c.code === '3.3');
    const of = cases.filter(
      (c) =>
        c.receivedAt !== null &&
        c.procedureCode === 'stay-notification' &&
        c.receivedAt >= new Date('2023-11-01T00:00:00+07:00'),
    );
    assert.deepEqual(
      [online?.numerator, online?.denominator],
      [of.filter((c) => c.channel === 'online').length, of.length],
    );
  });

  it('judges the procedures of an agency by the catalogue', async () => {
    const { score } = await indexOf('2023-12', policeCode);
    const own = catalogueAt(today).filter((p) => p.branch === 'police' && p.level === 'commune');
    const found = score.components.find((c) => c.code === '3.1');
    assert.deepEqual(
      [found?.numerator, found?.denominator],
      [own.filter((p) => p.online.level === 'full').length, own.length],
    );
    assert.ok(own.length > 0);
  });

  it('lists behind each component exactly the records that it counts, of both kinds', async () => {
    for (const { code } of components)
      for (const agencyCode of [policeCode, otherPoliceCode]) {
        const found = (await indexOf('2023', agencyCode)).score.components.find((c) => c.code === code);
        const list = (counted?: boolean) =>
          ask(runtime, componentRecords, {
            actor: seeing,
            input: { period: '2023', component: code, agencyCode, ...(counted === undefined ? {} : { counted }) },
          });
        assert.equal((await list()).total, found?.denominator, `${code} ${agencyCode}`);
        assert.equal((await list(true)).total, found?.numerator, `${code} ${agencyCode}`);
      }
  });

  it('of the province is the sum of its agencies, and ranks them', async () => {
    const { agencies, province } = await ask(runtime, indexOfPeriod, { actor: seeing, input: { period: '2023' } });
    const sum = (side: 'numerator' | 'denominator') =>
      agencies.reduce((s, a) => s + (a.score.components.find((c) => c.code === '2.1')?.[side] ?? 0), 0);
    const whole = province.components.find((c) => c.code === '2.1');
    assert.deepEqual([whole?.numerator, whole?.denominator], [sum('numerator'), sum('denominator')]);
    assert.ok(agencies.length >= 2);
    assert.ok(
      agencies.every(
        (a) => (a.rank === null) === !a.score.components.some((c) => c.code === '2.1' && c.denominator > 0),
      ),
    );
    const ranked = agencies.filter((a) => a.rank !== null);
    assert.equal(ranked.length, 2);
    for (const [i, a] of ranked.entries())
      assert.ok(i === 0 || (ranked[i - 1]?.score.share ?? 0) >= (a.score.share ?? 0));
    assert.equal(agencies[0]?.rank, 1);
  });

  it('shows an officer the records of their own agencies only', async () => {
    const own = { ...leader, agencies: [policeCode] };
    const input = { period: '2023', component: '2.1' };
    const { rows } = await ask(runtime, componentRecords, { actor: own, input });
    assert.ok(rows.length > 0 && rows.every((r) => r.agencyCode === policeCode));
  });

  it('computed twice, also at once, is the same', async () => {
    const before = await indexOf('2023');
    await Promise.all([compute('2023'), compute('2023')]);
    const after = await indexOf('2023');
    assert.deepEqual(after.score, before.score);
  });

  it('is refused for a month that has not begun, and for who does not lead', async () => {
    await assert.rejects(compute('2024-01'), (e) => e instanceof Refusal && e.key === 'quality.not-begun');
    const specialist = await desk.anOfficer(policeCode, 'specialist');
    await assert.rejects(
      execute(runtime, computeIndex, { actor: specialist, input: { period: '2023' } }),
      (e) => e instanceof Refusal && e.kind === 'forbidden',
    );
  });

  it('is computed at night by the task', async () => {
    await database.asOwner((tx) => tx.run(sql`delete from quality.component_value where period = '2023-12'`));
    const [task] = qualityModule.tasks ?? [];
    assert.ok(task);
    await takeTurn(runtime, task); // learns of the task; it is due at half past two
    desk.at('2023-12-19T02:31');
    assert.equal(await takeTurn(runtime, task), true);
    const { computation, score } = await indexOf('2023-12');
    assert.equal(computation?.to, '2023-12-19');
    assert.ok(score.counted > 0);
    desk.at('2023-12-18T08:00');
  });
});

describe('scorecards', () => {
  it('are worked out for agencies in sight, without inventing officers', async () => {
    await compute('2023-12');
    const { agencies, officers } = await ask(runtime, scorecards, { actor: seeing, input: { period: '2023-12' } });
    assert.ok(agencies.some((a) => a.code === policeCode));
    assert.ok(agencies.every((a) => seeing.agencies.includes(a.code)));
    const card = agencies.find((a) => a.code === policeCode)?.card;
    assert.equal(card?.indices['2'], null);
    assert.equal(card?.indices['9'], 0, 'an online case is overdue');
    const done = cases.filter(
      (c) => c.agencyCode === policeCode && c.state === 'returned' && (c.finishedOn ?? '') >= '2023-12-01',
    );
    const points = done.map((c) => ((c.finishedOn ?? '') < (c.dueOn ?? '') ? 2 : c.finishedOn === c.dueOn ? 1 : 0));
    const mean = points.reduce<number>((a, b) => a + b, 0) / points.length;
    assert.ok(Math.abs((card?.indices['1'] ?? 9) - mean) < 0.006, `${card?.indices['1']} is about ${mean}`);
    assert.equal(agencies.find((a) => a.code === 'H98.20')?.card.grade, null, 'no case, no grade');
    // Imported cases name no post.
    assert.deepEqual(officers, []);
  });
});
