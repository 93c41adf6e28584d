import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import {
  steeringActs as acts,
  budgetAt,
  modelsAt,
  obstaclesAt,
  steeringQuestions as questions,
  reviewsAt,
  taskForceCounts,
} from './index.ts';
import { openSteering, steeringSources } from './testing.ts';

const { database } = await withTestDatabase(steeringSources);
const { runtime, at, anOfficer } = await openSteering(database, '2023-12-18T08:00');

const leader = await anOfficer('H98', 'leader', 'province');
const justice = await anOfficer('H98.03', 'approver');
const commune = await anOfficer('H98.61.01', 'approver');
const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;
const read = <T>(work: Parameters<typeof database.read<T>>[1]) => database.read({ kind: 'system' }, work);

async function sums(view: 'force' | 'model' | 'budget'): Promise<Record<string, number>> {
  const queries = {
    force: sql`select fact || ' ' || level as k, sum(weight)::int as n from steering.pub_task_force_fact group by 1`,
    model: sql`select fact as k, sum(weight)::int as n from steering.pub_model_fact group by 1`,
    budget: sql`select fact as k, sum(weight * quantity)::bigint as n from steering.pub_budget_fact group by 1`,
  };
  const rows = await read((tx) => tx.rows<{ k: string; n: number }>(queries[view]));
  return Object.fromEntries(rows.filter((r) => r.n !== 0).map((r) => [r.k, r.n]));
}

