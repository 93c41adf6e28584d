import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ask, execute } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { steeringActs as acts, steeringQuestions as questions } from './index.ts';
import { openSteering, steeringSources } from './testing.ts';

const { database } = await withTestDatabase(steeringSources);
const { runtime, anOfficer } = await openSteering(database, '2023-12-18T08:00');

const leader = await anOfficer('H98', 'leader', 'province');
const refusedWith = (key: string) => (error: unknown) => error instanceof Refusal && error.key === key;

describe('tasks from a spreadsheet', () => {
  it('are given under directives on record; a row that is wrong keeps all out', async () => {
    const directive = {
      number: '196/KH-UBND',
      issuedOn: '2023-04-19',
      kind: 'plan',
      issuerCode: 'H98',
      area: 'data',
      subject: 'Số hóa',
    } as const;
    await execute(runtime, acts.recordDirective, { actor: leader, input: directive });
    const rows = [
      ['Số văn bản', 'Nhiệm vụ', 'Lĩnh vực', 'Cơ quan chủ trì', 'Cơ quan phối hợp', 'Hạn', 'Chỉ tiêu'],
      ['196/KH-UBND', 'Số hóa hộ tịch', 'dữ liệu', 'H98.03', 'H98.61, H98.62', '31/12/2023', ''],
      ['1/KH-UBND', 'Không có văn bản', 'dữ liệu', 'H98.03', 'H00', '', 'x y'],
    ];
    const take = (of: string[][]) => execute(runtime, acts.importTasks, { actor: leader, input: { rows: of } });
    const refused = await take(rows);
    assert.deepEqual(
      refused.rows[1]?.faults.map((f) => f.key),
      [
        'steering.sheet.directive-unknown',
        'steering.sheet.agency-unknown',
        'steering.sheet.not-a-code',
        'steering.sheet.not-a-code',
      ],
    );
    assert.deepEqual((await take(rows.slice(0, 2))).counts, { new: 1, changed: 0, same: 0, fault: 0 });
    const table = await ask(runtime, questions.exportTasks, { actor: leader, input: {} });
    const row = table.find((r) => r.includes('Số hóa hộ tịch'));
    assert.deepEqual(row?.slice(1, 3), ['196/KH-UBND', '2023-04-19']);
    await assert.rejects(take([['Nhiệm vụ'], ['x']]), refusedWith('steering.sheet.column-missing'));
  });

  it('go out, are edited, and come in again: changes by the task’s number, and the same table once more changes nothing', async () => {
    const take = (rows: string[][], tryOnly = false, actor = leader) =>
      execute(runtime, acts.importTasks, { actor, input: { rows, tryOnly } });
    const exported = () => ask(runtime, questions.exportTasks, { actor: leader, input: {} });
    const fresh = ['title', 'area', 'owner_agency', 'due_on'];
    const one = ['Rà soát mã định danh', 'data', 'H98.03', '2024-02-29'];
    assert.deepEqual((await take([fresh, one, one])).counts, { new: 2, changed: 0, same: 0, fault: 0 });
    const table = await exported();
    assert.equal(table.filter((r) => r.includes('Rà soát mã định danh')).length, 1, 'two rows alike are one task');
    assert.deepEqual((await take([fresh, one])).counts, { new: 0, changed: 0, same: 1, fault: 0 });
    const all = { new: 0, changed: 0, same: table.length - 1, fault: 0 };
    assert.deepEqual((await take(table)).counts, all, 'as it went out');

    const head = table[0] ?? [];
    const edited = (change: Record<string, string>) =>
      table.map((row) =>
        row.includes('Rà soát mã định danh') ? row.map((cell, i) => change[head[i] ?? ''] ?? cell) : [...row],
      );
    const better = edited({ title: 'Rà soát mã định danh cá nhân', due_on: '31/03/2024', cooperating: 'H98.61' });
    assert.equal((await take(better, true)).counts.changed, 1);
    assert.deepEqual(await exported(), table, 'it was only tried');
    const faulty = better.map((row, i) =>
      i === 1 ? row.map((cell, k) => (head[k] === 'due_on' ? 'mai' : cell)) : row,
    );
    assert.equal((await take(faulty)).kept, false);
    assert.deepEqual(await exported(), table, 'one faulty row keeps all out');
    assert.deepEqual((await take(better)).counts, { ...all, same: all.same - 1, changed: 1 });
    assert.deepEqual((await take(better)).counts, all, 'the second time nothing is left to change');
    const code = (await exported()).find((r) => r.includes('Rà soát mã định danh cá nhân'))?.[0] ?? '';
    const { rows: tasks } = await ask(runtime, questions.listTasks, {
      actor: leader,
      input: { view: 'all', text: code },
    });
    assert.deepEqual([tasks[0]?.dueOn, tasks[0]?.cooperating], ['2024-03-31', ['H98.61']]);
    const taskId = tasks[0]?.id ?? '';
    const { history } = await ask(runtime, questions.showTask, { actor: leader, input: { taskId } });
    assert.deepEqual(history.map((e) => e.act).toSorted(), ['assign', 'correct', 'extend']);

    const faultsOf = async (change: Record<string, string>) =>
      (await take(edited(change))).rows.flatMap((r) => r.faults.map((f) => f.key.replace('steering.sheet.', '')));
    assert.deepEqual(await faultsOf({ owner_agency: 'H98.61' }), ['owner-kept']);
    assert.deepEqual(await faultsOf({ directive_number: '9/KH-UBND' }), ['directive-kept']);
    assert.deepEqual(await faultsOf({ code: 'NV-1999-0001' }), ['task-unknown']);
    assert.deepEqual(await faultsOf({ due_on: '2001-01-01' }), ['day-out-of-span']);
    assert.deepEqual(await faultsOf({ cooperating: 'H00' }), ['agency-unknown']);
    await execute(runtime, acts.cancelTask, { actor: leader, input: { taskId, version: 2, note: 'Thôi' } });
    assert.deepEqual(await faultsOf({ title: 'Khác' }), ['task-closed']);
  });
});
