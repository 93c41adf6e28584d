import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute, rowScopeOf } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { deliverMessage } from '#platform/jobs';
import { delegatePost, postDelegated } from '#territory';
import {
  casesModule,
  lateByUnit,
  lateCases,
  nameOfficers,
  receiveCase,
  requestSupplement,
  takeCase,
} from '../index.ts';
import { caseSources, openDesk, otherPoliceCode, policeCode } from '../testing.ts';
import { warnOwners } from './warn-owners.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;

// One of each at the desk; the head is told of what is late.
const receiver = await desk.anOfficer(policeCode, 'receiving-officer');
const specialist = await desk.anOfficer(policeCode, 'specialist');
const colleague = await desk.anOfficer(policeCode, 'specialist');
const head = await desk.anOfficer(policeCode, 'leader');
const postOf = (officer: Actor) => officer.duties[0]?.postId ?? '';

interface Told {
  postId: string;
  template: string;
  params: Record<string, unknown>;
}

const toldBefore = new Set<string>();

/** What the round of this hour tells, and to whom. */
async function round(time: string): Promise<Told[]> {
  desk.at(time);
  await warnOwners.run(runtime);
  const all = await database.asOwner((tx) =>
    tx.rows<Told & { id: string }>(sql`select id, post_id as "postId", template, params from notifications.message
      where template like 'cases.watch.%' order by template, post_id`),
  );
  const fresh = all.filter((t) => !toldBefore.has(t.id));
  for (const { id } of fresh) toldBefore.add(id);
  return fresh;
}

/** A case of seven working days, received on Monday 18 December 2023 and taken or not. */
async function received(take: boolean): Promise<{ caseId: string; version: number; dueOn: string }> {
  desk.at('2023-12-18T08:00');
  const { caseId } = await desk.submitted(await desk.aCitizen());
  const { dueOn } = await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
  if (take) await execute(runtime, takeCase, { actor: specialist, input: { caseId, version: 2 } });
  return { caseId, version: take ? 3 : 2, dueOn };
}

describe('early warnings', () => {
  it('go to the owner at half and four fifths, to the head too from the day before, and higher once long late', async () => {
    const { dueOn } = await received(true);
    assert.equal(dueOn, '2023-12-27', 'seven working days');
    assert.deepEqual(await round('2023-12-20T10:00'), []);
    const half = await round('2023-12-22T10:00');
    assert.deepEqual(
      half.map((t) => [t.postId, t.template]),
      [[postOf(specialist), 'cases.watch.half']],
    );
    assert.deepEqual(await round('2023-12-22T11:00'), [], 'told once');
    const dayBefore = await round('2023-12-26T08:00');
    assert.deepEqual(
      dayBefore.map((t) => [t.postId, t.template]).toSorted(),
      [
        [postOf(head), 'cases.watch.many-for-head'],
        [postOf(specialist), 'cases.watch.day-before'],
      ].toSorted(),
    );
    assert.equal(dayBefore.find((t) => t.postId === postOf(head))?.params['soon'], 1);
    assert.deepEqual(await round('2023-12-27T16:00'), [], 'on the due day nothing is late yet');
    const late = await round('2023-12-28T07:45');
    assert.deepEqual(
      late.map((t) => t.template),
      ['cases.watch.late', 'cases.watch.many-for-head'],
    );
    assert.deepEqual(
      (await round('2024-01-02T08:00')).map((t) => t.template),
      ['cases.watch.late', 'cases.watch.many-for-head'],
      'three working days late',
    );
    assert.deepEqual(await round('2024-01-10T08:00'), [], 'and nothing after that');
  });

  it('wait for the office to open: nobody is told at night or at the weekend', async () => {
    await received(true);
    assert.deepEqual(await round('2023-12-23T10:00'), [], 'Saturday');
    assert.deepEqual(await round('2023-12-24T10:00'), [], 'Sunday');
    assert.deepEqual(await round('2023-12-25T03:00'), [], 'night');
    assert.equal((await round('2023-12-25T08:00')).length, 1);
    await round('2024-01-10T08:00');
  });

  it('of many cases are one message for each post, and tell everybody of the role when nobody has taken them', async () => {
    for (let n = 0; n < 3; n += 1) await received(false);
    const told = await round('2023-12-22T10:00');
    assert.deepEqual(
      told.map((t) => [t.postId, t.template, t.params['count'], t.params['half']]).toSorted(),
      [postOf(specialist), postOf(colleague)].map((p) => [p, 'cases.watch.many-for-owner', 3, 3]).toSorted(),
    );
    await round('2024-01-10T08:00');
  });

  it('stand still with the clock while the applicant is awaited', async () => {
    const { caseId, version } = await received(true);
    desk.at('2023-12-19T08:00');
    await execute(runtime, requestSupplement, {
      actor: specialist,
      input: { caseId, version, note: 'Thiếu bản chụp mặt sau.' },
    });
    assert.deepEqual(await round('2024-01-10T08:00'), []);
  });

  it('are told again when a round died after writing them down', async () => {
    const { caseId } = await received(true);
    const before = await round('2023-12-22T10:00');
    assert.equal(before.length, 1);
    await database.asOwner((tx) => tx.run(sql`update cases.warning set told_at = null where case_id = ${caseId}`));
    assert.equal((await round('2023-12-22T10:15')).length, 1);
    await round('2024-01-10T08:00');
  });
});