describe('the network of task forces', () => {
  const plan = (actor: Actor, input: Record<string, unknown>) =>
    execute(runtime, acts.planTaskForce, { actor, input: { plannedOn: '2023-03-01', ...input } as never });
  const show = (taskForceId: string) =>
    ask(runtime, questions.showTaskForce, { actor: commune, input: { taskForceId } });

  it('grows from the province to the village, each kept by its own place or one above', async () => {
    const top = (await plan(leader, { level: 'province', unitCode: '98' })).taskForceId;
    const east = (await plan(leader, { level: 'district', unitCode: '981' })).taskForceId;
    await assert.rejects(
      plan(leader, { level: 'district', unitCode: '981' }),
      refusedWith('steering.task-force-known'),
    );
    await assert.rejects(
      plan(leader, { level: 'commune', unitCode: '981' }),
      refusedWith('steering.unit-of-other-level'),
    );
    const xa = (await plan(commune, { level: 'commune', unitCode: '98101' })).taskForceId;
    await assert.rejects(
      plan(commune, { level: 'commune', unitCode: '98201' }),
      refusedWith('steering.not-your-place'),
    );
    const village = { kind: 'bon', name: 'Bu Prâng' };
    const bon = (await plan(commune, { level: 'village', unitCode: '98101', village })).taskForceId;
    const found = await show(bon);
    assert.equal(found.force.name, 'Tổ công tác Đề án 06 bon Bu Prâng');
    assert.equal(found.force.villageCode, '98101-01');
    assert.deepEqual(
      found.above.map((f) => f.id),
      [top, east, xa],
    );
    const set = { taskForceId: bon, version: 1, establishedOn: '2023-04-01', decisionNumber: '12/QĐ-UBND' };
    await assert.rejects(
      execute(runtime, acts.establishTaskForce, { actor: commune, input: { ...set, establishedOn: '2023-02-01' } }),
      refusedWith('steering.day-out-of-span'),
    );
    await execute(runtime, acts.establishTaskForce, { actor: commune, input: set });
    const onDay = (date: string) => read((tx) => taskForceCounts(tx, date));
    assert.deepEqual(
      (await onDay('2023-03-15')).map((c) => [c.level, c.planned, c.established]),
      [
        ['province', 1, 0],
        ['district', 1, 0],
        ['commune', 1, 0],
        ['village', 1, 0],
      ],
    );
    assert.equal((await onDay('2023-12-18')).at(-1)?.established, 1);
  });

  it('knows who is in a force and what it does; names stay among officers', async () => {
    const { top } = await ask(runtime, questions.taskForceNetwork, { actor: leader, input: {} });
    const taskForceId = top[0]?.id ?? '';
    const member = {
      taskForceId,
      fullName: 'Y Thông Niê',
      duty: 'head',
      job: 'Chủ tịch',
      memberFrom: '2023-03-01',
    } as const;
    const { memberId } = await execute(runtime, acts.addMember, { actor: leader, input: member });
    const activity = { taskForceId, kind: 'meeting', heldOn: '2023-12-01', subject: 'Họp tháng 12' } as const;
    await assert.rejects(
      execute(runtime, acts.recordActivity, { actor: leader, input: activity }),
      refusedWith('steering.act-not-possible'),
      'a force that is not set up does nothing',
    );
    const set = { taskForceId, version: 1, establishedOn: '2023-03-02' };
    await execute(runtime, acts.establishTaskForce, { actor: leader, input: set });
    await execute(runtime, acts.recordActivity, { actor: leader, input: activity });
    const end = { memberId, version: 1, memberTo: '2023-12-10' };
    await execute(runtime, acts.endMember, { actor: leader, input: end });
    const { members, activities } = await show(taskForceId);
    assert.deepEqual([members[0]?.memberTo, activities.length], ['2023-12-10', 1]);
    const seen = await database.read({ kind: 'citizen' }, (tx) =>
      tx.rows(sql`select full_name from steering.task_force_member`),
    );
    assert.deepEqual(seen, []);
  });

  it('takes official names and new forces from a spreadsheet, row by row, all or nothing', async () => {
    const head = ['Cấp', 'Mã đơn vị', 'Mã thôn', 'Loại', 'Tên thôn', 'Ngày thành lập', 'Số quyết định'];
    const rows = [
      head,
      ['thôn', '98101', '98101-01', '', 'Bon Bu Prâng 1', '', ''],
      ['thôn', '98101', '', 'Thôn', 'Tân Lập', '05/06/2023', '15/QĐ-UBND'],
      ['xã', '98102', '', '', '', '2023-06-01', ''],
      ['thôn', '98101', '', 'xóm', 'Sai', '31/02/2023', ''],
      ['xã', '98201', '', '', '', '', ''],
    ];
    const take = (actor: Actor, of: string[][], tryOnly = false) =>
      execute(runtime, acts.importTaskForces, { actor, input: { rows: of, tryOnly } });
    const before = await sums('force');
    const refused = await take(await anOfficer('H98.61', 'specialist'), rows);
    assert.equal(refused.kept, false);
    assert.deepEqual(
      refused.rows.map((r) => [r.line, r.outcome, r.faults.map((f) => f.key)]),
      [
        [2, 'changed', []],
        [3, 'new', []],
        [4, 'new', []],
        [5, 'fault', ['steering.sheet.not-a-choice', 'steering.sheet.not-a-day']],
        [6, 'fault', ['steering.sheet.not-your-place']],
      ],
    );
    assert.deepEqual(await sums('force'), before);
    const good = rows.slice(0, 4);
    assert.equal((await take(leader, good, true)).kept, false);
    assert.deepEqual(await sums('force'), before);
    assert.equal((await take(leader, good)).kept, true);
    assert.deepEqual(await sums('force'), {
      ...before,
      'planned village': 2,
      'established village': 2,
      'planned commune': 2,
      'established commune': 1,
    });
    const table = await ask(runtime, questions.exportTaskForces, { actor: leader, input: {} });
    assert.ok(table.some((r) => r.includes('98101-01') && r.includes('Bon Bu Prâng 1')));
    const again = await take(leader, table);
    assert.deepEqual(again.counts, { new: 0, changed: 0, same: table.length - 1, fault: 0 });
  });
});

