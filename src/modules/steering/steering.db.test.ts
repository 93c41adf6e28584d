import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { deliverWaiting } from '#platform/jobs';
import { steeringActs as acts, steeringQuestions as questions, steeringModule, tasksByAgency } from './index.ts';
import { openSteering, steeringSources, storedFile } from './testing.ts';

const { database } = await withTestDatabase(steeringSources);
const { runtime, at, anOfficer } = await openSteering(database, '2023-12-18T08:00');
const leader = await anOfficer('H98', 'leader', 'province');
const justice = await anOfficer('H98.03', 'approver');
const tax = await anOfficer('H98.04', 'specialist');
const commune = await anOfficer('H98.61.01', 'approver');
const district = await anOfficer('H98.62', 'approver', 'agency-and-below');

const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;

let number = 0;
async function aDirective(more: Record<string, unknown> = {}): Promise<string> {
  number += 1;
  const input = {
    number: `${number}/CT-UBND`,
    issuedOn: '2023-12-01',
    kind: 'directive',
    issuerCode: 'H98',
    area: 'steering',
    subject: 'Đẩy mạnh Đề án 06',
    ...more,
  };
  return (await execute(runtime, acts.recordDirective, { actor: leader, input: input as never })).directiveId;
}

async function aTask(more: Record<string, unknown> = {}): Promise<string> {
  const input = { title: 'Làm sạch dữ liệu', area: 'data', ownerAgency: 'H98.03', dueOn: '2023-12-31', ...more };
  return (await execute(runtime, acts.assignTask, { actor: leader, input: input as never })).taskId;
}

const look = (actor: Actor, taskId: string) => ask(runtime, questions.showTask, { actor, input: { taskId } });
const versionOf = async (taskId: string) => (await look(leader, taskId)).task.version;
const target = async (taskId: string) => ({ taskId, version: await versionOf(taskId) });
const evidence = (actor: Actor, recordId: string) =>
  execute(runtime, acts.attachFile, { actor, input: { subject: 'task', recordId, file: storedFile } });

/** Sum of the weights of a record's facts, by the fact. */
async function factsOf(recordId: string): Promise<Record<string, number>> {
  const rows = await database.asOwner((tx) =>
    tx.rows<{ fact: string; n: number }>(sql`select fact, sum(weight)::int as n from steering.fact
      where record_id = ${recordId} group by fact having sum(weight) <> 0`),
  );
  return Object.fromEntries(rows.map((r) => [r.fact, r.n]));
}

const toldOf = async (postId: string | undefined) =>
  (
    await database.asOwner((tx) =>
      tx.rows<{ template: string }>(
        sql`select template from notifications.message where post_id = ${postId ?? ''}::uuid order by id`,
      ),
    )
  ).map((r) => r.template);

describe('a directive', () => {
  it('stands on record once for its number, day and issuer, and keeps its old words when corrected', async () => {
    const directiveId = await aDirective({ number: '10/CT-UBND' });
    await assert.rejects(aDirective({ number: '10/CT-UBND' }), refusedWith('steering.directive-known'));
    await assert.rejects(aDirective({ issuedOn: '2024-01-05' }), refusedWith('steering.day-in-future'));
    await aDirective({ number: '10/CT-UBND', issuedOn: '2022-12-01' }); // another year, another document
    const facts = { number: '10/CT-UBND', issuedOn: '2023-12-02', kind: 'plan', area: 'data', subject: 'Sửa' } as const;
    const input = { directiveId, version: 1, issuerCode: 'H98', ...facts };
    await assert.rejects(
      execute(runtime, acts.correctDirective, { actor: justice, input }),
      refusedWith('steering.not-yours'),
    );
    await execute(runtime, acts.correctDirective, { actor: leader, input });
    const { directive, history } = await ask(runtime, questions.showDirective, { actor: tax, input: { directiveId } });
    assert.equal(directive.kind, 'plan');
    assert.equal(history.at(-1)?.detail['subject'], 'Đẩy mạnh Đề án 06');
    assert.deepEqual(await factsOf(directiveId), { issued: 1 });
  });

  it('that was replaced gives no more tasks', async () => {
    const directiveId = await aDirective();
    const replacedBy = await aDirective();
    const input = { directiveId, version: 1, endedOn: '2023-12-15', replacedBy };
    await execute(runtime, acts.endDirective, { actor: leader, input });
    await assert.rejects(aTask({ directiveId }), refusedWith('steering.directive-ended'));
  });
});

