import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, ask, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { listPeriods, openPeriod, periodSchedule, switchKind } from '../index.ts';
import { openDuePeriod } from './commands/open-due-period.ts';
import { openDue } from './open-due.ts';
import { remindLate } from './remind-late.ts';
import { accounts, openStatementDesk, refused } from './testing.ts';

const desk = await openStatementDesk('2023-11-08T06:45');
const { database, runtime, specialist, leader, run, messagesTo } = desk;
const administrator = desk.seesAll(await desk.anOfficer('H98', 'administrator'));
const administratorOfOne = await desk.anOfficer('H98.04', 'administrator');

const turnOn = (day: string) => {
  desk.at(`${day}T06:45`);
  return openDue(runtime);
};
const scheduleFor = async (actor: Actor) => {
  const { kinds, maySwitch } = await ask(runtime, periodSchedule, { actor, input: {} });
  return { maySwitch, of: new Map(kinds.map((k) => [k.kind, k])) };
};
const next = async () =>
  [...(await scheduleFor(leader)).of.values()].map((k) =>
    k.next === null ? null : `${k.next.code} ${k.next.opensOn}`,
  );
const toldOpened = async () =>
  (await messagesTo(specialist)).filter((m) => m.template === 'indicators.statement.notify.opened').length;
const formsOf = (code: string) =>
  database.asOwner((tx) =>
    tx.rows<{
      agency: string;
      forms: number;
      dueOn: string;
      openedBy: string | null;
    }>(sql`select s.agency_code as agency,
        count(*) as forms, min(p.due_on) as "dueOn", min(p.opened_by::text) as "openedBy"
      from indicators.statement s join indicators.period p on p.id = s.period_id where p.code = ${code} group by 1 order by 1`),
  );

describe('periods that open by themselves', () => {
  it('begin with the day on which the platform first looks: nothing of the time before is opened', async () => {
    assert.deepEqual(await turnOn('2023-11-08'), []);
    assert.deepEqual(await next(), [
      '2023-W45 2023-11-10',
      '2023-M11 2023-11-14',
      '2023-Q4 2023-12-14',
      '2024-6M 2024-06-14',
      '2024-9M 2024-09-13',
      '2023-12M 2023-12-14',
    ]);
  });

  it('open on their day for the agencies that owe figures, which are told', async () => {
    assert.deepEqual(await turnOn('2023-11-09'), []);
    assert.deepEqual(await turnOn('2023-11-10'), ['2023-W45']);
    assert.equal(await toldOpened(), 1);
    const forms = await formsOf('2023-W45');
    assert.deepEqual(
      forms.find((f) => f.agency === 'H98.04'),
      {
        agency: 'H98.04',
        forms: 1,
        dueOn: '2023-11-13',
        openedBy: null,
      },
    );
    assert.ok(!forms.some((f) => f.agency === 'H98.03'), 'an agency that owes nothing has no form');
    assert.deepEqual(await turnOn('2023-11-10'), [], 'done again it opens nothing');
    assert.equal(await toldOpened(), 1);
    const [period] = await ask(runtime, listPeriods, { actor: specialist, input: {} });
    assert.deepEqual([period?.code, period?.openedBy, period?.forms, period?.approved], ['2023-W45', null, 1, 0]);
    assert.equal((await next())[0], '2023-W46 2023-11-17');
  });

  it('are opened by one of two servers', async () => {
    desk.at('2023-11-14T06:45');
    const both = await Promise.all([openDue(runtime), openDue(runtime)]);
    assert.deepEqual(both.flat(), ['2023-M11']);
    assert.equal(await toldOpened(), 2);
    const input = { kind: 'nine-months', endsOn: '2023-09-14' } as const;
    const raced = await Promise.all([1, 2, 3].map(() => run(openDuePeriod, systemActor, input)));
    assert.equal(raced.filter((r) => r.opened).length, 1);
    for (const code of ['2023-M11', '2023-9M']) assert.ok((await formsOf(code)).every((f) => f.forms === 1));
    assert.equal(await toldOpened(), 3);
  });

  it('are caught up with in order after a stop, those of the last month, each with its full time to answer', async () => {
    assert.deepEqual(await turnOn('2024-01-05'), [
      '2023-W49',
      '2023-M12',
      '2023-Q4',
      '2023-12M',
      '2023-W50',
      '2023-W51',
      '2023-W52',
      '2024-W01',
    ]);
    assert.deepEqual(await turnOn('2024-01-05'), []);
    const due = async (code: string) => (await formsOf(code))[0]?.dueOn;
    assert.deepEqual(
      [await due('2023-M12'), await due('2023-12M'), await due('2024-W01')],
      ['2024-01-10', '2024-01-16', '2024-01-08'],
    );
    assert.deepEqual(await formsOf('2023-W46'), [], 'what is older than a month stays unasked');
    assert.equal((await remindLate(runtime)) > 0, true, 'the forms of November are late');
  });

  it('that a person has opened already stay as that person opened them', async () => {
    desk.at('2024-01-10T08:00');
    await run(openPeriod, leader, { kind: 'month', on: '2024-01-05', codes: accounts });
    assert.equal((await next())[1], '2024-M02 2024-02-07');
    assert.ok(!(await turnOn('2024-01-15')).includes('2024-M01'));
    assert.deepEqual(
      (await formsOf('2024-M01')).map((f) => [f.agency, f.openedBy]),
      [['H98.04', leader.accountId]],
    );
  });

  it('whose opener nobody is are reminded of all the same, when they are weeks late', async () => {
    desk.at('2024-02-20T07:30');
    await remindLate(runtime);
    const late = (await messagesTo(leader)).filter((m) => m.template === 'indicators.statement.notify.escalate');
    assert.ok(late.length > 0, 'the leader of the agency above hears of it');
    assert.equal(await remindLate(runtime), 0);
  });
});