describe('models', () => {
  it('move along their table, and their facts with them', async () => {
    const input = {
      number: 1,
      name: 'Khai báo lưu trú',
      area: 'services',
      ownerAgency: 'H98.03',
      assignedOn: '2023-08-07',
    } as const;
    await assert.rejects(
      execute(runtime, acts.addModel, { actor: justice, input }),
      refusedWith('steering.province-only'),
    );
    const { modelId } = await execute(runtime, acts.addModel, { actor: leader, input });
    await assert.rejects(
      execute(runtime, acts.addModel, { actor: leader, input }),
      refusedWith('steering.model-known'),
    );
    await execute(runtime, acts.addModel, { actor: leader, input: { ...input, number: 2 } });
    const step = async (actor: Actor, act: string, happenedOn: string) => {
      const { version } = (await ask(runtime, questions.showModel, { actor, input: { modelId } })).model;
      return execute(runtime, acts.moveModel, {
        actor,
        input: { modelId, version, act, happenedOn, note: 'x' } as never,
      });
    };
    await step(justice, 'start', '2023-09-01');
    assert.deepEqual(await sums('model'), { assigned: 2, 'in-progress': 1 });
    await assert.rejects(step(justice, 'finish', '2023-08-20'), refusedWith('steering.day-out-of-span'));
    await step(justice, 'finish', '2023-11-01');
    assert.deepEqual(await sums('model'), { assigned: 2, done: 1 });
    await assert.rejects(step(justice, 'reopen', '2023-11-02'), refusedWith('steering.province-only'));
    await step(leader, 'reopen', '2023-11-20');
    assert.deepEqual(await sums('model'), { assigned: 2, 'in-progress': 1 });
    await step(leader, 'stop', '2023-12-01');
    assert.deepEqual(await sums('model'), { assigned: 1 });
    assert.deepEqual(
      (await read((tx) => modelsAt(tx, '2023-09-15'))).map((m) => [m.number, m.state]),
      [
        [1, 'in-progress'],
        [2, 'assigned'],
      ],
    );
    assert.deepEqual(
      (await read((tx) => modelsAt(tx, '2023-12-18'))).map((m) => m.number),
      [2],
    );
  });

  it('come from a spreadsheet with their owners', async () => {
    const rows = [
      ['STT', 'Tên mô hình', 'Lĩnh vực', 'Cơ quan chủ trì', 'Hạn'],
      ['2', 'Tên mới', 'Dịch vụ công', 'H98.03', '30/06/2024'],
      ['3', 'Ki-ốt', 'services', 'h98.04', ''],
      ['3', 'Trùng', 'services', 'H98.04', ''],
    ];
    const take = (of: string[][]) => execute(runtime, acts.importModels, { actor: leader, input: { rows: of } });
    assert.deepEqual(
      (await take(rows)).rows.map((r) => r.outcome),
      ['changed', 'new', 'fault'],
    );
    assert.deepEqual((await take(rows.slice(0, 3))).counts, { new: 1, changed: 1, same: 0, fault: 0 });
    const { rows: found } = await ask(runtime, questions.listModels, { actor: justice, input: {} });
    assert.deepEqual(
      found.map((m) => [m.number, m.name, m.dueOn]),
      [
        [2, 'Tên mới', '2024-06-30'],
        [3, 'Ki-ốt', null],
      ],
    );
  });
});

describe('the budget', () => {
  it('never spends more than it has, and shows wrong entries with what took them back', async () => {
    const line = { year: 2023, purpose: 'Máy quét', source: 'province', agencyCode: 'H98.03' } as const;
    const { lineId } = await execute(runtime, acts.openBudgetLine, { actor: justice, input: line });
    const enter = (fact: 'allocated' | 'spent', amountVnd: number) =>
      execute(runtime, acts.recordBudgetEntry, {
        actor: justice,
        input: { lineId, fact, amountVnd, happenedOn: '2023-05-05', document: '7/QĐ' },
      });
    const { entryId } = await enter('allocated', 1_000);
    await assert.rejects(enter('spent', 1_001), refusedWith('steering.more-than-allocated'));
    const raced = await Promise.allSettled([enter('spent', 600), enter('spent', 600)]);
    assert.equal(raced.filter((r) => r.status === 'fulfilled').length, 1, 'two at once cannot spend the same money');
    const back = { lineId, entryId, note: 'Ghi nhầm' };
    await assert.rejects(
      execute(runtime, acts.takeBackEntry, { actor: justice, input: back }),
      refusedWith('steering.more-than-allocated'),
    );
    await enter('allocated', 2_000);
    await execute(runtime, acts.takeBackEntry, { actor: justice, input: back });
    await assert.rejects(
      execute(runtime, acts.takeBackEntry, { actor: justice, input: back }),
      refusedWith('steering.act-not-possible'),
    );
    const found = await ask(runtime, questions.showBudgetLine, { actor: leader, input: { lineId } });
    assert.deepEqual([found.line.allocatedVnd, found.line.spentVnd, found.entries.length], [2_000, 600, 4]);
    assert.deepEqual(await sums('budget'), { allocated: 2_000, spent: 600 });
    assert.deepEqual(await read((tx) => budgetAt(tx, '2023-05-04')), []);
    assert.equal((await read((tx) => budgetAt(tx, '2023-05-05')))[0]?.allocatedVnd, 2_000);
  });
});