describe('a task', () => {
  it('goes from the one who gives it to the one who does it and back, each step with its facts', async () => {
    const directiveId = await aDirective();
    const taskId = await aTask({ directiveId, place: 'mục 2.a', figureCodes: ['cleaning.social_insurance'] });
    assert.equal((await look(leader, taskId)).task.assignedOn, '2023-12-01', 'it counts from the day of the document');
    await assert.rejects(
      execute(runtime, acts.reportProgress, {
        actor: tax,
        input: { ...(await target(taskId)), progress: 5, note: 'x' },
      }),
      refusedWith('steering.not-yours'),
    );
    const progress = { ...(await target(taskId)), progress: 40, note: 'Đang làm' };
    await execute(runtime, acts.reportProgress, { actor: justice, input: progress });
    await assert.rejects(
      execute(runtime, acts.submitTask, { actor: justice, input: { ...(await target(taskId)), result: 'Xong' } }),
      refusedWith('steering.evidence-needed'),
    );
    await evidence(justice, taskId);
    await assert.rejects(evidence(tax, taskId), refusedWith('steering.not-yours'));
    await execute(runtime, acts.submitTask, { actor: justice, input: { ...(await target(taskId)), result: 'Xong' } });
    await assert.rejects(
      execute(runtime, acts.acceptTask, { actor: justice, input: await target(taskId) }),
      refusedWith('steering.not-yours'),
    );
    const remark = { ...(await target(taskId)), note: 'Thiếu biểu số liệu' };
    await execute(runtime, acts.returnTask, { actor: leader, input: remark });
    await execute(runtime, acts.submitTask, {
      actor: justice,
      input: { ...(await target(taskId)), result: 'Đã thêm' },
    });
    const input = await target(taskId);
    const came = await Promise.allSettled(
      [1, 2, 3].map(() => execute(runtime, acts.acceptTask, { actor: leader, input })),
    );
    assert.equal(came.filter((c) => c.status === 'fulfilled').length, 1, 'accepted once');
    assert.deepEqual(await factsOf(taskId), { assigned: 1, done: 1 });
    const { history, task } = await look(justice, taskId);
    assert.deepEqual(
      history.map((h) => h.act),
      ['assign', 'progress', 'attach', 'submit', 'return', 'submit', 'accept'],
    );
    assert.deepEqual([task.state, task.progress, task.doneOn], ['done', 100, '2023-12-18']);
    const again = { ...(await target(taskId)), note: 'Số liệu sai' };
    await execute(runtime, acts.reopenTask, { actor: leader, input: again });
    assert.deepEqual(await factsOf(taskId), { assigned: 1 });
  });

  it('is seen by those it concerns and those who steer; others are told that there is none', async () => {
    const taskId = await aTask({ cooperating: ['H98.61.01'] });
    for (const actor of [leader, justice, commune]) assert.equal((await look(actor, taskId)).task.id, taskId);
    await assert.rejects(look(tax, taskId), refusedWith('steering.not-found'));
    const { attachmentId } = await evidence(justice, taskId);
    const file = (actor: Actor) => ask(runtime, questions.steeringFile, { actor, input: { attachmentId } });
    assert.equal((await file(commune)).fileHash, storedFile.fileHash);
    await assert.rejects(file(tax), refusedWith('steering.not-found'));
    const rows = async (actor: Actor, mine: boolean) =>
      (await ask(runtime, questions.listTasks, { actor, input: { view: 'all', mine } })).rows.map((t) => t.id);
    assert.ok((await rows(justice, true)).includes(taskId));
    assert.ok(!(await rows(tax, false)).includes(taskId));
  });

  it('is given by heads to agencies they see, by the steering bodies to all', async () => {
    const give = (actor: Actor, ownerAgency: string) =>
      execute(runtime, acts.assignTask, { actor, input: { title: 'Báo cáo', area: 'steering', ownerAgency } });
    await give(district, 'H98.62.01');
    await assert.rejects(give(district, 'H98.61.01'), refusedWith('steering.may-not-assign'));
    await assert.rejects(give(justice, 'H98.04'), refusedWith('steering.may-not-assign'));
    await give(await anOfficer('H98.20', 'leader'), 'H98.04');
  });

  it('handed over or called off leaves the counts of the agency that had it', async () => {
    const taskId = await aTask({ ownerAgency: 'H98.04' });
    const input = { ...(await target(taskId)), ownerAgency: 'H98.03', note: 'Đúng chức năng' };
    await execute(runtime, acts.handOverTask, { actor: leader, input });
    const byAgency = async () =>
      database.asOwner((tx) =>
        tx.rows(sql`select agency_code as agency, sum(weight)::int as n from steering.pub_task_fact
          where record_id = ${taskId} and fact = 'assigned' group by 1 having sum(weight) <> 0`),
      );
    assert.deepEqual(await byAgency(), [{ agency: 'H98.03', n: 1 }]);
    await execute(runtime, acts.cancelTask, { actor: leader, input: { ...(await target(taskId)), note: 'Thôi' } });
    assert.deepEqual(await byAgency(), []);
    assert.deepEqual(await factsOf(taskId), { cancelled: 1 });
  });
});

