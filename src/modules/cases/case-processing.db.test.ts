import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { billOf, payAtCounter, paymentsModule } from '#payments';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { deliverMessage } from '#platform/jobs';
import { aPerson } from '#population/testing';
import { groupValue, procedureAt, setDeployments } from '#procedures';
import { delegatePost } from '#territory';
import {
  answerConsultation,
  answerSupplement,
  approveCase,
  assignCase,
  assignees,
  bulkAct,
  caseCourse,
  caseQueue,
  casesModule,
  consultAgency,
  consultationTasks,
  declineCase,
  extendCase,
  goOnWithoutAnswer,
  handOverResult,
  lengthenCase,
  proposeDecision,
  reassignCase,
  receiveAtCounter,
  receiveCase,
  remindAgency,
  requestPayment,
  requestSupplement,
  settleCase,
  showCase,
  showMyCase,
  stopCase,
  submitApplication,
  takeCase,
  withdrawCase,
} from './index.ts';
import { caseSources, communeCode, openDesk, otherPoliceCode, policeCode, successorCode } from './testing.ts';

const { database } = await withTestDatabase(caseSources);
const desk = await openDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const receiver = await desk.anOfficer(policeCode, 'receiving-officer');
const one = await desk.anOfficer(policeCode, 'specialist');
const two = await desk.anOfficer(policeCode, 'specialist');
const approver = await desk.anOfficer(policeCode, 'approver');
const leader = await desk.anOfficer(policeCode, 'leader');
const asked = await desk.anOfficer(otherPoliceCode, 'specialist');

const postOf = (actor: Actor) => actor.duties[0]?.postId ?? '';
const refused = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const purpose = 'giải quyết hồ sơ';
const viewOf = (caseId: string, actor = receiver) => ask(runtime, showCase, { actor, input: { caseId }, purpose });
const toldOf = async (where: ReturnType<typeof sql>) =>
  (
    await database.asOwner((tx) =>
      tx.rows<{ template: string }>(sql`select template from notifications.message where ${where} order by at, id`),
    )
  ).map((r) => r.template.replace('cases.notify.', ''));

/** A case of seven working days, received on Monday 18 December 2023 at 8:30: due on the 27th. */
async function received(): Promise<{ caseId: string; citizen: Actor }> {
  desk.at('2023-12-18T08:00');
  const citizen = await desk.aCitizen();
  const { caseId } = await desk.submitted(citizen);
  desk.at('2023-12-18T08:30');
  await execute(runtime, receiveCase, { actor: receiver, input: { caseId, version: 1 } });
  return { caseId, citizen };
}

async function taken(): Promise<{ caseId: string; citizen: Actor }> {
  const made = await received();
  await execute(runtime, takeCase, { actor: one, input: { caseId: made.caseId, version: 2 } });
  return made;
}

async function deliver(caseId: string): Promise<void> {
  const waiting = await database.asOwner((tx) =>
    tx.rows<{ id: string }>(sql`select id from platform.outbox_message where delivered_at is null
      and payload->>'caseId' = ${caseId} order by occurred_at`),
  );
  for (const { id } of waiting)
    await deliverMessage(runtime, [...casesModule.reactions, ...paymentsModule.reactions], id);
}

