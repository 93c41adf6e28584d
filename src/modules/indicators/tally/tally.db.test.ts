import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { copyLine, rawSql, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { addDays, type IsoDate, vietnamInstant } from '#platform/time';
import {
  breakdown,
  compareFigures,
  computeFigures,
  factSources,
  figureRecords,
  figuresBySplit,
  trend,
} from '../index.ts';
import { indicatorSources } from '../testing.ts';
import { checkTallies, lastClosedDay, rebuildTallies, sealTallies } from './seal-tallies.ts';

const { database } = await withTestDatabase(indicatorSources);
const system = { kind: 'system' };

/** One fact, as the test remembers it: the plain recount is made of these. */
interface Made {
  record: string;
  sector: string;
  fact: 'due' | 'entered' | 'cleaned';
  commune: string;
  happened: IsoDate;
  learned: IsoDate;
  weight: 1 | -1;
}

const start = '2023-10-01';
const day = (n: number) => addDays(start, n);

async function insert(facts: readonly Made[]): Promise<void> {
  await database.asOwner((tx) =>
    tx.copyIn(
      'copy cleaning.record_fact (record_id, sector, fact, agency_code, commune_code, happened_on, recorded_at, weight) from stdin',
      facts.map((f) =>
        copyLine([
          f.record,
          f.sector,
          f.fact,
          'H98.13',
          f.commune,
          f.happened,
          vietnamInstant(f.learned, 600).toISOString(),
          f.weight,
        ]),
      ),
    ),
  );
}

const clear = () =>
  database.asOwner(async (tx) => {
    for (const table of ['cleaning.record_fact', 'indicators.tally', 'indicators.split_tally', 'indicators.tally_seal'])
      await tx.run(sql`delete from ${rawSql(table)}`);
  });

/** The plain recount: every fact looked at, one by one. */
function recounted(facts: readonly Made[], at: { asOf: IsoDate; knownAt?: IsoDate | undefined; commune?: string }) {
  const sum = (fact: Made['fact']) =>
    facts
      .filter((f) => f.sector === 'tax' && f.fact === fact && f.happened <= at.asOf)
      .filter((f) => at.knownAt === undefined || f.learned <= at.knownAt)
      .filter((f) => at.commune === undefined || f.commune === at.commune)
      .reduce((n, f) => n + f.weight, 0);
  return { numerator: sum('cleaned'), denominator: sum('due') };
}

const communes = ['98101', '98102', '98103'];

const madeFact = (learned: number): fc.Arbitrary<Made> =>
  fc.record({
    record: fc.constantFrom(...Array.from({ length: 6 }, (_, i) => `018c2000-0000-7000-8000-00000000000${i}`)),
    sector: fc.constantFrom('tax', 'merit'),
    fact: fc.constantFrom('due' as const, 'cleaned' as const, 'entered' as const),
    commune: fc.constantFrom(...communes),
    happened: fc.integer({ min: -3, max: learned }).map(day),
    learned: fc.constant(day(learned)),
    weight: fc.constantFrom(1 as const, 1 as const, -1 as const),
  });

/** A day of work: what is learned on it, and whether the night after it seals. */
const workDays = fc
  .array(fc.record({ size: fc.nat(6), seals: fc.boolean() }), { minLength: 1, maxLength: 6 })
  .chain((days) =>
    fc.tuple(
      ...days.map(({ size, seals }, i) =>
        fc.record({ facts: fc.array(madeFact(i), { minLength: size, maxLength: size }), seals: fc.constant(seals) }),
      ),
    ),
  );

async function countsAt(at: { asOf: IsoDate; knownAt?: IsoDate | undefined; commune?: string }) {
  const only = at.commune === undefined ? undefined : ({ split: 'commune', values: [at.commune] } as const);
  const [figure] = await database.read(system, (tx) =>
    computeFigures(tx, { asOf: at.asOf, knownAt: at.knownAt, codes: ['cleaning.tax_codes'], only }),
  );
  return { numerator: figure?.numerator, denominator: figure?.denominator };
}

async function comparedAt(at: { asOf: IsoDate; earlier: IsoDate; knownAt: IsoDate | undefined }) {
  const both = await database.read(system, (tx) => compareFigures(tx, { ...at, codes: ['cleaning.tax_codes'] }));
  return [both.figures, both.earlier].map(([f]) => ({ numerator: f?.numerator, denominator: f?.denominator }));
}

describe('tallies', () => {
  it('answer as a plain recount does, at any date, as known on any date, whatever was sealed when', async () => {
    await fc.assert(
      fc.asyncProperty(
        workDays,
        fc.array(fc.tuple(fc.integer({ min: -4, max: 8 }), fc.option(fc.integer({ min: -1, max: 8 }))), {
          minLength: 3,
          maxLength: 3,
        }),
        fc.constantFrom(...communes),
        async (days, questions, commune) => {
          await clear();
          const facts: Made[] = [];
          for (const [i, { facts: learned, seals }] of days.entries()) {
            await insert(learned);
            facts.push(...learned);
            if (seals) await database.asOwner((tx) => sealTallies(tx, vietnamInstant(day(i + 1), 90)));
            for (const [asOf, knownAt] of questions) {
              const at = { asOf: day(asOf), knownAt: knownAt === null ? undefined : day(knownAt) };
              assert.deepEqual(await countsAt(at), recounted(facts, at));
              assert.deepEqual(await countsAt({ ...at, commune }), recounted(facts, { ...at, commune }));
              const earlier = addDays(at.asOf, -2);
              assert.deepEqual(await comparedAt({ ...at, earlier }), [
                recounted(facts, at),
                recounted(facts, { ...at, asOf: earlier }),
              ]);
            }
          }
          assert.deepEqual(await database.asOwner((tx) => checkTallies(tx, new Date())), []);
        },
      ),
      { numRuns: 8 },
    );
  });

  const facts: Made[] = [
    ...Array.from({ length: 120 }, (_, i) => ({ happened: day(i % 60), learned: day((i % 60) + (i % 3)), i })),
  ].flatMap(({ happened, learned, i }) => {
    const about = { record: randomUUID(), sector: 'tax', commune: communes[i % 3] ?? '', happened, learned } as const;
    const due: Made = { ...about, fact: 'due', weight: 1 };
    return i % 2 === 0 ? [due] : [due, { ...about, fact: 'cleaned', weight: 1 }];
  });
  const later = { asOf: day(40), knownAt: day(41) };

  it('stay true when records come before or after the night, and mend a day that was changed behind their back', async () => {
    await clear();
    await insert(facts);
    await database.asOwner((tx) => sealTallies(tx, vietnamInstant(day(50), 90)));
    assert.deepEqual(await countsAt(later), recounted(facts, later));
    // A bulk door writes into sealed days and forgets to say so.
    const late: Made = { ...(facts[0] as Made), record: randomUUID(), learned: day(20) };
    await insert([late]);
    const [mended] = await database.asOwner((tx) => checkTallies(tx, new Date()));
    assert.deepEqual(mended, { source: 'cleaning', days: [day(20)] });
    assert.deepEqual(await countsAt(later), recounted([...facts, late], later));
    assert.deepEqual(await database.asOwner((tx) => checkTallies(tx, new Date())), []);
  });

  it('are rebuilt whole after a bulk door', async () => {
    await clear();
    await rebuildTallies(database, vietnamInstant(day(100)));
    await insert(facts);
    await rebuildTallies(database, vietnamInstant(day(100)));
    const at = { asOf: day(99) };
    assert.deepEqual(await countsAt(at), recounted(facts, at));
  });

  it('count acts of a clock that was set back behind a rebuild', async () => {
    const before: Made = { ...(facts[0] as Made), record: randomUUID(), learned: day(70) };
    const at = { asOf: day(99) };
    const was = await countsAt(at);
    await rebuildTallies(database, vietnamInstant(day(1_000)));
    await insert([before]);
    assert.equal((await countsAt(at)).denominator, (was.denominator ?? 0) + 1);
    await database.asOwner((tx) => tx.run(sql`delete from cleaning.record_fact where record_id = ${before.record}`));
  });

  it('close a day one hour after its end, Vietnamese time', () => {
    assert.equal(lastClosedDay(new Date('2023-12-01T17:59:00Z')), '2023-11-30');
    assert.equal(lastClosedDay(new Date('2023-12-01T18:00:00Z')), '2023-12-01');
  });

  it('split by commune, agency and month so that the rows add up, and give a series that ends at the figure', async () => {
    const code = 'cleaning.tax_codes';
    const asOf = day(99);
    const whole = recounted(facts, { asOf });
    for (const by of ['commune', 'agency', 'month', 'sector'] as const) {
      const rows = await database.read(system, (tx) => breakdown(tx, { code, asOf, by }));
      const sum = (side: 'numerator' | 'denominator') => rows.reduce((n, r) => n + r[side], 0);
      assert.deepEqual({ numerator: sum('numerator'), denominator: sum('denominator') }, whole, by);
    }
    const split = await database.read(system, (tx) => figuresBySplit(tx, { codes: [code], asOf, by: 'commune' }));
    for (const { key, figures } of split) {
      const { numerator, denominator } = recounted(facts, { asOf, commune: key });
      assert.deepEqual([figures.get(code)?.numerator, figures.get(code)?.denominator], [numerator, denominator]);
    }
    const points = [10, 30, 50, 99].map(day);
    const series = await database.read(system, (tx) => trend(tx, { code, points }));
    assert.deepEqual(
      series.map(({ on, numerator, denominator }) => ({ on, numerator, denominator })),
      points.map((on) => ({ on, ...recounted(facts, { asOf: on }) })),
    );
  });

  it('give two dates in one reading as each alone gives them, whole figures and all', async () => {
    const [asOf, earlier] = [day(60), day(30)];
    const both = await database.read(system, (tx) => compareFigures(tx, { asOf, earlier }));
    assert.deepEqual(both.figures, await database.read(system, (tx) => computeFigures(tx, { asOf })));
    assert.deepEqual(both.earlier, await database.read(system, (tx) => computeFigures(tx, { asOf: earlier })));
    assert.notDeepEqual(
      both.figures,
      both.earlier.map((f) => ({ ...f, asOf })),
    );
    await assert.rejects(
      database.read(system, (tx) => compareFigures(tx, { asOf: earlier, earlier: asOf })),
      { key: 'indicators.bad-date' },
    );
  });

  it('keep counts only, so every source that has quantities is counted live', () => {
    assert.ok(factSources.filter((s) => s.hasQuantity).every((s) => s.isSmall));
  });
});

describe('the list behind a figure', () => {
  const of = (code: string, part: 'numerator' | 'denominator', after?: string) =>
    database.read(system, (tx) => figureRecords(tx, { code, asOf: day(99), part, after }));

  it('adds up to it, also when corrections took records back and when it is what remains', async () => {
    const record = randomUUID();
    const about = { record, commune: '98101', happened: day(5), learned: day(5) } as const;
    const rows: Made[] = [
      { ...about, sector: 'vaccination-person', fact: 'due', weight: 1 },
      { ...about, sector: 'vaccination-person', fact: 'cleaned', weight: 1, learned: day(6) },
      { ...about, sector: 'vaccination-person', fact: 'cleaned', weight: -1, learned: day(7) },
      { ...about, record: randomUUID(), sector: 'vaccination-person', fact: 'due', weight: 1 },
    ];
    const done = randomUUID();
    rows.push(
      { ...about, record: done, sector: 'vaccination-person', fact: 'due', weight: 1 },
      { ...about, record: done, sector: 'vaccination-person', fact: 'cleaned', weight: 1 },
    );
    await insert(rows);
    await rebuildTallies(database, vietnamInstant(day(100)));
    const remaining = await of('cleaning.vaccination.remaining', 'numerator');
    assert.deepEqual([remaining.sum, remaining.total], [2, 2]);
    assert.ok(remaining.records.some((r) => r.recordId === record));
    assert.ok(remaining.records.every((r) => r.recordId !== done && r.adds === 1));
    const verified = await of('cleaning.vaccination.verified', 'numerator');
    assert.deepEqual([verified.sum, verified.records.map((r) => r.recordId)], [1, [done]]);
    const seen: string[] = [];
    for (let after: string | undefined, more = true; more; ) {
      const page = await of('cleaning.tax_codes', 'denominator', after);
      assert.deepEqual([page.sum, page.total, page.before], [120, 120, seen.length]);
      seen.push(...page.records.map((r) => r.recordId));
      more = page.next !== null;
      after = page.next ?? undefined;
    }
    assert.deepEqual([seen.length, new Set(seen).size], [120, 120]);
    for (const page of ['x', '1_2023-02-31_x', `5_2023-02-31_${randomUUID()}`])
      await assert.rejects(of('cleaning.tax_codes', 'denominator', page), { key: 'indicators.bad-page' });
  });

  it('passes over many that are done before it comes to those that remain', async () => {
    const about = {
      sector: 'vaccination-person',
      commune: '98101',
      happened: day(50),
      learned: day(50),
      weight: 1,
    } as const;
    const done = Array.from({ length: 300 }, () => randomUUID());
    await insert(
      done.flatMap((record): Made[] => [
        { ...about, record, fact: 'due' },
        { ...about, record, fact: 'cleaned' },
      ]),
    );
    await rebuildTallies(database, vietnamInstant(day(100)));
    const remaining = await of('cleaning.vaccination.remaining', 'numerator');
    assert.deepEqual([remaining.sum, remaining.records.length, remaining.next], [2, 2, null]);
  });
});

describe('a day whose facts cancel each other', () => {
  it('is sealed once, though it has no total', async () => {
    await clear();
    const about = { record: randomUUID(), sector: 'tax', fact: 'entered', happened: day(1), learned: day(1) } as const;
    await insert([
      { ...about, commune: '98101', weight: 1 },
      { ...about, commune: '98103', weight: -1 },
    ]);
    for (const after of [3, 4]) await database.asOwner((tx) => sealTallies(tx, vietnamInstant(day(after))));
    assert.deepEqual(await database.asOwner((tx) => checkTallies(tx, vietnamInstant(day(4)))), []);
  });
});
