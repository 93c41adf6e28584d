import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, execute } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { approveStatement, lateStatements, myStatements, openPeriod, remindUnit } from '../index.ts';
import { remindLate } from './remind-late.ts';
import { accounts, codes, openStatementDesk, refused } from './testing.ts';

const desk = await openStatementDesk('2023-12-10T09:00');
const { runtime, specialist, head, leader, run, show, target, opened, stated, messagesTo } = desk;

describe('a period', () => {
  it('opened again asks what is new and leaves the forms that are there', async () => {
    const input = { kind: 'week', on: '2023-05-04', codes: accounts } as const;
    const first = await execute(runtime, openPeriod, { actor: leader, input });
    const again = await execute(runtime, openPeriod, { actor: leader, input: { ...input, codes } });
    assert.deepEqual([first.code, first.forms], ['2023-W18', 1]);
    assert.deepEqual([again.periodId, again.forms], [first.periodId, 0]);
    const { toState } = await ask(runtime, myStatements, { actor: specialist, input: {} });
    assert.equal(toState.find((r) => r.statement.periodId === first.periodId)?.asked, codes.length);
  });

  it('of the same day and another title is another one', async () => {
    const input = { kind: 'ad-hoc', on: '2023-05-20', codes: accounts } as const;
    const open = (title: string) => execute(runtime, openPeriod, { actor: leader, input: { ...input, title } });
    const [a, b, c] = [await open('Kiểm tra'), await open('Đoàn công tác'), await open('Kiểm tra')];
    assert.deepEqual([a.code, b.code, c.periodId], ['D2023-05-20', 'D2023-05-20-2', a.periodId]);
  });

  it('is not opened for agencies that state nothing, by whoever does not lead, or without its title', async () => {
    const open = (actor: Actor, input: object) =>
      execute(runtime, openPeriod, { actor, input: { kind: 'month', on: '2023-04-01', codes, ...input } });
    await assert.rejects(open(leader, { agencies: ['H98.03'] }), refused('indicators.statement.nothing-to-ask'));
    await assert.rejects(open(leader, { agencies: ['H12.99'] }), refused('indicators.statement.agency-unknown'));
    await assert.rejects(open(specialist, {}), refused('platform.not-allowed'));
    await assert.rejects(open(leader, { kind: 'ad-hoc' }), refused('indicators.statement.title-needed'));
    await assert.rejects(open(leader, { on: '2023-02-30' }), refused('indicators.statement.bad-date'));
    await assert.rejects(open(leader, { dueOn: '2023-04-02' }), refused('indicators.statement.due-before-end'));
  });
});

describe('a late unit', () => {
  it('is reminded in stages, each once; from the third day those above it hear of it', async () => {
    const form = await opened('2024-01-15');
    const row = (await show(form)).statement;
    assert.equal(row.dueOn, '2024-02-05');
    const reminded = async (day: string) => {
      desk.at(`${day}T07:30`);
      await remindLate(runtime);
      await remindLate(runtime);
      return (await show(form)).events.filter((e) => e.act === 'remind').map((e) => e.note);
    };
    const of = async (actor: Actor, name: string) =>
      (await messagesTo(actor)).filter((m) => m.template === `indicators.statement.notify.${name}`).length;
    const before = {
      remind: await of(specialist, 'remind'),
      head: await of(head, 'escalate'),
      leader: await of(leader, 'escalate'),
    };
    assert.deepEqual(await reminded('2024-02-02'), []);
    assert.deepEqual(await reminded('2024-02-05'), ['soon']);
    const others = await of(specialist, 'remind');
    assert.deepEqual(await reminded('2024-02-06'), ['soon', 'late-1']);
    assert.equal((await of(specialist, 'remind')) - others, 1);
    assert.deepEqual(await reminded('2024-02-08'), ['soon', 'late-1', 'late-3']);
    assert.ok((await of(head, 'escalate')) > before.head);
    assert.deepEqual(await reminded('2024-02-20'), ['soon', 'late-1', 'late-3', 'late-14']);
    assert.ok((await of(leader, 'escalate')) > before.leader);
    const late = await ask(runtime, lateStatements, { actor: leader, input: {} });
    assert.equal(late.find((l) => l.statement.id === form)?.reminders?.count, 4);
    assert.equal((await run(remindUnit, leader, { statementId: form })).told > 0, true);
    await assert.rejects(
      run(remindUnit, leader, { statementId: form }),
      refused('indicators.statement.reminded-today'),
    );
    await stated(form);
    await run(approveStatement, head, await target(form, head));
    const after = await ask(runtime, lateStatements, { actor: leader, input: {} });
    assert.ok(!after.some((l) => l.statement.id === form));
    assert.equal(vietnamDate(runtime.clock.now()), '2024-02-20');
  });
});