describe('whoever has a case', () => {
  it('is named with what it waits for, from submission to return', async () => {
    const { caseId } = await received();
    const first = await viewOf(caseId);
    assert.deepEqual([first.holder?.role, first.holder?.wait, first.holder?.post], ['specialist', 'taking', undefined]);
    assert.equal(first.holder?.answerable?.postId, postOf(leader), 'nobody has taken it: the head answers for it');
    await execute(runtime, takeCase, { actor: one, input: { caseId, version: 2 } });
    const second = await viewOf(caseId);
    assert.deepEqual([second.holder?.wait, second.holder?.post?.postId], ['processing', postOf(one)]);
  });

  it('alone works on it: a colleague is told, and gets it from the head', async () => {
    const { caseId } = await taken();
    const propose = (actor: Actor, version: number) =>
      execute(runtime, proposeDecision, { actor, input: { caseId, version } });
    await assert.rejects(propose(two, 3), refused('cases.owned-by-another'));
    await assert.rejects(
      execute(runtime, takeCase, { actor: two, input: { caseId, version: 3 } }),
      refused('cases.taken-by-another'),
    );
    const reassign = (actor: Actor) =>
      execute(runtime, reassignCase, { actor, input: { caseId, version: 3, postId: postOf(two), note: 'Ốm' } });
    await assert.rejects(reassign(two), refused('cases.owned-by-another'));
    await reassign(leader);
    const { case: found, acts } = await viewOf(caseId, two);
    assert.equal(found.ownerPostId, postOf(two));
    assert.ok(acts.includes('propose'));
    assert.ok(!(await viewOf(caseId, one)).acts.includes('propose'), 'a page offers nothing that would be refused');
    assert.deepEqual(await toldOf(sql`post_id = ${postOf(two)} and case_id = ${caseId}`), ['reassign']);
    await propose(two, 4);
  });

  it('may be absent: the deputy works under the owner’s post, and keeps it the owner’s case', async () => {
    const { caseId } = await taken();
    const input = { postId: postOf(one), deputyId: two.accountId ?? '', reason: 'leave', until: '2023-12-22' } as const;
    await execute(runtime, delegatePost, { actor: one, input });
    const deputy = await desk.asToday(two);
    await execute(runtime, proposeDecision, { actor: deputy, input: { caseId, version: 3 } });
    const { case: found, history } = await viewOf(caseId);
    assert.equal(found.handledPostId, postOf(one));
    assert.equal(history.at(-1)?.postId, postOf(one));
    const row = await database.asOwner((tx) =>
      tx.one<{ account: string }>(sql`select account_id as account from platform.audit_entry
        where case_id = ${caseId} and action = 'cases.propose-decision'`),
    );
    assert.equal(row.account, two.accountId, 'the audit knows who it was');
  });

  it('may leave for good: then it is free to be taken', async () => {
    desk.at('2023-12-18T08:00');
    const gone = await desk.anOfficer(policeCode, 'specialist');
    const { caseId } = await received();
    await execute(runtime, takeCase, { actor: gone, input: { caseId, version: 2 } });
    await database.asOwner((tx) =>
      tx.run(sql`update territory.post set valid_to = '2023-12-19' where id = ${postOf(gone)}`),
    );
    desk.at('2023-12-20T08:00');
    assert.ok((await viewOf(caseId, two)).acts.includes('take'));
    await execute(runtime, takeCase, { actor: two, input: { caseId, version: 3 } });
    assert.equal((await viewOf(caseId)).case.ownerPostId, postOf(two));
  });

  it('is given it by the head, who is offered the specialists of the agency and may choose nobody else', async () => {
    const { caseId } = await received();
    const { posts } = await ask(runtime, assignees, { actor: leader, input: { caseId } });
    assert.ok(posts.some((p) => p.postId === postOf(two)));
    assert.ok(!posts.some((p) => [postOf(asked), postOf(approver)].includes(p.postId)));
    const assign = (postId: string) =>
      execute(runtime, assignCase, { actor: leader, input: { caseId, version: 2, postId } });
    await assert.rejects(assign(postOf(asked)), refused('cases.post-not-there'));
    await assert.rejects(assign(postOf(approver)), refused('cases.post-not-there'));
    await assign(postOf(two));
    const { case: found } = await viewOf(caseId);
    assert.deepEqual([found.state, found.ownerPostId], ['processing', postOf(two)]);
  });
});

describe('two officers at once', () => {
  const outcomes = async (acts: readonly Promise<unknown>[]) => {
    const settled = await Promise.allSettled(acts);
    return settled.map((s) => (s.status === 'fulfilled' ? 'done' : (s.reason as Refusal).key)).sort();
  };

  it('take one case: one has it, the other sees why not', async () => {
    const { caseId } = await received();
    const input = { caseId, version: 2 };
    assert.deepEqual(await outcomes([one, two].map((actor) => execute(runtime, takeCase, { actor, input }))), [
      'cases.stale',
      'done',
    ]);
  });

  it('assign it to two people, ask for a supplement and propose: one act happens', async () => {
    const { caseId } = await taken();
    const base = { caseId, version: 3 };
    const came = await outcomes([
      execute(runtime, reassignCase, { actor: leader, input: { ...base, postId: postOf(two) } }),
      execute(runtime, requestSupplement, { actor: one, input: { ...base, note: 'Thiếu giấy tờ' } }),
      execute(runtime, proposeDecision, { actor: one, input: base }),
    ]);
    assert.deepEqual(came, ['cases.stale', 'cases.stale', 'done']);
    assert.equal((await viewOf(caseId)).history.length, 4);
  });

  it('act on the same two hundred cases, and every case goes through once', async () => {
    const made = await Promise.all(Array.from({ length: 6 }, received));
    const cases = made.map(({ caseId }) => ({ caseId, version: 2 }));
    const [a, b] = await Promise.all([
      execute(runtime, bulkAct, { actor: one, input: { act: 'take', cases } }),
      execute(runtime, bulkAct, { actor: two, input: { act: 'take', cases: cases.toReversed() } }),
    ]);
    const done = [...a.outcomes, ...b.outcomes].filter((o) => o.done);
    assert.equal(done.length, 6);
    const told = [...a.outcomes, ...b.outcomes].filter((o) => !o.done).map((o) => o.reason);
    assert.deepEqual([...new Set(told)], ['cases.stale']);
  });
});