describe('a review', () => {
  it('ends fitting, or with a proposal that is decided and carried out', async () => {
    const input = {
      kind: 'document',
      number: '04/2019/QĐ-UBND',
      title: 'Quy chế',
      ground: 'Luật',
      agencyCode: 'H98.03',
    } as const;
    const { reviewId } = await execute(runtime, acts.startReview, { actor: justice, input });
    const find = { reviewId, version: 1, finding: 'replace' } as const;
    await assert.rejects(
      execute(runtime, acts.stateFinding, { actor: justice, input: find }),
      refusedWith('steering.proposal-needed'),
    );
    const whole = { ...find, proposal: 'Ban hành quyết định mới', decidedBy: 'province' } as const;
    await execute(runtime, acts.stateFinding, { actor: justice, input: whole });
    const decide = { reviewId, version: 2, approved: true, note: 'Đồng ý' };
    await assert.rejects(
      execute(runtime, acts.decideReview, { actor: justice, input: decide }),
      refusedWith('steering.province-only'),
    );
    await execute(runtime, acts.decideReview, { actor: leader, input: decide });
    at('2024-02-01T08:00');
    await execute(runtime, acts.carryOutReview, {
      actor: justice,
      input: { reviewId, version: 3, note: '9/2024/QĐ-UBND' },
    });
    at('2023-12-18T08:00');
    const [on] = await read((tx) => reviewsAt(tx, '2023-12-18'));
    assert.deepEqual([on?.finding, on?.carriedOutOn], ['replace', null], 'as it stood on that day');
  });
});

describe('an obstacle', () => {
  it('has causes, solutions that become tasks, proposals that are sent and answered', async () => {
    const raised = { area: 'services', text: 'Thiếu máy quét', figureCodes: ['budget.allocated'] } as const;
    const { obstacleId } = await execute(runtime, acts.raiseObstacle, { actor: commune, input: raised as never });
    await assert.rejects(
      execute(runtime, acts.raiseObstacle, { actor: commune, input: { ...raised, figureCodes: ['Không phải mã'] } }),
      refusedWith('platform.invalid-input'),
    );
    const add = (version: number, part: Record<string, unknown>, actor = commune) =>
      execute(runtime, acts.addObstaclePart, { actor, input: { obstacleId, version, ...part } as never });
    await assert.rejects(add(1, { kind: 'cause', text: 'x' }, justice), refusedWith('steering.province-only'));
    await add(1, { kind: 'cause', text: 'Chưa có kinh phí' });
    const { partId: solution } = await add(2, { kind: 'solution', text: 'Điều chuyển máy' });
    await assert.rejects(add(3, { kind: 'proposal', text: 'Hỗ trợ' }), refusedWith('steering.addressee-needed'));
    const { partId: proposal } = await add(3, { kind: 'proposal', text: 'Hỗ trợ', addressedTo: 'Bộ Tài chính' });
    const given = { partId: solution, version: 1, ownerAgency: 'H98.61', dueOn: '2024-01-31' };
    const { taskId } = await execute(runtime, acts.assignSolution, { actor: leader, input: given });
    const { task } = await ask(runtime, questions.showTask, { actor: leader, input: { taskId } });
    assert.deepEqual([task.title, task.figureCodes], ['Điều chuyển máy', ['budget.allocated']]);
    const sent = { partId: proposal, version: 1, sentOn: '2023-12-18', document: '88/UBND' };
    await execute(runtime, acts.sendProposal, { actor: leader, input: sent });
    const answer = { partId: proposal, version: 2, answer: 'Đồng ý' };
    await execute(runtime, acts.answerProposal, { actor: leader, input: answer });
    const [found] = await read((tx) => obstaclesAt(tx, '2023-12-18'));
    assert.deepEqual([found?.causes.length, found?.solutions.length, found?.proposals[0]?.answer], [1, 1, 'Đồng ý']);
    await execute(runtime, acts.solveObstacle, { actor: leader, input: { obstacleId, version: 4, note: 'Xong' } });
    assert.deepEqual(await read((tx) => obstaclesAt(tx, '2023-12-18')), []);
    assert.equal((await read((tx) => obstaclesAt(tx, '2023-12-17'))).length, 0, 'it was not raised yet');
  });
});