describe('reminders', () => {
  const watch = steeringModule.tasks?.[0];
  const round = async () => {
    await watch?.run(runtime);
  };

  it('go to whoever does the task, then to those who gave it, each once; another due day begins anew', async () => {
    const taskId = await aTask({ ownerAgency: 'H98.62.02', dueOn: '2024-01-10' });
    const worker = await anOfficer('H98.62.02', 'specialist');
    const post = worker.duties[0]?.postId;
    const head = leader.duties[0]?.postId;
    const levels = async () => (await look(leader, taskId)).reminders.map((r) => r.level);
    for (const [time, expected] of [
      ['2023-12-29T08:00', []],
      ['2024-01-04T08:00', ['week-before']],
      ['2024-01-09T08:00', ['week-before', 'day-before']],
      ['2024-01-11T08:00', ['week-before', 'day-before', 'late']],
      ['2024-01-14T08:00', ['week-before', 'day-before', 'late', 'escalated']],
    ] as const) {
      at(time);
      await round();
      await round();
      assert.deepEqual(await levels(), expected, time);
    }
    assert.deepEqual(await toldOf(post), [
      'steering.remind.week-before',
      'steering.remind.day-before',
      'steering.remind.late',
    ]);
    const escalations = (await toldOf(head)).filter((t) => t === 'steering.remind.escalated').length;
    assert.ok(escalations >= 1);
    const input = { ...(await target(taskId)), dueOn: '2024-03-01', note: 'Gia hạn' };
    await execute(runtime, acts.extendTask, { actor: leader, input });
    await round();
    assert.equal((await levels()).length, 4, 'the new day is far away');
    at('2024-02-29T08:00');
    await round();
    assert.equal((await levels()).at(-1), 'day-before');
    at('2023-12-18T08:00');
  });

  it('say at once that a task read out of an old document is long late', async () => {
    at('2023-12-18T08:00');
    const worker = await anOfficer('H98.61.02', 'specialist');
    const directiveId = await aDirective({ issuedOn: '2023-10-01' });
    const taskId = await aTask({ directiveId, ownerAgency: 'H98.61.02', dueOn: '2023-11-01' });
    await round();
    assert.deepEqual(
      (await look(leader, taskId)).reminders.map((r) => r.level),
      ['escalated'],
    );
    assert.deepEqual(await toldOf(worker.duties[0]?.postId), ['steering.remind.late']);
  });

  it('come beside the word to the other side of every step', async () => {
    const worker = await anOfficer('H98.04', 'approver');
    const taskId = await aTask({ ownerAgency: 'H98.04' });
    await evidence(worker, taskId);
    await execute(runtime, acts.submitTask, { actor: worker, input: { ...(await target(taskId)), result: 'Xong' } });
    while ((await deliverWaiting(runtime, steeringModule.reactions)) > 0);
    assert.ok((await toldOf(worker.duties[0]?.postId)).includes('steering.notify.assign'));
    assert.ok((await toldOf(leader.duties[0]?.postId)).includes('steering.notify.submit'));
  });
});

describe('lists for a report', () => {
  it('tell how tasks stood on a date, also on an earlier one', async () => {
    at('2023-12-18T08:00');
    const owner = 'H98.20.03';
    const worker = await anOfficer(owner, 'approver');
    const late = await aTask({ ownerAgency: owner, dueOn: '2023-12-18' });
    await aTask({ ownerAgency: owner, dueOn: '2024-06-30' });
    at('2023-12-20T08:00');
    await evidence(worker, late);
    await execute(runtime, acts.submitTask, { actor: worker, input: { ...(await target(late)), result: 'Xong' } });
    at('2023-12-22T08:00');
    await execute(runtime, acts.acceptTask, { actor: leader, input: await target(late) });
    const on = async (date: string) => {
      const rows = await database.read({ kind: 'system' }, (tx) => tasksByAgency(tx, date));
      const { assigned, done, doneLate, open, late: lateNow } = rows.find((r) => r.agencyCode === owner) ?? {};
      return [assigned, done, doneLate, open, lateNow];
    };
    assert.deepEqual(await on('2023-12-18'), [2, 0, 0, 2, 0]);
    assert.deepEqual(await on('2023-12-19'), [2, 0, 0, 1, 1]);
    assert.deepEqual(await on('2023-12-21'), [2, 0, 0, 2, 0], 'reported, not yet accepted: late no more');
    assert.deepEqual(await on('2023-12-22'), [2, 1, 1, 1, 0]);
    at('2023-12-18T08:00');
  });
});