describe('acts on many cases', () => {
  it('are done or refused one by one, each with its audit row', async () => {
    const [first, second, third] = [await received(), await taken(), await received()];
    const cases = [
      { caseId: first.caseId, version: 2 },
      { caseId: second.caseId, version: 3 },
      { caseId: third.caseId, version: 1 },
    ];
    const { outcomes } = await execute(runtime, bulkAct, {
      actor: leader,
      input: { act: 'assign', cases, postId: postOf(two) },
    });
    const byCase = new Map(outcomes.map((o) => [o.caseId, o.reason ?? 'done']));
    assert.deepEqual(
      [first, second, third].map(({ caseId }) => byCase.get(caseId)),
      ['done', 'cases.act-not-possible', 'cases.stale'],
    );
    const rows = await database.asOwner((tx) =>
      tx.rows<{ caseId: string }>(
        sql`select case_id as "caseId" from platform.audit_entry where action = 'cases.bulk-act' and account_id = ${leader.accountId}`,
      ),
    );
    assert.deepEqual(
      rows.map((r) => r.caseId),
      [first.caseId],
    );
    await assert.rejects(
      execute(runtime, bulkAct, { actor: leader, input: { act: 'assign', cases } }),
      refused('cases.post-needed'),
    );
  });
});

describe('asking another agency', () => {
  it('makes the case wait for it, on the line’s time, until it has answered; then its eyes close', async () => {
    const { caseId } = await taken();
    const seen = () => ask(runtime, showCase, { actor: asked, input: { caseId }, purpose });
    await assert.rejects(seen(), refused('cases.not-found'));
    const ask3 = {
      caseId,
      version: 3,
      agencyCode: otherPoliceCode,
      workingDays: 3,
      question: 'Người này có cư trú không?',
    };
    await assert.rejects(
      execute(runtime, consultAgency, { actor: one, input: { ...ask3, agencyCode: policeCode } }),
      refused('cases.consult-own-agency'),
    );
    const { consultationId, dueOn } = await execute(runtime, consultAgency, { actor: one, input: ask3 });
    assert.equal(dueOn, '2023-12-21');
    const waiting = await viewOf(caseId);
    assert.deepEqual([waiting.holder?.wait, waiting.case.ownerPostId], ['consultation', postOf(one)]);
    await assert.rejects(
      execute(runtime, proposeDecision, { actor: one, input: { caseId, version: 4 } }),
      refused('cases.answer-awaited'),
    );
    assert.deepEqual((await seen()).acts, ['answer']);
    const { rows } = await ask(runtime, consultationTasks, { actor: asked, input: {} });
    assert.deepEqual(
      rows.map((r) => [r.id, r.question]),
      [[consultationId, ask3.question]],
    );
    desk.at('2023-12-19T08:30');
    const answer = { consultationId, opinion: 'agree', answer: 'Có cư trú từ 2019.' } as const;
    await assert.rejects(
      execute(runtime, answerConsultation, { actor: two, input: answer }),
      refused('cases.not-yours'),
    );
    await execute(runtime, answerConsultation, { actor: asked, input: answer });
    await assert.rejects(
      execute(runtime, answerConsultation, { actor: asked, input: answer }),
      refused('cases.consultation-closed'),
    );
    await assert.rejects(seen(), refused('cases.not-found'));
    assert.deepEqual((await ask(runtime, consultationTasks, { actor: asked, input: {} })).rows, []);
    const back = await viewOf(caseId);
    assert.equal(back.holder?.wait, 'processing');
    assert.equal(back.consultations[0]?.answer, answer.answer);
    // Asked on Monday at 8:30, answered on Tuesday at 8:30: eight working hours.
    assert.deepEqual([back.course.ourMinutes, back.course.lineMinutes], [0, 480]);
    assert.deepEqual(await toldOf(sql`post_id = ${postOf(one)} and case_id = ${caseId}`), ['answer']);
    assert.deepEqual(await toldOf(sql`post_id = ${postOf(asked)} and case_id = ${caseId}`), ['consult']);
  });

  it('is not asked for a day after the case itself is due', async () => {
    const { caseId } = await taken();
    const consult = (workingDays: number) =>
      execute(runtime, consultAgency, {
        actor: one,
        input: { caseId, version: 3, agencyCode: otherPoliceCode, workingDays, question: 'Xác minh giúp' },
      });
    await assert.rejects(consult(8), (error) => {
      assert.ok(error instanceof Refusal && error.key === 'cases.consult-after-due');
      assert.deepEqual(error.params, { answer: '28/12/2023', due: '27/12/2023' });
      assert.equal(error.fields[0]?.field, 'workingDays');
      return true;
    });
    assert.equal((await consult(7)).dueOn, '2023-12-27', 'the due day itself is in time');
  });

  it('is not waited for beyond its day, with a reminder once a day', async () => {
    const { caseId } = await taken();
    const input = { caseId, version: 3, agencyCode: otherPoliceCode, workingDays: 1, question: 'Xác minh giúp' };
    const { consultationId } = await execute(runtime, consultAgency, { actor: one, input });
    const remind = () => execute(runtime, remindAgency, { actor: one, input: { consultationId } });
    await remind();
    await assert.rejects(remind(), refused('cases.reminded-today'));
    await assert.rejects(
      execute(runtime, remindAgency, { actor: asked, input: { consultationId } }),
      refused('cases.not-yours'),
      'whoever was asked does not remind itself',
    );
    const goOn = () =>
      execute(runtime, goOnWithoutAnswer, {
        actor: one,
        input: { caseId, version: 4, consultationId, note: 'Quá hạn' },
      });
    desk.at('2023-12-19T16:00');
    await assert.rejects(goOn(), refused('cases.consultation-not-due'));
    desk.at('2023-12-20T08:00');
    await goOn();
    await execute(runtime, proposeDecision, { actor: one, input: { caseId, version: 5 } });
  });
});

