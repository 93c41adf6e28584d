import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { rowScopeOf } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import type { Paper } from '#procedures';
import { resultOfCase, resultsModule, standInFor, validResultsOf } from './index.ts';
import { agencyCode, aHolder, anOfficer, issued, otherAgencyCode, testRuntime } from './testing.ts';

const { database } = await withTestDatabase([{ module: 'results', folder: resultsModule.sqlFolder }]);
const runtime = testRuntime(database, '2023-12-18T09:00');
const asSystem = <T>(work: (tx: Tx) => Promise<T>) => database.transaction({ kind: 'system' }, work);

describe('issuing', () => {
  it('numbers results of an agency one after the other, however many approve at once', async () => {
    const agency = 'H98.77';
    const made = await Promise.all(Array.from({ length: 12 }, () => issued(runtime, { agencyCode: agency })));
    const numbers = made.map((m) => m.number).sort();
    assert.deepEqual(
      numbers,
      Array.from({ length: 12 }, (_, i) => `${String(i + 1).padStart(2, '0')}/2023`),
    );
  });

  it('begins anew each year', async () => {
    const agency = 'H98.78';
    await issued(runtime, { agencyCode: agency });
    const next = await issued(testRuntime(database, '2024-01-02T08:00'), { agencyCode: agency });
    assert.equal(next.number, '01/2024');
  });

  it('is seen by its holder and the agency, by nobody else', async () => {
    const holder = aHolder();
    const caseId = randomUUID();
    await issued(runtime, { caseId, holderId: holder.personId ?? '' });
    const seenBy = (actor: Parameters<typeof rowScopeOf>[0]) =>
      database.read(rowScopeOf(actor), (tx) => resultOfCase(tx, caseId));
    assert.equal((await seenBy(holder))?.state, 'drawing');
    assert.ok(await seenBy(anOfficer(agencyCode, 'specialist')));
    assert.equal(await seenBy(aHolder()), undefined);
    assert.equal(await seenBy(anOfficer(otherAgencyCode, 'specialist')), undefined);
  });

  it('refuses a second result for one case', async () => {
    const caseId = randomUUID();
    await issued(runtime, { caseId });
    await assert.rejects(issued(runtime, { caseId }));
  });
});

describe('adopting the results that cases kept until now', () => {
  it('keeps number, file and day, and goes on counting after them', async () => {
    const caseId = randomUUID();
    const agency = 'H98.79';
    await database.asOwner((tx) =>
      tx.run(sql`select results.pub_adopt_result(${caseId}::uuid, ${randomUUID()}::uuid, ${agency}, 'permanent-residence', '41/2023',
        ${'a'.repeat(64)}, 'H98.79-231201-0001.pdf', '2023-12-01T03:00:00Z'::timestamptz)`),
    );
    const found = await asSystem((tx) => resultOfCase(tx, caseId));
    assert.equal(found?.state, 'ready');
    assert.equal(found?.number, '41/2023');
    assert.match(found?.verificationCode ?? '', /^[2-9BCDFGHJKMNPQRSTVWXZ]{12}$/);
    assert.equal((await issued(runtime, { agencyCode: agency })).number, '42/2023');
  });
});

describe('reuse', () => {
  const paper: Paper = {
    code: 'marriage-paper',
    name: { vi: 'Trích lục kết hôn', en: 'Marriage extract' },
    kind: 'copy',
    required: true,
    acceptsResult: ['marriage'],
  };
  const personId = randomUUID();
  const standIn = (date: string, over: Partial<Paper> = {}) =>
    asSystem((tx) => standInFor(tx, { procedure: { code: 'x' }, paper: { ...paper, ...over }, personId, date }));

  it('finds a valid result of the person on the days it is in force', async () => {
    await issued(runtime, { holderId: personId, resultCode: 'marriage', validTo: '2024-06-18' });
    assert.equal((await standIn('2024-06-18'))?.kind, 'result');
    assert.equal(await standIn('2024-06-19'), undefined);
    assert.equal(await standIn('2023-12-17'), undefined);
    assert.equal(await standIn('2024-01-01', { acceptsResult: ['birth'] }), undefined);
  });

  it('names the law of the day', async () => {
    const early = await standIn('2024-01-01', { replacedBy: 'civil-status' });
    const late = await standIn('2026-05-01', { replacedBy: 'civil-status' });
    assert.match(early?.legalBasis.vi ?? '', /47\/2020\/NĐ-CP/);
    assert.match(late?.legalBasis.vi ?? '', /66\.7\/2025\/NQ-CP/);
  });

  it('tells an officer of another agency that the result is there, and somebody anonymous nothing', async () => {
    const question = { personId, resultCodes: ['marriage'], date: '2024-01-01' };
    const officer = anOfficer(otherAgencyCode, 'receiving-officer');
    const found = await database.read(rowScopeOf(officer), (tx) => validResultsOf(tx, question));
    assert.equal(found.length, 1);
    assert.deepEqual(await database.read({ kind: 'anonymous' }, (tx) => validResultsOf(tx, question)), []);
  });
});
