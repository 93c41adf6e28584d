import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { addDays, vietnamInstant } from '#platform/time';
import { aPerson } from '#population/testing';
import { type CaseAct, type CaseState, caseStates, stateAfter } from './domain/case-state.ts';
import { type BulkCase, clearSimulatedCases, describeSimulatedCases, importCases, receiveCase } from './index.ts';
import { caseSources, countRows, openDesk, policeCode, procedureCode } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const applicant = await aPerson(database);
const now = new Date('2023-12-18T01:00:00Z');

const open: readonly CaseState[] = ['submitted', 'received', 'processing', 'supplementing', 'approving'];

/** A case in this state, received at the counter in the same minute in which it was handed in: many steps, one instant. */
function made(state: CaseState, i: number): BulkCase {
  const on = addDays('2023-11-01', i % 3);
  const at = vietnamInstant(on, 9 * 60);
  const received = state === 'submitted' || state === 'declined' ? null : at;
  return {
    provinceCode: '98',
    procedureCode,
    procedureVersion: '2023-02-05',
    channel: 'counter',
    state,
    agencyCode: policeCode,
    communeCode: '98101',
    applicantId: applicant.id,
    submittedAt: at,
    receivedAt: received,
    dueOn: received === null ? null : addDays(on, 9),
    finishedOn: open.includes(state) ? null : on,
    returnedAt: state === 'returned' ? at : null,
  };
}
const cases = Array.from({ length: 200 }, (_, i) => made(caseStates[i % caseStates.length] ?? 'received', i));

interface Line {
  case_id: string;
  act: CaseAct | 'submit';
  from_state: CaseState | null;
  to_state: CaseState;
}

describe('cases that are imported', () => {
  it('all come in, and the caller hears how far it is', async () => {
    const heard: number[] = [];
    const written = await importCases(database, cases, { seed: 7, now, progress: (n) => heard.push(n) });
    assert.equal(written, 200);
    assert.equal(heard.at(-1), 200);
    assert.equal(await countRows(database, 'case'), 200);
  });

  it('have a history that follows the table, in its order, and ends in their state', async () => {
    const lines = await database.asOwner((tx) =>
      tx.rows<Line>(sql`select case_id, act, from_state, to_state from cases.case_event order by case_id, at, id`),
    );
    const states = new Map(
      (
        await database.asOwner((tx) => tx.rows<{ id: string; state: CaseState }>(sql`select id, state from cases.case`))
      ).map((c) => [c.id, c.state]),
    );
    const histories = Map.groupBy(lines, (line) => line.case_id);
    assert.equal(histories.size, 200);
    for (const [id, history] of histories) {
      let at: CaseState | null = null;
      for (const line of history) {
        assert.equal(line.from_state, at, history.map((l) => l.act).join(' '));
        if (at === null) assert.equal(line.act, 'submit');
        else assert.equal(stateAfter(at, line.act as CaseAct), line.to_state);
        at = line.to_state;
      }
      assert.equal(at, states.get(id));
    }
  });

  it('have codes of their own, without gaps in a day, and the desk goes on counting after them', async () => {
    const rows = await database.asOwner((tx) =>
      tx.rows<{ tracking: string; official: string | null; on: string | null }>(
        sql`select tracking_code as tracking, official_code as official, received_on as on from cases.case`,
      ),
    );
    assert.equal(new Set(rows.map((r) => r.tracking)).size, 200);
    const official = rows.filter((r) => r.official !== null);
    assert.equal(new Set(official.map((r) => r.official)).size, official.length);
    for (const [day, ofDay] of Map.groupBy(official, (r) => r.on)) {
      const numbers = ofDay.map((r) => Number(r.official?.slice(-4))).sort((a, b) => a - b);
      assert.deepEqual(
        numbers,
        numbers.map((_, i) => i + 1),
        String(day),
      );
    }
    const counted = official.filter((r) => r.on === '2023-11-01').length;
    assert.ok(counted > 0);
    desk.at('2023-11-01T16:00');
    const officer = await desk.anOfficer(policeCode, 'receiving-officer');
    const waiting = await database.asOwner((tx) =>
      tx.one<{ id: string }>(sql`select id from cases.case where state = 'submitted' order by id limit 1`),
    );
    const done = await execute(desk.runtime, receiveCase, {
      actor: officer,
      input: { caseId: waiting.id, version: 1 },
    });
    assert.equal(Number(done.officialCode.slice(-4)), counted + 1);
  });

  it('are the same for the same seed: only their own, and nobody else’s', async () => {
    const codes = () =>
      database.asOwner(async (tx) =>
        (await tx.rows<{ code: string }>(sql`select tracking_code as code from cases.case order by 1`)).map(
          (r) => r.code,
        ),
      );
    const first = await codes();
    await database.asOwner(clearSimulatedCases);
    await importCases(database, cases, { seed: 7, now });
    assert.deepEqual(await codes(), first);
  });

  it('come in whole or not at all', async () => {
    const broken = [made('received', 0), { ...made('received', 0), dueOn: '2020-01-01' }];
    await assert.rejects(importCases(database, broken, { seed: 8, now }), /case_due_after_receipt_check/);
    assert.equal(await countRows(database, 'case'), 200);
  });

  it('get a form when they are open, and none when they are finished', async () => {
    await database.asOwner((tx) => describeSimulatedCases(tx, async () => ({ fullName: 'Nguyễn Văn An' })));
    const { described, openCases, wrong } = await database.asOwner((tx) =>
      tx.one<{ described: number; openCases: number; wrong: number }>(sql`select
        count(*) filter (where form <> '{}') as described, count(*) filter (where owner_role is not null) as "openCases",
        count(*) filter (where form <> '{}' and owner_role is null) as wrong from cases.case`),
    );
    assert.equal(described, openCases);
    assert.equal(wrong, 0);
  });
});

describe('clearing what was simulated', () => {
  it('leaves people’s drafts and the papers they attached', async () => {
    const citizen = await desk.aCitizen();
    await desk.readyDraft(citizen);
    assert.equal(await database.asOwner(clearSimulatedCases), 200);
    assert.deepEqual(
      [await countRows(database, 'case'), await countRows(database, 'history'), await countRows(database, 'draft')],
      [0, 0, 1],
    );
    assert.equal(await countRows(database, 'paper'), 1);
  });

  it('is refused as soon as one person has a case of their own, and nothing goes', async () => {
    await importCases(database, cases.slice(0, 10), { seed: 9, now });
    await desk.submitted(await desk.aCitizen());
    await assert.rejects(
      database.asOwner(clearSimulatedCases),
      (error) => error instanceof Refusal && error.key === 'cases.real-cases-here' && error.params['count'] === 1,
    );
    assert.equal(await countRows(database, 'case'), 11);
  });
});