describe('the clock', () => {
  it('begins anew with the supplement, under the regime of the day of receipt, and the waiting is the line’s time', async () => {
    desk.at('2025-06-30T16:00');
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    assert.equal((await ask(runtime, showMyCase, { actor: citizen, input: { caseId } })).case.regime, 'decree-61-2018');
    desk.at('2025-07-01T08:00');
    const officer = await desk.anOfficer(successorCode, 'receiving-officer', 'specialist');
    await execute(runtime, receiveCase, { actor: officer, input: { caseId, version: 1 } });
    const first = await viewOf(caseId, officer);
    assert.equal(
      first.case.regime,
      'decree-118-2025',
      'received under the new decree though submitted under the old one',
    );
    assert.equal(first.case.dueOn, '2025-07-10');
    await execute(runtime, takeCase, { actor: officer, input: { caseId, version: 2 } });
    desk.at('2025-07-01T10:00');
    const note = 'Thiếu trang hai';
    await execute(runtime, requestSupplement, { actor: officer, input: { caseId, version: 3, note } });
    desk.at('2025-07-04T10:00');
    await execute(runtime, answerSupplement, { actor: citizen, input: { caseId, version: 4 } });
    const again = await viewOf(caseId, officer);
    assert.equal(again.case.dueOn, '2025-07-15');
    assert.deepEqual([again.course.ourMinutes, again.course.lineMinutes], [120, 3 * 480]);
    await assert.rejects(
      execute(runtime, requestSupplement, { actor: officer, input: { caseId, version: 5, note } }),
      refused('cases.supplement-only-once'),
    );
    assert.ok(!again.acts.includes('request-supplement'));
  });

  it('notes a supplement that was asked for later than three working days', async () => {
    const askedAfter = async (time: string) => {
      const { caseId } = await taken();
      desk.at(time);
      await execute(runtime, requestSupplement, { actor: one, input: { caseId, version: 3, note: 'Thiếu' } });
      return (await viewOf(caseId)).history.at(-1)?.detail['askedLate'];
    };
    assert.equal(await askedAfter('2023-12-21T16:00'), undefined);
    assert.equal(await askedAfter('2023-12-22T08:00'), true);
  });

  it('stands still while a payment is awaited, and goes on when it has come', async () => {
    const { caseId, citizen } = await taken();
    desk.at('2023-12-19T10:00');
    await execute(runtime, requestPayment, { actor: one, input: { caseId, version: 3 } });
    const waiting = await viewOf(caseId);
    assert.deepEqual([waiting.case.state, waiting.holder?.wait, waiting.bill?.state], ['paying', 'payment', 'open']);
    desk.at('2023-12-21T09:00');
    const bill = await database.transaction({ kind: 'system' }, (tx) => billOf(tx, caseId));
    const input = { billId: bill?.id ?? '', amount: bill?.amount ?? 0 };
    await execute(runtime, payAtCounter, { actor: receiver, input });
    await deliver(caseId);
    await deliver(caseId);
    const paid = await viewOf(caseId);
    assert.deepEqual([paid.case.state, paid.case.feePaidOn], ['processing', '2023-12-21']);
    assert.equal(paid.case.ownerPostId, postOf(one), 'whoever had it has it again');
    // Two working days, the 20th and the 21st, did not count.
    assert.equal(paid.case.dueOn, '2023-12-29');
    assert.ok(!paid.acts.includes('request-payment'));
    assert.ok((await toldOf(sql`person_id = ${citizen.personId} and case_id = ${caseId}`)).includes('request-payment'));
  });

  it('takes the fee before it is asked for as well, and then nothing waits', async () => {
    const { caseId } = await taken();
    const bill = await database.transaction({ kind: 'system' }, (tx) => billOf(tx, caseId));
    await execute(runtime, payAtCounter, {
      actor: receiver,
      input: { billId: bill?.id ?? '', amount: bill?.amount ?? 0 },
    });
    await assert.rejects(
      execute(runtime, requestPayment, { actor: one, input: { caseId, version: 3 } }),
      refused('cases.already-paid'),
      'also before the news of the payment has arrived',
    );
    await deliver(caseId);
    const { case: found } = await viewOf(caseId);
    assert.deepEqual([found.state, found.version, found.feePaidOn], ['processing', 3, '2023-12-18']);
  });

  it('gets one new date by a letter of apology, at least a day before', async () => {
    const { caseId, citizen } = await taken();
    const extend = (newDueOn: string, version = 3) =>
      execute(runtime, extendCase, { actor: one, input: { caseId, version, newDueOn, note: 'Chờ xác minh' } });
    desk.at('2023-12-26T16:30');
    await assert.rejects(extend('2023-12-27'), refused('cases.new-date-not-later'));
    await assert.rejects(extend('2023-12-30'), refused('cases.new-date-not-later'), 'a Saturday is no working day');
    await extend('2023-12-29');
    const { case: found } = await viewOf(caseId);
    assert.deepEqual(
      [found.dueOn, found.firstDueOn, found.apologisedOn, found.extensions],
      ['2023-12-29', '2023-12-27', '2023-12-26', 1],
    );
    desk.at('2023-12-27T08:00');
    await assert.rejects(extend('2024-01-03', 4), refused('cases.new-date-only-once'));
    assert.ok((await toldOf(sql`person_id = ${citizen.personId} and case_id = ${caseId}`)).includes('extend'));
    const second = await taken();
    desk.at('2023-12-27T08:00');
    await assert.rejects(
      execute(runtime, extendCase, {
        actor: one,
        input: { caseId: second.caseId, version: 3, newDueOn: '2023-12-29', note: 'Muộn' },
      }),
      refused('cases.apology-too-late'),
    );
  });
});

