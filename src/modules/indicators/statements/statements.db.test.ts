import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Static, TSchema } from 'typebox';
import { caseSources, openDesk } from '#cases/testing';
import { type Actor, ask, type Command, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import {
  amendStatement,
  approveStatement,
  attachEvidence,
  declaredAt,
  indicatorsModule,
  lateStatements,
  myStatements,
  openPeriod,
  remindUnit,
  returnStatement,
  showStatement,
  stateFigures,
  submitStatement,
  takeBackStatement,
  withdrawStatement,
  writeForVillage,
} from '../index.ts';
import { remindLate } from './remind-late.ts';

const { database } = await withTestDatabase([
  ...caseSources,
  { module: indicatorsModule.name, folder: indicatorsModule.sqlFolder },
]);
const desk = await openDesk(database, '2023-12-01T08:00');
const { runtime } = desk;
const tax = 'H98.04';
const system = { kind: 'system' };

const specialist = await desk.anOfficer(tax, 'specialist');
const colleague = await desk.anOfficer(tax, 'specialist');
const head = await desk.anOfficer(tax, 'approver');
const stranger = await desk.anOfficer('H98.03', 'specialist', 'approver');
const leader = await provinceLeader();
for (const actor of [specialist, colleague, head, stranger, leader]) await named(actor);

/** Somebody at the province's committee who sees every agency. */
async function provinceLeader(): Promise<Actor> {
  const actor = await desk.anOfficer('H98', 'leader');
  return { ...actor, agencies: ['H98', 'H98.03', 'H98.04', 'H98.20'] };
}

/** An account with a name for an officer of the desk. */
async function named(actor: Actor): Promise<void> {
  await database.asOwner((tx) =>
    tx.run(sql`insert into identity.account (id, kind, login_name, display_name, state, demo, created_at)
      values (${actor.accountId}, 'staff', ${`officer.${actor.accountId}`}, ${`Cán bộ ${actor.roles[0]}`}, 'active', false, now())`),
  );
}

const accounts = ['tax.accounts.year', 'tax.accounts.cumulative'];
const codes = [...accounts, 'tax.mobile_payments.year', 'tax.personal_accounts'];
const run = <I extends TSchema, O>(head: Command<I, O>, actor: Actor, input: Static<I>): Promise<O> =>
  execute(runtime, head, { actor, input });
const refused = (key: string) => (error: unknown) => {
  assert.ok(error instanceof Refusal, String(error));
  assert.equal(error.key, key, JSON.stringify(error.fields));
  return true;
};
const show = (statementId: string, actor = specialist) =>
  ask(runtime, showStatement, { actor, input: { statementId } });
const target = async (statementId: string, actor = specialist) => ({
  statementId,
  version: (await show(statementId, actor)).statement.version,
});

async function opened(on: string, more: object = {}): Promise<string> {
  await execute(runtime, openPeriod, { actor: leader, input: { kind: 'month', on, codes, ...more } });
  const { toState } = await ask(runtime, myStatements, { actor: specialist, input: {} });
  const row = toState.find((r) => r.statement.endsOn.startsWith(on.slice(0, 7)));
  return row?.statement.id ?? assert.fail('no form was handed out');
}

const good = [
  { code: 'tax.accounts.year', numerator: '4.910' },
  { code: 'tax.accounts.cumulative', numerator: 18028 },
  { code: 'tax.mobile_payments.year', numerator: '31.141', denominator: '42.113' },
  { code: 'tax.personal_accounts', percent: '99,1%' },
];
async function stated(
  statementId: string,
  values: { code: string; numerator?: number | string; remark?: string }[] = good,
): Promise<void> {
  await run(stateFigures, specialist, { ...(await target(statementId)), values });
  await run(submitStatement, specialist, await target(statementId));
}
const declared = (asOf: string, knownAt?: string) =>
  database.read(system, (tx) => declaredAt(tx, { asOf, ...(knownAt === undefined ? {} : { knownAt }) }));
const messagesTo = (actor: Actor) =>
  database.asOwner((tx) =>
    tx.rows<{ template: string }>(sql`select template from notifications.message
      where account_id = ${actor.accountId} or post_id = any(${actor.duties.map((d) => d.postId)}::uuid[]) order by at`),
  );

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

describe('a form', () => {
  it('is not taken with numbers that cannot be read; nothing of it is saved, and each box is told', async () => {
    const form = await opened('2023-10-15');
    const values = [
      { code: 'tax.accounts.year', numerator: '4.910' },
      { code: 'tax.mobile_payments.year', numerator: '85/98%', denominator: '-1' },
    ];
    await assert.rejects(run(stateFigures, specialist, { ...(await target(form)), values }), (error: Refusal) => {
      assert.deepEqual(
        error.fields.map((f) => [f.field, f.key]),
        [
          ['tax.mobile_payments.year.numerator', 'indicators.statement.number.two-numbers'],
          ['tax.mobile_payments.year.denominator', 'indicators.statement.number.negative'],
        ],
      );
      return true;
    });
    assert.equal((await show(form)).lines.find((l) => l.definition.code === 'tax.accounts.year')?.stated, null);
    await assert.rejects(
      run(submitStatement, specialist, await target(form)),
      refused('indicators.statement.numbers-missing'),
    );
  });

  it('is sent back with a remark, put right and approved; who wrote it cannot approve it', async () => {
    const form = await opened('2023-10-15');
    await stated(form);
    await run(takeBackStatement, specialist, await target(form));
    await run(submitStatement, specialist, await target(form));
    await assert.rejects(
      run(submitStatement, specialist, await target(form)),
      refused('indicators.statement.act-not-possible'),
    );
    const remark = 'Đề nghị rà lại số tài khoản';
    await run(returnStatement, head, { ...(await target(form, head)), remark });
    assert.equal((await show(form)).statement.remark, remark);
    // The head corrects a number with their own hand: then somebody else must approve.
    await run(stateFigures, head, {
      ...(await target(form, head)),
      values: [{ code: 'tax.accounts.year', numerator: 4900 }],
    });
    await run(submitStatement, specialist, await target(form));
    await assert.rejects(
      run(approveStatement, head, await target(form, head)),
      refused('indicators.statement.four-eyes'),
    );
    assert.equal((await show(form, head)).may.fourEyes, true);
    await run(approveStatement, leader, await target(form, leader));
    assert.equal((await declared('2023-10-31')).get('tax.accounts.year')?.numerator, 4900);
    assert.equal((await declared('2023-11-30')).get('tax.accounts.year')?.numerator, 4920, 'the later period counts');
  });

  it('belongs to its unit: others can neither write, approve nor see it before it is approved', async () => {
    const form = await opened('2023-09-15');
    const input = await target(form);
    await assert.rejects(run(submitStatement, stranger, input), refused('indicators.statement.not-found'));
    await assert.rejects(run(approveStatement, stranger, input), refused('indicators.statement.not-found'));
    await assert.rejects(show(form, stranger), refused('indicators.statement.not-found'));
  });

  it('is written by one of two officers; the other is told to look again', async () => {
    const form = await opened('2023-09-15');
    const input = await target(form);
    const values = (numerator: number) => [{ code: 'tax.accounts.year', numerator }];
    const both = await Promise.allSettled([
      run(stateFigures, specialist, { ...input, values: values(1) }),
      run(stateFigures, colleague, { ...input, values: values(2) }),
    ]);
    assert.equal(both.filter((b) => b.status === 'fulfilled').length, 1);
    const lost = both.find((b) => b.status === 'rejected');
    assert.equal(((lost as PromiseRejectedResult).reason as Refusal).key, 'indicators.statement.stale');
  });

  it('is done once, however often the same request arrives', async () => {
    const form = await opened('2023-08-15');
    const request = { actor: specialist, key: 'once', input: { ...(await target(form)), values: good } };
    await execute(runtime, stateFigures, request);
    await execute(runtime, stateFigures, request);
    assert.equal((await show(form)).events.filter((e) => e.act === 'save').length, 1);
    const audit = await database.asOwner((tx) =>
      tx.rows<{
        action: string;
        agency: string;
      }>(sql`select action, detail ->> 'agency' as agency from platform.audit_entry
        where detail ->> 'statement' = ${form}`),
    );
    assert.deepEqual(audit, [{ action: 'indicators.state-figures', agency: tax }]);
  });

  it('cannot be sent before its period has ended', async () => {
    const form = await opened('2023-12-31');
    await run(stateFigures, specialist, { ...(await target(form)), values: good });
    await assert.rejects(
      run(submitStatement, specialist, await target(form)),
      refused('indicators.statement.period-runs'),
    );
  });

  it('can be written by an officer above who says who gave the numbers', async () => {
    const form = await opened('2023-08-15');
    const values = [{ code: 'tax.accounts.year', numerator: 7 }];
    await assert.rejects(
      run(stateFigures, leader, { ...(await target(form, leader)), values }),
      refused('indicators.statement.told-by-needed'),
    );
    await run(stateFigures, leader, { ...(await target(form, leader)), values, toldBy: 'Cục Thuế, qua điện thoại' });
    assert.equal((await show(form)).statement.toldBy, 'Cục Thuế, qua điện thoại');
  });

  it('adds up what is written for villages, and keeps who told it', async () => {
    const form = await opened('2023-07-15');
    const village = async (name: string, number: string, code = 'tax.accounts.year') =>
      run(writeForVillage, specialist, { ...(await target(form)), code, village: name, number, toldBy: 'Trưởng thôn' });
    await village('Thôn 3', '1.200');
    await village("Bon Bu N'Drung", '34');
    await village('Thôn 3', '1.000');
    const line = (await show(form)).lines.find((l) => l.definition.code === 'tax.accounts.year');
    assert.equal(line?.stated?.numerator, 1034);
    assert.equal(line?.villages.length, 2);
    await run(stateFigures, specialist, {
      ...(await target(form)),
      values: [{ code: 'tax.accounts.year', numerator: 5 }],
    });
    assert.equal((await show(form)).lines.find((l) => l.villages.length > 0)?.stated?.numerator, 1034);
    await assert.rejects(village('', '', 'tax.accounts.year'), (error: Refusal) => {
      assert.deepEqual(error.fields.map((f) => f.field).sort(), ['number', 'village']);
      return true;
    });
    await assert.rejects(village('Thôn 4', '1', 'tax.personal_accounts'), refused('indicators.statement.no-villages'));
  });

  it('carries documents, and a correction of it carries them too until it is given up', async () => {
    const form = await opened('2023-06-15');
    const bytes = new TextEncoder().encode('%PDF-1.4 bảng số liệu');
    const file = {
      fileHash: await runtime.files.put(bytes),
      fileName: 'bảng.pdf',
      mediaType: 'application/pdf',
      sizeBytes: 9,
    };
    await run(attachEvidence, specialist, { ...(await target(form)), file });
    await stated(form);
    await run(approveStatement, head, await target(form, head));
    const figure = (await declared('2023-06-30')).get('tax.accounts.year');
    assert.deepEqual(figure?.evidence, [{ fileHash: file.fileHash, name: 'bảng.pdf' }]);
    const { statementId } = await run(amendStatement, specialist, {
      statementId: form,
      reason: 'Nhầm',
    });
    assert.equal((await show(statementId)).files.length, 1);
    assert.equal((await show(form)).may.readFiles, true);
    assert.equal((await show(form, stranger)).may.readFiles, false, 'others see the numbers, not the documents');
    await run(withdrawStatement, specialist, await target(statementId));
    assert.equal((await show(form)).may.amend, true);
    assert.equal((await declared('2023-06-30')).get('tax.accounts.year')?.statementId, form);
  });
});

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