describe('the late list', () => {
  it('counts by unit what is late, due, and waiting, and opens to the cases, the latest first', async () => {
    desk.at('2023-12-27T09:00');
    const ofUnit = async (actor: Actor) => ask(runtime, lateByUnit, { actor, input: {} });
    const [before] = await ofUnit(head);
    assert.ok(before !== undefined && before.agencyCode === policeCode);
    assert.deepEqual([before.late, before.soon, before.waiting], [0, before.running, 1]);
    desk.at('2024-01-05T09:00');
    const [after] = await ofUnit(head);
    assert.deepEqual(
      [after?.late, after?.soon, after?.oldestDueOn, after?.running],
      [before.running, 0, '2023-12-27', before.running],
    );
    const { rows, next } = await ask(runtime, lateCases, { actor: head, input: { lateOnly: true } });
    assert.deepEqual([rows.length, next], [before.running, null]);
    assert.ok(rows.every((r) => r.level === 'long-late' && r.agencyCode === policeCode));
    const first = rows[0];
    const rest = await ask(runtime, lateCases, {
      actor: head,
      input: { after: `${first?.dueOn}_${first?.id}` },
    });
    assert.deepEqual(
      rest.rows.map((r) => r.id),
      rows.slice(1).map((r) => r.id),
    );
  });

  it('is empty for another agency, which cannot ask for this one', async () => {
    const other = await desk.anOfficer(otherPoliceCode, 'leader');
    assert.deepEqual(await ask(runtime, lateByUnit, { actor: other, input: {} }), []);
    await assert.rejects(ask(runtime, lateCases, { actor: other, input: { agencyCode: policeCode } }), {
      key: 'cases.not-yours',
    });
  });

  it('shows warnings to the agency and to nobody else', async () => {
    const seenBy = (actor: Actor) =>
      database.read(rowScopeOf(actor), async (tx) => (await tx.rows(sql`select from cases.warning`)).length);
    assert.ok((await seenBy(head)) > 0);
    assert.equal(await seenBy(await desk.anOfficer(otherPoliceCode, 'leader')), 0);
    assert.equal(await seenBy(await desk.aCitizen()), 0);
  });
});

describe('names of colleagues', () => {
  it('stand by post with the deputy of the day, and hide posts of other agencies', async () => {
    desk.at('2024-01-08T08:00');
    await execute(runtime, delegatePost, {
      actor: specialist,
      input: { postId: postOf(specialist), deputyId: colleague.accountId ?? '', reason: 'sick', until: '2024-01-09' },
    });
    const names = async (actor: Actor) =>
      ask(runtime, nameOfficers, { actor, input: { postIds: [postOf(specialist)] } });
    const { posts } = await names(head);
    assert.equal(posts[postOf(specialist)]?.agencyCode, policeCode);
    assert.deepEqual(posts[postOf(specialist)]?.title, { vi: 'specialist', en: 'specialist' });
    const stranger = await desk.anOfficer(otherPoliceCode, 'specialist');
    assert.deepEqual((await names(stranger)).posts, {});
  });
});

describe('handing over during absence', () => {
  it('the deputy is told, once', async () => {
    const messages = await database.asOwner((tx) =>
      tx.rows<{ id: string }>(sql`select id from platform.outbox_message where name = ${postDelegated}`),
    );
    assert.equal(messages.length, 1);
    for (const { id } of [...messages, ...messages]) await deliverMessage(runtime, casesModule.reactions, id);
    const told = await database.asOwner((tx) =>
      tx.rows<{ accountId: string; params: object }>(sql`select account_id as "accountId", params
        from notifications.message where template = 'cases.watch.deputy'`),
    );
    assert.deepEqual(told, [
      { accountId: colleague.accountId, params: { name: '', from: '08/01/2024', until: '09/01/2024' } },
    ]);
  });

  it('the deputy works on the absent officer’s case, and the history says under whose post', async () => {
    const { caseId, version } = await received(true);
    desk.at('2024-01-08T09:00');
    const deputy = await desk.asToday(colleague);
    await execute(runtime, requestSupplement, { actor: deputy, input: { caseId, version, note: 'Thiếu trang hai.' } });
    const [line] = await database.asOwner((tx) =>
      tx.rows<{ accountId: string; postId: string }>(sql`select account_id as "accountId", post_id as "postId"
        from cases.case_event where case_id = ${caseId} and act = 'request-supplement'`),
    );
    assert.deepEqual(line, { accountId: colleague.accountId, postId: postOf(specialist) });
  });
});