describe('a case that ends otherwise', () => {
  it('is stopped at the person’s request since Decree 118/2025, and not before', async () => {
    const { caseId } = await taken();
    const stop = { caseId, version: 3, note: 'Đơn đề nghị ngày 18/12' };
    await assert.rejects(execute(runtime, stopCase, { actor: one, input: stop }), refused('cases.stop-not-in-law'));
    desk.at('2025-06-30T08:00');
    const citizen = await desk.aCitizen();
    const made = await desk.submitted(citizen);
    desk.at('2025-07-02T08:00');
    const officer = await desk.anOfficer(successorCode, 'receiving-officer');
    await execute(runtime, receiveCase, { actor: officer, input: { caseId: made.caseId, version: 1 } });
    await execute(runtime, stopCase, { actor: officer, input: { ...stop, caseId: made.caseId, version: 2 } });
    const stopped = await ask(runtime, showMyCase, { actor: citizen, input: { caseId: made.caseId } });
    assert.deepEqual([stopped.case.state, stopped.holder, stopped.bill?.state], ['stopped', undefined, 'cancelled']);
  });

  it('closes its bill when it is declined or withdrawn', async () => {
    for (const end of ['decline', 'withdraw'] as const) {
      desk.at('2023-12-18T08:00');
      const citizen = await desk.aCitizen();
      const { caseId } = await desk.submitted(citizen);
      const input = { caseId, version: 1 };
      if (end === 'decline')
        await execute(runtime, declineCase, { actor: receiver, input: { ...input, note: 'Sai nơi' } });
      else await execute(runtime, withdrawCase, { actor: citizen, input });
      const { bill } = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
      assert.equal(bill?.state, 'cancelled', end);
    }
  });
});