describe('a kind of period', () => {
  it('is switched off by an administrator: it opens no more, and ad hoc periods still do', async () => {
    desk.at('2024-02-21T09:00');
    await turnOn('2024-02-21');
    assert.deepEqual(await run(switchKind, administrator, { kind: 'week', runs: false }), { changed: true });
    assert.deepEqual(await turnOn('2024-02-23'), []);
    const { of, maySwitch } = await scheduleFor(administrator);
    assert.equal(maySwitch, true);
    assert.deepEqual(of.get('week'), {
      kind: 'week',
      runs: false,
      changed: { by: 'Cán bộ administrator', on: '2024-02-21' },
      next: null,
    });
    const planned = { kind: 'week', endsOn: '2024-02-25' } as const;
    assert.equal((await run(openDuePeriod, systemActor, planned)).opened, false, 'not even by a server that is behind');
    const byHand = { kind: 'ad-hoc', on: '2024-02-23', title: 'Đoàn kiểm tra', codes: accounts } as const;
    assert.equal((await run(openPeriod, administrator, byHand)).forms, 1);
  });

  it('begins anew when it is switched on again, without what opened meanwhile', async () => {
    desk.at('2024-03-05T09:00');
    assert.equal((await next())[0], null);
    assert.deepEqual(await run(switchKind, administrator, { kind: 'week', runs: true }), { changed: true });
    assert.equal((await next())[0], '2024-W10 2024-03-08');
    desk.at('2024-03-08T06:00');
    assert.deepEqual(await run(switchKind, administrator, { kind: 'week', runs: true }), { changed: false });
    assert.deepEqual(await turnOn('2024-03-09'), ['2024-W10'], 'switched on twice it is watched since the first time');
  });

  it('is not switched by a leader, or by whoever does not see every agency that owes figures', async () => {
    const input = { kind: 'year', runs: false } as const;
    await assert.rejects(run(switchKind, leader, input), refused('platform.not-allowed'));
    await assert.rejects(
      run(switchKind, { ...administratorOfOne, agencies: [] }, input),
      refused('indicators.statement.agency-not-seen'),
    );
    assert.equal((await scheduleFor(leader)).maySwitch, false);
    await assert.rejects(
      run(openDuePeriod, leader, { kind: 'week', endsOn: '2024-03-10' }),
      refused('platform.not-allowed'),
    );
  });
});
