import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type BulkCase, importCases } from '#cases';
import { type Actor, anonymousActor, ask, type Runtime } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { vietnamInstant } from '#platform/time';
import { setDeployments, syncCatalogue } from '#procedures';
import {
  assignTarget,
  breakdown,
  computeFigures,
  definitions,
  figureRecords,
  figures,
  rebuildTallies,
  recordsPerPage,
  syncTargets,
} from './index.ts';
import { indicatorSources } from './testing.ts';

const { database } = await withTestDatabase(indicatorSources);
const system = { kind: 'system' };
const applicantId = '018c2000-0000-7000-8000-000000000001';

/** A returned case received on a day; or, without a day, one that was never received. */
function made(procedureCode: string, channel: BulkCase['channel'], on: string | null, communeCode = '24611'): BulkCase {
  const at = vietnamInstant(on ?? '2023-03-01', 9 * 60);
  return {
    provinceCode: '67',
    procedureCode,
    procedureVersion: '2021-07-01',
    channel,
    state: on === null ? 'declined' : 'received',
    agencyCode: 'H16.20',
    communeCode,
    applicantId,
    submittedAt: at,
    receivedAt: on === null ? null : at,
    dueOn: on,
    finishedOn: null,
    returnedAt: null,
  };
}

const cases = [
  ...Array.from({ length: 60 }, () => made('stay-notification', 'online', '2023-03-01')),
  ...Array.from({ length: 5 }, () => made('stay-notification', 'counter', '2023-04-03', '24617')),
  made('permanent-residence', 'post', '2023-03-01'),
  made('permanent-residence', 'online', '2023-11-30'),
  made('permanent-residence', 'online', '2023-12-01'),
  made('stay-notification', 'online', null),
  made('seal-new', 'online', '2023-05-04'),
  made('seal-small', 'counter', '2023-05-04'),
  made('birth-registration', 'online', '2023-05-04'),
  made('certified-copy', 'online', '2023-05-04'),
];

await database.asOwner(async (tx) => {
  await syncCatalogue(tx);
  await setDeployments(
    tx,
    [
      { procedureCode: 'stay-notification', onlineFrom: '2022-06-01' },
      { procedureCode: 'permanent-residence', onlineFrom: '2022-06-01', onlineTo: '2023-01-31' },
      { procedureCode: 'passport', onlineFrom: '2023-12-01' },
    ],
    '67',
  );
  await syncTargets(tx, [
    { code: 'online.police.total', validFrom: '2023-01-01', percent: 40, document: { vi: 'cũ', en: 'old' } },
    { code: 'online.police.total', validFrom: '2023-06-01', percent: 50, document: { vi: 'mới', en: 'new' } },
  ]);
});
await importCases(database, cases, { seed: 1, now: new Date('2023-12-01T00:00:00Z') });

const asOf = '2023-11-30';
const figureOf = async (code: string, date = asOf) => {
  const [figure] = await database.read(system, (tx) => computeFigures(tx, { asOf: date, codes: [code] }));
  return figure ?? assert.fail(`no figure ${code}`);
};
const countsOf = async (code: string, date = asOf) => {
  const { numerator, denominator, percent } = await figureOf(code, date);
  return [numerator, denominator, percent];
};
const refusal = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;