const confirmation = 'id-number-confirmation';
const provincial = 'H98.20';
const values: Record<string, string> = { commune: communeCode, phone: '0912345678' };

/** Fitting answers for the confirmation of an old number. */
async function confirmationValues(): Promise<Record<string, string>> {
  const procedure = procedureAt(confirmation, '2023-12-18');
  const all: Record<string, string> = { ...values };
  for (const field of procedure?.form.pages.flatMap((p) => p.fields) ?? []) {
    if (field.key in all) continue;
    if (field.kind === 'choice') all[field.key] = field.options[0]?.value ?? '';
    else if (field.kind === 'old-number') all[field.key] = '245123456';
    else if (field.kind === 'commune') all[field.key] = communeCode;
    else if (field.kind === 'group') all[field.key] = groupValue([]);
    else if (field.kind === 'birth-date' || field.kind === 'date') all[field.key] = '1990-05-14';
    else if (field.kind === 'number' || field.kind === 'money') all[field.key] = '1';
    else if (field.kind === 'personal-number') all[field.key] = '967190000001';
    else if (field.kind === 'email') all[field.key] = 'a@example.vn';
    else all[field.key] = 'Thôn 3';
  }
  return all;
}

describe('an application in one call', () => {
  it('is a case, filled in from the registry, settled at once by whoever holds both posts', async () => {
    desk.at('2023-12-18T08:00');
    const person = await aPerson(database);
    const citizen = await desk.aCitizen(person);
    const input = { procedureCode: confirmation, values: { ...(await confirmationValues()), fullName: 'Người Khác' } };
    const { caseId, agencyCode } = await execute(runtime, submitApplication, { actor: citizen, input });
    assert.equal(agencyCode, provincial);
    const both = await desk.anOfficer(provincial, 'receiving-officer', 'specialist', 'approver');
    const half = await desk.anOfficer(provincial, 'approver');
    await execute(runtime, receiveCase, { actor: both, input: { caseId, version: 1 } });
    const settle = (actor: Actor) => execute(runtime, settleCase, { actor, input: { caseId, version: 2 } });
    await assert.rejects(settle(half), refused('cases.settle-needs-both-posts'));
    desk.at('2023-12-18T09:00');
    const { number } = await settle(both);
    const shown = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(shown.case.form['fullName'], person.fullName, 'the registry’s name stands');
    assert.deepEqual([shown.case.state, shown.result?.number], ['approved', number]);
    assert.deepEqual(
      shown.history.map((h) => h.act),
      ['submit', 'receive', 'settle'],
    );
    assert.deepEqual([shown.case.handledPostId !== null, shown.case.decidedPostId !== null], [true, true]);
    await execute(runtime, handOverResult, {
      actor: both,
      input: { caseId, version: 3, by: 'post', consignment: 'EV123' },
    });
    const { case: found, history } = await viewOf(caseId, both);
    assert.deepEqual([found.state, found.returnBy], ['returned', 'post']);
    assert.deepEqual(history.at(-1)?.detail, { by: 'post', consignment: 'EV123' });
  });

  it('is refused with everything that is missing, papers among it', async () => {
    const citizen = await desk.aCitizen();
    const input = { procedureCode: 'permanent-residence', values: { commune: communeCode, ground: 'own' } };
    await assert.rejects(execute(runtime, submitApplication, { actor: citizen, input }), (error) => {
      assert.ok(error instanceof Refusal);
      const fields = error.fields.map((f) => f.field);
      assert.ok(fields.includes('phone') && fields.includes('paper-lawful-dwelling'), fields.join(', '));
      return true;
    });
  });

  it('is refused when the procedure is not online in this province', async () => {
    await database.asOwner((tx) =>
      setDeployments(tx, [{ procedureCode: 'permanent-residence', onlineFrom: '2023-01-01' }], '98'),
    );
    desk.at('2023-12-21T08:00');
    const citizen = await desk.aCitizen();
    const input = { procedureCode: confirmation, values: await confirmationValues() };
    await assert.rejects(execute(runtime, submitApplication, { actor: citizen, input }), refused('cases.not-online'));
    await database.asOwner((tx) => setDeployments(tx, [], '98'));
    await execute(runtime, submitApplication, { actor: citizen, input });
  });
});

