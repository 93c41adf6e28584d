import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { execute } from '#platform/command';
import { sql } from '#platform/db';
import { amendStatement, approveStatement, openPeriod, stateFigures } from '../index.ts';
import { openStatementDesk, refused, tax } from './testing.ts';

const desk = await openStatementDesk('2023-12-01T08:00');
const { database, runtime, specialist, head, leader, run, show, target, opened, stated, declared, messagesTo } = desk;
const colleague = await desk.anOfficer(tax, 'specialist');

describe('a declared figure', () => {
  it('goes from the opened period to the approved number, which then is the figure', async () => {
    const form = await opened('2023-11-15');
    assert.equal((await declared('2023-11-30')).size, 0);
    await stated(form);
    assert.equal((await declared('2023-11-30')).size, 0, 'what is not approved is no figure');
    desk.at('2023-12-02T09:00');
    await run(approveStatement, head, await target(form, head));
    const figures = await declared('2023-11-30');
    const one = figures.get('tax.mobile_payments.year');
    assert.deepEqual([one?.numerator, one?.denominator, one?.percent], [31141, 42113, null]);
    assert.deepEqual(
      [
        one?.statementId,
        one?.agencyCode,
        one?.periodCode,
        one?.statedOn,
        one?.approvedOn,
        one?.statedBy,
        one?.approvedBy,
      ],
      [form, tax, '2023-M11', '2023-12-01', '2023-12-02', 'Cán bộ specialist', 'Cán bộ approver'],
    );
    assert.equal(figures.get('tax.personal_accounts')?.percent, 99.1);
    assert.equal((await declared('2023-11-29')).size, 0, 'the period had not ended');
    assert.equal((await declared('2023-11-30', '2023-12-01')).size, 0, 'not yet known');
    const told = (await messagesTo(specialist)).map((m) => m.template);
    assert.deepEqual(told, ['indicators.statement.notify.opened', 'indicators.statement.notify.approved']);
  });

  it('is corrected by a new form; the earlier number is still what was known then', async () => {
    const form = (await declared('2023-11-30')).get('tax.accounts.year')?.statementId ?? '';
    desk.at('2023-12-10T09:00');
    const { statementId } = await run(amendStatement, specialist, {
      statementId: form,
      reason: 'Cộng sót một chi cục',
    });
    await assert.rejects(
      run(amendStatement, colleague, { statementId: form, reason: 'Hai lần' }),
      refused('indicators.statement.amended-already'),
    );
    assert.equal((await declared('2023-11-30')).get('tax.accounts.year')?.numerator, 4910);
    await stated(statementId, [
      { code: 'tax.accounts.year', numerator: 4920 },
      { code: 'tax.personal_accounts', remark: 'Cục Thuế chưa chốt' },
    ]);
    await run(approveStatement, head, await target(statementId, head));
    const now = await declared('2023-11-30');
    assert.equal(now.get('tax.accounts.year')?.numerator, 4920);
    assert.equal(now.get('tax.accounts.cumulative')?.numerator, 18028, 'copied from the form that it corrects');
    assert.equal(now.has('tax.personal_accounts'), false, 'withdrawn, not fallen back on');
    const then = await declared('2023-11-30', '2023-12-09');
    assert.equal(then.get('tax.accounts.year')?.numerator, 4910);
    assert.equal(then.get('tax.personal_accounts')?.percent, 99.1);
    const { versions, events } = await show(statementId);
    assert.deepEqual(
      versions.map((v) => [v.number, v.state]),
      [
        [1, 'approved'],
        [2, 'approved'],
      ],
    );
    assert.deepEqual(
      events.map((e) => e.act),
      ['amend', 'save', 'submit', 'approve'],
    );
  });

  it('cannot be rewritten once approved, not even by the owner of the tables', async () => {
    const { statementId } = (await declared('2023-11-30')).get('tax.accounts.year') ?? assert.fail();
    for (const statement of [
      sql`update indicators.statement set remark = 'x' where id = ${statementId}`,
      sql`update indicators.statement_value set numerator = 1 where statement_id = ${statementId}`,
      sql`delete from indicators.statement_value where statement_id = ${statementId}`,
      sql`update indicators.statement_event set note = 'x'`,
    ])
      await assert.rejects(
        database.asOwner((tx) => tx.run(statement)),
        /does not change|append-only/,
      );
  });

  it('is never one that is counted from records', async () => {
    const form = await opened('2023-10-15');
    const values = [{ code: 'online.police.total', numerator: 5 }];
    await assert.rejects(
      run(stateFigures, specialist, { ...(await target(form)), values }),
      refused('indicators.statement.computed'),
    );
    await assert.rejects(
      run(stateFigures, specialist, { ...(await target(form)), values: [{ code: 'health.records', numerator: 5 }] }),
      refused('indicators.statement.not-asked-here'),
    );
    await assert.rejects(
      execute(runtime, openPeriod, {
        actor: leader,
        input: { kind: 'month', on: '2023-09-01', codes: ['online.police.total'] },
      }),
      refused('indicators.statement.not-declared'),
    );
  });
});