describe('figures computed from records', () => {
  it('count what was received by the day, by any channel, and of it what came online', async () => {
    // 65 stay notifications and two of permanent residence; the one of 1 December and the declined one are not in it.
    assert.deepEqual(await countsOf('online.police.residence'), [61, 67, 91.04]);
    assert.deepEqual(await countsOf('essential.police.permanent_residence'), [1, 2, 50]);
    assert.deepEqual(await countsOf('essential.police.permanent_residence', '2023-12-01'), [2, 3, 66.67]);
    assert.deepEqual(await countsOf('online.police.residence', '2023-03-01'), [60, 61, 98.36]);
    assert.deepEqual(await countsOf('online.police.residence', '2023-02-28'), [0, 0, null]);
  });

  it('take both seal procedures together, and of a department only its essential procedures', async () => {
    assert.deepEqual(await countsOf('essential.police.seal'), [1, 2, 50]);
    assert.deepEqual(await countsOf('essential.departments.justice'), [1, 1, 100]);
  });

  it('count a procedure as open only on the days of its deployment', async () => {
    assert.deepEqual(await countsOf('essential.police.deployed'), [1, 11, 9.1]);
    assert.deepEqual(await countsOf('essential.police.deployed', '2023-01-31'), [2, 11, 18.2]);
    assert.deepEqual(await countsOf('essential.police.deployed', '2023-12-01'), [2, 11, 18.2]);
    assert.deepEqual(await countsOf('essential.departments.deployed'), [0, 14, 0]);
  });

  it('come all at once, in the order of the report, and a total is the sum of its parts', async () => {
    const all = await database.read(system, (tx) => computeFigures(tx, { asOf }));
    assert.deepEqual(
      all.map((f) => f.code),
      definitions.map((d) => d.code),
    );
    const totals = definitions.filter((d) => d.parts !== undefined);
    assert.ok(totals.length >= 5);
    for (const { code, parts = [] } of totals) {
      const sum = (side: 'numerator' | 'denominator') =>
        all.filter((f) => parts.includes(f.code)).reduce((n, f) => n + (f[side] ?? 0), 0);
      const total = all.find((f) => f.code === code);
      const isPartDenominated = all.some((f) => parts.includes(f.code) && f.denominator !== null);
      assert.equal(total?.numerator ?? 0, sum('numerator'), code);
      if (isPartDenominated) assert.equal(total?.denominator, sum('denominator'), code);
    }
  });

  it('carry the target in force on the date', async () => {
    assert.equal((await figureOf('online.police.total')).target?.percent, 50);
    assert.equal((await figureOf('online.police.total', '2023-05-31')).target?.percent, 40);
    assert.equal((await figureOf('online.police.total', '2022-12-31')).target, null);
    assert.equal((await figureOf('online.police.fire')).target, null);
  });

  it('refuse an unknown code, an impossible date, and a target for no figure', async () => {
    await assert.rejects(figureOf('online.police.horses'), refusal('indicators.unknown-code'));
    await assert.rejects(figureOf('online.police.fire', '2023-02-30'), refusal('indicators.bad-date'));
    const stray = { code: 'nothing', validFrom: '2023-01-01', percent: 1, document: { vi: '', en: '' } };
    await assert.rejects(
      database.asOwner((tx) => syncTargets(tx, [stray])),
      refusal('indicators.unknown-code'),
    );
  });
});

describe('the records behind a figure', () => {
  it('are as many as the figure says, page by page, for every figure and both sides', async () => {
    for (const { code } of definitions.filter((d) => d.source === 'computed')) {
      const figure = await figureOf(code);
      for (const part of ['numerator', 'denominator'] as const) {
        const seen = new Set<string>();
        for (let after: string | undefined, more = true; more; ) {
          const answer = await database.read(system, (tx) => figureRecords(tx, { code, asOf, part, after }));
          assert.equal(answer.sum, figure[part], `${code} ${part}`);
          assert.ok(answer.records.length <= recordsPerPage);
          assert.equal(answer.before, seen.size);
          assert.equal(answer.total, figure[part] ?? 0);
          for (const r of answer.records) seen.add(r.recordId);
          more = answer.next !== null;
          after = answer.next ?? undefined;
        }
        assert.equal(seen.size, figure[part] ?? 0, `${code} ${part}`);
      }
    }
  });

  it('show codes and dates of the case', async () => {
    const { records } = await database.read(system, (tx) =>
      figureRecords(tx, { code: 'essential.police.permanent_residence', asOf, part: 'numerator' }),
    );
    assert.equal(records.length, 1);
    assert.equal(records[0]?.on, '2023-11-30');
    assert.deepEqual(records[0]?.columns, {
      fact: 'received',
      procedure_code: 'permanent-residence',
      channel: 'online',
    });
    assert.equal(records[0]?.communeCode, '24611');
  });

  it('split by procedure, commune and month so that the rows add up', async () => {
    const split = (by: 'procedure' | 'commune' | 'month') =>
      database.read(system, (tx) => breakdown(tx, { code: 'online.police.residence', asOf, by }));
    assert.deepEqual(await split('procedure'), [
      { key: 'permanent-residence', numerator: 1, denominator: 2 },
      { key: 'stay-notification', numerator: 60, denominator: 65 },
    ]);
    assert.deepEqual(await split('commune'), [
      { key: '24611', numerator: 61, denominator: 62 },
      { key: '24617', numerator: 0, denominator: 5 },
    ]);
    assert.deepEqual(await split('month'), [
      { key: '2023-03', numerator: 60, denominator: 61 },
      { key: '2023-04', numerator: 0, denominator: 5 },
      { key: '2023-11', numerator: 1, denominator: 1 },
    ]);
    const procedures = await database.read(system, (tx) =>
      breakdown(tx, { code: 'essential.police.deployed', asOf, by: 'procedure' }),
    );
    assert.deepEqual([procedures.length, procedures.filter((r) => r.numerator === 1).length], [11, 1]);
    await assert.rejects(
      database.read(system, (tx) => breakdown(tx, { code: 'essential.police.deployed', asOf, by: 'month' })),
      refusal('indicators.no-breakdown'),
    );
  });
});