describe('at the counter', () => {
  it('a case is opened and received in one act, with its papers as they were checked', async () => {
    desk.at('2023-12-18T09:00');
    const person = await aPerson(database);
    const officer = await desk.anOfficer(provincial, 'receiving-officer', 'specialist');
    const input = {
      procedureCode: confirmation,
      applicantId: person.id,
      values: await confirmationValues(),
      channel: 'counter' as const,
      papers: [{ code: 'old-card', kind: 'copy' as const, count: 2 }],
      returnBy: 'counter' as const,
    };
    const done = await execute(runtime, receiveAtCounter, { actor: officer, input });
    assert.match(done.officialCode, /H98-231218-\d{4}$/);
    assert.equal(done.dueOn, '2023-12-21');
    const { case: found, history } = await viewOf(done.caseId, officer);
    assert.deepEqual([found.state, found.version, found.channel, found.accountId], ['received', 2, 'counter', null]);
    assert.deepEqual(found.checkedPapers, input.papers);
    assert.deepEqual(
      history.map((h) => h.act),
      ['submit', 'receive'],
    );
    // The longer period of the procedure, from the same receipt.
    await execute(runtime, takeCase, { actor: officer, input: { caseId: done.caseId, version: 2 } });
    const lengthen = (version: number) =>
      execute(runtime, lengthenCase, { actor: officer, input: { caseId: done.caseId, version, note: 'Tra tàng thư' } });
    await lengthen(3);
    const longer = await viewOf(done.caseId, officer);
    assert.deepEqual(
      [longer.case.dueOn, longer.case.firstDueOn, longer.case.extensions],
      ['2023-12-27', '2023-12-27', 0],
      'lawful, so no apology is owed',
    );
    await assert.rejects(lengthen(4), refused('cases.no-longer-period'));
  });

  it('is taken in by the agency in charge only', async () => {
    const person = await aPerson(database);
    const input = {
      procedureCode: confirmation,
      applicantId: person.id,
      values: await confirmationValues(),
      channel: 'counter' as const,
      papers: [],
      returnBy: 'online' as const,
    };
    await assert.rejects(
      execute(runtime, receiveAtCounter, { actor: receiver, input }),
      (error) => error instanceof Refusal || /row-level security/.test(String(error)),
    );
  });
});