describe('who may ask', () => {
  const runtime = { database, clock: { now: () => new Date('2023-11-30T03:00:00Z') } } as Runtime;
  const actor = (kind: Actor['kind'], roles: string[]): Actor => ({ ...anonymousActor, kind, roles });

  it('an officer sees the figures of the whole province, today when no date is given', async () => {
    const [total] = await ask(runtime, figures, {
      actor: actor('officer', ['leader']),
      input: { codes: ['online.police.total'] },
    });
    assert.deepEqual([total?.asOf, total?.numerator, total?.denominator], [asOf, 62, 69]);
  });

  it('a citizen does not', async () => {
    const request = { actor: actor('citizen', []), input: {} };
    await assert.rejects(ask(runtime, figures, request), refusal('platform.not-allowed'));
  });
});

describe('denominators that a document assigns', () => {
  const document = { vi: 'Công văn giao chỉ tiêu', en: 'Letter of assignment' };
  const assign = (number: number, validFrom: string, at: string) =>
    database.asOwner((tx) => assignTarget(tx, { code: 'eid.accounts', number, validFrom, document, at: new Date(at) }));
  const denominators = async (knownAt?: string) => {
    const all = await database.read(system, (tx) =>
      computeFigures(tx, { asOf, knownAt, codes: ['eid.registered', 'eid.activated', 'eid.registered.level1'] }),
    );
    return all.map((f) => f.denominator);
  };

  it('are none until a document gives them, then those of the day, as known then and as known now', async () => {
    assert.deepEqual(await denominators(), [null, null, null]);
    await assign(100, '2023-01-01', '2023-01-05T00:00:00Z');
    await assign(500, '2023-12-01', '2023-01-05T00:00:00Z');
    await assign(324, '2023-01-01', '2023-11-20T00:00:00Z');
    assert.deepEqual(await denominators(), [324, 324, null]);
    assert.deepEqual(await denominators('2023-11-19'), [100, 100, null]);
    assert.deepEqual(await denominators('2022-12-31'), [null, null, null]);
  });

  it('are refused for what no figure asks for', async () => {
    const stray = { code: 'horses', number: 1, validFrom: asOf, document, at: new Date() };
    await assert.rejects(
      database.asOwner((tx) => assignTarget(tx, stray)),
      refusal('indicators.unknown-code'),
    );
  });
});

describe('as known on an earlier day', () => {
  it('a case counts from the day on which it was received, in the province and in its commune', async () => {
    const at = async (knownAt: string, values?: string[]) => {
      const only = values === undefined ? undefined : ({ split: 'commune', values } as const);
      const [figure] = await database.read(system, (tx) =>
        computeFigures(tx, { asOf, knownAt, codes: ['online.police.residence'], only }),
      );
      return [figure?.numerator, figure?.denominator];
    };
    assert.deepEqual(await at('2023-02-28'), [0, 0]);
    assert.deepEqual(await at('2023-03-01'), [60, 61]);
    assert.deepEqual(await at('2023-04-03'), [60, 66]);
    assert.deepEqual(await at('2023-04-03', ['24617']), [0, 5]);
    await rebuildTallies(database, new Date('2023-12-05T00:00:00Z'));
    assert.deepEqual(await at('2023-04-03'), [60, 66]);
    assert.deepEqual(await at('2023-11-30'), [61, 67]);
    assert.deepEqual(await at('2023-11-30', ['24617']), [0, 5]);
  });
});