describe('the queue', () => {
  it('goes page by page through every open case once, in the order of urgency', async () => {
    const officer = await desk.anOfficer(otherPoliceCode, 'receiving-officer', 'specialist');
    await database.asOwner((tx) =>
      tx.run(sql`insert into cases.case (id, province_code, procedure_code, procedure_version, regime, state, channel,
          agency_code, commune_code, applicant_id, tracking_code, official_code, submitted_at, received_at, received_on, due_on,
          owner_role, wait, step)
        select gen_random_uuid(), '98', 'permanent-residence', '2023-02-05', 'decree-61-2018', s, 'online', ${otherPoliceCode},
          '98201', gen_random_uuid(), 'T' || n, case when s = 'received' then 'C' || n end, at,
          case when s = 'received' then at end, case when s = 'received' then date '2023-12-01' end,
          case when s = 'received' then date '2023-12-11' + (n % 5) end,
          case when s = 'received' then 'specialist' else 'receiving-officer' end, 'taking', 'process'
          from generate_series(1, 120) n, lateral (select case when n % 3 = 0 then 'submitted' else 'received' end as s,
            timestamptz '2023-12-01 08:00+07' + n % 7 * interval '1 minute' as at) x`),
    );
    const seen: { id: string; dueOn: string | null; submittedAt: Date }[] = [];
    let after: string | undefined;
    for (let page = 0; page < 5; page += 1) {
      const got = await ask(runtime, caseQueue, { actor: officer, input: after === undefined ? {} : { after } });
      seen.push(...got.rows);
      if (got.next === null) break;
      after = got.next;
    }
    assert.equal(seen.length, 120);
    assert.equal(new Set(seen.map((r) => r.id)).size, 120);
    const keys = seen.map((r) => [r.dueOn ?? '', r.submittedAt.toISOString(), r.id].join(' '));
    assert.deepEqual(keys, keys.toSorted());
  });

  it('shows what is mine, what is late, one procedure, one code', async () => {
    desk.at('2023-12-18T08:00');
    const { caseId } = await taken();
    const queue = async (
      input: { mine?: boolean; late?: boolean; procedureCode?: string; text?: string },
      actor = one,
    ) => (await ask(runtime, caseQueue, { actor, input })).rows.map((r) => r.id);
    assert.ok((await queue({ mine: true })).includes(caseId));
    assert.ok(!(await queue({ mine: true }, two)).includes(caseId));
    assert.ok(!(await queue({ late: true })).includes(caseId));
    desk.at('2023-12-28T08:00');
    assert.ok((await queue({ late: true })).includes(caseId));
    assert.deepEqual(await queue({ procedureCode: 'temporary-residence' }), []);
    const { case: found } = await viewOf(caseId);
    assert.deepEqual(await queue({ text: ` ${found.officialCode?.toLowerCase()}` }), [caseId]);
    assert.deepEqual(await queue({ text: found.trackingCode }), [caseId]);
  });
});

describe('the course of a case', () => {
  it('names steps, owners, time allotted and used, and what is ahead', async () => {
    const { caseId, citizen } = await taken();
    desk.at('2023-12-18T10:30');
    await execute(runtime, proposeDecision, { actor: one, input: { caseId, version: 3 } });
    desk.at('2023-12-18T11:00');
    await execute(runtime, approveCase, { actor: approver, input: { caseId, version: 4 } });
    const course = await ask(runtime, caseCourse, { actor: citizen, input: { caseId } });
    assert.deepEqual(
      course.steps.map((s) => [s.step, s.ours, s.outcome, s.post?.postId ?? null]),
      [
        ['receive', 30, 'early', postOf(receiver)],
        ['process', 120, 'early', postOf(one)],
        ['approve', 30, 'early', postOf(approver)],
        ['return', 0, 'on-time', null],
      ],
    );
    assert.deepEqual(course.ahead, []);
    assert.deepEqual([course.ourMinutes, course.lineMinutes], [150, 0]);
  });
});

describe('the version of the procedure', () => {
  it('under which a case was submitted holds to its end, whatever comes after', async () => {
    desk.at('2023-02-03T08:00');
    const citizen = await desk.aCitizen();
    const { caseId } = await desk.submitted(citizen);
    const before = await ask(runtime, showMyCase, { actor: citizen, input: { caseId } });
    assert.equal(before.case.procedureVersion, '2021-07-01');
    desk.at('2023-02-06T08:00');
    const officer = await desk.anOfficer(policeCode, 'receiving-officer', 'specialist', 'approver');
    await execute(runtime, receiveCase, { actor: officer, input: { caseId, version: 1 } });
    await execute(runtime, settleCase, { actor: officer, input: { caseId, version: 2 } });
    const after = await viewOf(caseId, officer);
    assert.equal(after.procedure.validFrom, '2021-07-01');
    assert.equal(after.case.feeAmount, before.case.feeAmount);
  });
});

describe('what is published', () => {
  it('tells hours, posts, portal state and new dates, and no name', async () => {
    const { caseId } = await taken();
    const row = await database.read({ kind: 'system' }, (tx) =>
      tx.one<Record<string, unknown>>(sql`select * from cases.pub_case where case_id = ${caseId}`),
    );
    assert.equal(row['portal_status'], 4);
    assert.equal(row['regime'], 'decree-61-2018');
    assert.equal(row['handled_post_id'], postOf(one));
    assert.equal(row['first_due_on'], '2023-12-27');
    assert.equal(row['paid_online'], false);
    assert.ok(!Object.keys(row).some((key) => /applicant|form|person/.test(key)));
  });
});
