import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { receiveAtCounter, requestSupplement, showCase, takeCase } from '#cases';
import { type Actor, ask, execute, systemActor } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { aPerson } from '#population/testing';
import { answers, caseSources, openDesk, otherPoliceCode, policeCode, procedureCode } from '../cases/testing.ts';
import {
  callNext,
  deskBoard,
  deskModule,
  endDevice,
  enterMissingCases,
  giveBundle,
  issueCounterSlip,
  issueForm,
  openDevice,
  prepareIntake,
  type Sheet,
  settleTicket,
  showControlSheet,
  showHall,
  showHandovers,
  showMyForm,
  showRegister,
  takeBundle,
  takeTicket,
  ticketText,
  wholeRegister,
} from './index.ts';

const { database } = await withTestDatabase([
  ...caseSources,
  { module: deskModule.name, folder: deskModule.sqlFolder },
]);
const world = await openDesk(database, '2023-12-18T08:00');
const { runtime } = world;
const purpose = 'at the desk';
const counter = await world.anOfficer(policeCode, 'receiving-officer');
const specialist = await world.anOfficer(policeCode, 'specialist');
const stranger = await world.anOfficer(otherPoliceCode, 'receiving-officer');
const applicant = await aPerson(database);

/** What the outbox would deliver after an act on a case. */
async function deliver(caseId: string, act: string): Promise<void> {
  for (const reaction of deskModule.reactions)
    await database.transaction({ kind: 'system' }, (tx) => {
      const ctx = { ...runtime, tx, actor: systemActor, now: runtime.clock.now(), concerns: () => {}, emit: () => {} };
      return reaction.run(ctx, { caseId, act });
    });
}

async function received(papers = true) {
  const done = await execute(runtime, receiveAtCounter, {
    actor: counter,
    input: {
      procedureCode,
      applicantId: applicant.id,
      values: { ...answers },
      channel: 'counter',
      papers: papers ? [{ code: 'lawful-dwelling', kind: 'certified-copy', count: 2 }] : [],
      returnBy: 'counter',
    },
  });
  await deliver(done.caseId, 'receive');
  return done;
}

const issued = (actor: Actor, caseId: string, kind: '01' | '02' | '03') =>
  execute(runtime, issueForm, { actor, input: { caseId, kind } });
const written = (sheet: Sheet) => JSON.stringify(sheet);

describe('the person at the counter', () => {
  const claim = { agencyCode: policeCode, procedureCode, number: applicant.personalNumber };
  const prepare = (actor: Actor, fullName: string, birthDate: string) =>
    ask(runtime, prepareIntake, { actor, input: { ...claim, fullName, birthDate }, purpose });

  it('is verified, and the form starts with what the registry knows', async () => {
    const { person, verification } = await prepare(counter, applicant.fullName, applicant.birthDate);
    assert.equal(verification.outcome, 'match');
    assert.equal(person?.id, applicant.id);
    assert.equal(person?.values['fullName'], applicant.fullName);
  });

  it('who is not who they say is told apart by part, and nothing of the registry comes out', async () => {
    const wrong = await prepare(counter, 'Nguyễn Văn Sai', applicant.birthDate);
    assert.deepEqual([wrong.verification.outcome, wrong.verification.fields.fullName], ['mismatch', 'differs']);
    assert.equal(wrong.person, null);
    assert.ok(!JSON.stringify(wrong).includes(applicant.fullName));
  });

  it('is nobody’s to look up but the officers of this desk', async () => {
    for (const actor of [stranger, specialist])
      await assert.rejects(prepare(actor, applicant.fullName, applicant.birthDate), { kind: 'forbidden' });
  });
});

describe('form 01', () => {
  it('is made with the receipt, numbered, entered in the register, and stays as it is', async () => {
    const first = await received();
    const { sheet, number } = await issued(counter, first.caseId, '01');
    assert.equal(number, 1);
    for (const words of [
      first.officialCode,
      applicant.fullName,
      'Bản sao chứng thực',
      '02',
      'Quyển số 2023, số thứ tự 1',
    ])
      assert.ok(written(sheet).includes(words), words);
    world.at('2023-12-19T08:00');
    assert.deepEqual(await issued(counter, first.caseId, '01'), {
      ...(await issued(counter, first.caseId, '01')),
      number: 1,
    });
    assert.equal(written((await issued(counter, first.caseId, '01')).sheet), written(sheet));
    const second = await received();
    assert.equal((await issued(counter, second.caseId, '01')).number, 2);
  });

  it('asked for by two at once has one number', async () => {
    const { caseId } = await execute(runtime, receiveAtCounter, {
      actor: counter,
      input: {
        procedureCode,
        applicantId: applicant.id,
        values: { ...answers },
        channel: 'counter',
        papers: [{ code: 'lawful-dwelling', kind: 'original', count: 1 }],
        returnBy: 'post',
      },
    });
    const numbers = await Promise.all([1, 2, 3].map(async () => (await issued(counter, caseId, '01')).number));
    assert.deepEqual(numbers, [3, 3, 3]);
  });

  it('is the person’s and the desk’s, and nobody else’s', async () => {
    const { caseId } = await received();
    const mine = await world.aCitizen(applicant);
    const slip = await ask(runtime, showMyForm, { actor: mine, input: { caseId, kind: '01' } });
    assert.equal(slip.sheet.title, 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả');
    const other = await world.aCitizen();
    await assert.rejects(ask(runtime, showMyForm, { actor: other, input: { caseId, kind: '01' } }), {
      kind: 'not-found',
    });
    await assert.rejects(issued(stranger, caseId, '01'), { kind: 'not-found' });
    await assert.rejects(issued(counter, caseId, '02'), { key: 'desk.form-not-yet' });
  });

  it('kept can be neither changed nor deleted, not even by the owner', async () => {
    for (const change of ['update desk.slip set number = 99', 'delete from desk.slip'])
      await assert.rejects(
        database.asOwner((tx) => tx.script(change)),
        /append-only/,
        change,
      );
  });
});

describe('forms 02, 03 and 05', () => {
  it('02 says line by line what is missing', async () => {
    const { caseId, version } = await received();
    await execute(runtime, takeCase, { actor: specialist, input: { caseId, version } });
    const note = 'Ảnh chỗ ở bị mờ\nThiếu ý kiến chủ hộ';
    await execute(runtime, requestSupplement, { actor: specialist, input: { caseId, version: version + 1, note } });
    const { sheet } = await issued(counter, caseId, '02');
    const list = sheet.blocks.find((b) => b.kind === 'list');
    assert.deepEqual(list?.items, ['Ảnh chỗ ở bị mờ', 'Thiếu ý kiến chủ hộ']);
    const control = await ask(runtime, showControlSheet, { actor: counter, input: { caseId }, purpose });
    const table = control.sheet.blocks.find((b) => b.kind === 'table');
    assert.deepEqual(
      table?.rows.map((r) => r[3]),
      ['Tiếp nhận', 'Nhận xử lý', 'Yêu cầu bổ sung'],
    );
    assert.match(table?.rows.at(-1)?.[0] ?? '', /Nhận: Người nộp hồ sơ/);
  });

  it('02 and 03 are handed out at the counter without a case, and only with words', async () => {
    const input = { agencyCode: policeCode, procedureCode, fullName: 'Trần Thị Bé', needs: '', reason: '' };
    const slip = (kind: '02' | '03', more: Partial<typeof input>) =>
      execute(runtime, issueCounterSlip, { actor: counter, input: { ...input, ...more, kind } });
    await assert.rejects(slip('02', {}), {
      key: 'desk.needs-required',
      fields: [{ field: 'needs', key: 'desk.needs-required' }],
    });
    await assert.rejects(slip('03', { needs: 'x' }), { key: 'desk.reason-required' });
    const { number } = await slip('03', { reason: 'Nơi ở thuộc xã khác' });
    assert.equal(number, 1);
  });
});

describe('the queue', () => {
  const open = async () =>
    (await execute(runtime, openDevice, { actor: counter, input: { agencyCode: policeCode, name: 'Ki-ốt 1' } })).key;
  const take = async (key: string, priority = false) =>
    (await execute(runtime, takeTicket, { actor: { ...systemActor, kind: 'anonymous' }, input: { key, priority } }))
      .number;
  const call = (counterNumber: number) =>
    execute(runtime, callNext, { actor: counter, input: { agencyCode: policeCode, counter: counterNumber } });

  it('counts from 1 each day, calls those who go first before the others, and tells nobody’s name', async () => {
    world.at('2023-12-20T07:30');
    const key = await open();
    assert.deepEqual([await take(key), await take(key), await take(key, true)], ['A001', 'A002', 'U001']);
    const hall = await ask(runtime, showHall, { actor: { ...systemActor, kind: 'anonymous' }, input: { key } });
    assert.deepEqual([hall.next, hall.waiting, hall.called], [['U001', 'A001', 'A002'], 3, []]);
    assert.equal((await call(4)).number, 'U001');
    assert.equal((await call(4)).number, 'A001');
    const board = await ask(runtime, deskBoard, { actor: counter, input: { agencyCode: policeCode } });
    assert.deepEqual(
      board.called.map((t) => [ticketText(t), t.counter]),
      [['A001', 4]],
    );
    assert.equal(board.figures.served, 1);
    world.at('2023-12-21T07:30');
    assert.equal(await take(key), 'A001');
  });

  it('gives ten counters that call at once ten people', async () => {
    world.at('2023-12-22T07:30');
    const key = await open();
    for (let i = 0; i < 10; i += 1) await take(key);
    const officers = await Promise.all(
      Array.from({ length: 10 }, () => world.anOfficer(policeCode, 'receiving-officer')),
    );
    const numbers = await Promise.all(
      officers.map(async (actor, i) => {
        const input = { agencyCode: policeCode, counter: i + 1 };
        return (await execute(runtime, callNext, { actor, input })).number;
      }),
    );
    assert.equal(new Set(numbers).size, 10);
    assert.ok(!numbers.includes(null));
  });

  it('lets a missed number come back, and ends each once', async () => {
    world.at('2023-12-23T07:30');
    const key = await open();
    await take(key);
    const { ticketId } = await call(1);
    const settle = (outcome: 'again' | 'served' | 'missed') =>
      execute(runtime, settleTicket, { actor: counter, input: { ticketId: ticketId ?? '', outcome } });
    await settle('missed');
    await assert.rejects(settle('served'), { key: 'desk.ticket-done', params: { number: 'A001' } });
    await settle('again');
    await settle('served');
    await assert.rejects(settle('again'), { kind: 'conflict' });
    assert.equal((await call(1)).number, null);
  });

  it('opens with the secret of a device and with nothing else', async () => {
    const key = await open();
    const board = await ask(runtime, deskBoard, { actor: counter, input: { agencyCode: policeCode } });
    const device = board.devices.at(-1)?.id ?? '';
    await assert.rejects(execute(runtime, endDevice, { actor: stranger, input: { deviceId: device } }), {
      kind: 'not-found',
    });
    await execute(runtime, endDevice, { actor: counter, input: { deviceId: device } });
    await assert.rejects(take(key), { key: 'desk.no-device' });
    await assert.rejects(take('x'.repeat(43)), { key: 'desk.no-device' });
    await assert.rejects(ask(runtime, deskBoard, { actor: stranger, input: { agencyCode: policeCode } }), {
      kind: 'forbidden',
    });
  });
});

describe('handing over', () => {
  it('goes from the desk to a specialist, with both times, and no case lies in two bundles', async () => {
    world.at('2023-12-25T09:00');
    const { caseId } = await received();
    const input = { agencyCode: policeCode, caseIds: [caseId] };
    const { handoverId, number } = await execute(runtime, giveBundle, { actor: counter, input });
    assert.equal(number, 1);
    await assert.rejects(execute(runtime, giveBundle, { actor: counter, input }), { key: 'desk.already-given' });
    await assert.rejects(execute(runtime, takeBundle, { actor: counter, input: { handoverId } }), {
      key: 'desk.handover-own',
    });
    await assert.rejects(execute(runtime, takeBundle, { actor: stranger, input: { handoverId } }), {
      kind: 'not-found',
    });
    world.at('2023-12-25T09:20');
    await execute(runtime, takeBundle, { actor: specialist, input: { handoverId } });
    await assert.rejects(execute(runtime, takeBundle, { actor: specialist, input: { handoverId } }), {
      key: 'desk.handover-taken',
    });
    const shown = await ask(runtime, showHandovers, { actor: specialist, input: { agencyCode: policeCode } });
    const bundle = shown.handovers.find((h) => h.id === handoverId);
    assert.deepEqual(
      [bundle?.givenAt.toISOString(), bundle?.takenAt?.toISOString()],
      ['2023-12-25T02:00:00.000Z', '2023-12-25T02:20:00.000Z'],
    );
    assert.ok(
      !(await ask(runtime, showHandovers, { actor: counter, input: { agencyCode: policeCode } })).toGive.some(
        (c) => c.caseId === caseId,
      ),
    );
  });

  it('takes no case of another agency', async () => {
    const { caseId } = await received();
    const input = { agencyCode: otherPoliceCode, caseIds: [caseId] };
    await assert.rejects(execute(runtime, giveBundle, { actor: stranger, input }), { key: 'desk.cases-not-here' });
  });
});

describe('the register', () => {
  const key = { agencyCode: policeCode, year: 2023 };
  const whole = (year = 2023) => ask(runtime, wholeRegister, { actor: counter, input: { ...key, year }, purpose });

  it('has every received case once, without a gap', async () => {
    await execute(runtime, enterMissingCases, { actor: counter, input: key });
    const { entries } = await whole();
    const { count } = await database.asOwner((tx) =>
      tx.one<{ count: number }>(
        sql`select count(*) as count from cases.pub_case where agency_code = ${policeCode} and received_on is not null`,
      ),
    );
    assert.equal(entries.length, count);
    assert.deepEqual(
      entries.map((e) => e.ordinal),
      entries.map((_, i) => i + 1),
    );
    assert.ok(entries.every((e) => e.name === applicant.fullName));
    await assert.rejects(ask(runtime, showRegister, { actor: stranger, input: key, purpose }), { kind: 'forbidden' });
  });

  it('is closed by itself after the year’s end; open cases go over, nothing changes afterwards', async () => {
    world.at('2024-01-01T00:20');
    const [close] = deskModule.tasks ?? [];
    await close?.run(runtime);
    await close?.run(runtime);
    const closed = await whole();
    assert.equal(closed.closedOn, '2024-01-01');
    assert.ok(closed.intact);
    const next = await whole(2024);
    assert.deepEqual(
      next.entries.map((e) => [e.ordinal, e.note]),
      closed.entries.map((e, i) => [i + 1, `Năm 2023 chuyển sang, số ${e.ordinal}`]),
    );
    for (const change of [
      "update desk.register_entry set full_name = 'x' where year = 2023",
      'delete from desk.register_entry where year = 2023',
      'update desk.register set closed_at = null, entries = null, pages = null',
      "update desk.register_page set hash = 'x'",
    ])
      await assert.rejects(
        database.asOwner((tx) => tx.script(change)),
        /closed|append-only/,
        change,
      );
  });

  it('shows when somebody went around the database’s guard', async () => {
    await database.asOwner((tx) =>
      tx.script(`alter table desk.register_entry disable trigger register_entry_closed;
        update desk.register_entry set full_name = 'Người khác' where year = 2023 and ordinal = 2;
        alter table desk.register_entry enable trigger register_entry_closed;`),
    );
    assert.equal((await whole()).intact, false);
  });
});

it('a case that is learned of after its book was closed goes into the next one', async () => {
  world.at('2023-12-29T16:00');
  const { caseId } = await received();
  const shown = await ask(runtime, showCase, { actor: counter, input: { caseId }, purpose });
  assert.deepEqual([shown.case.channel, shown.case.receivedOn], ['counter', '2023-12-29']);
  const place = (await issued(counter, caseId, '01')).sheet.blocks.flatMap((b) => (b.kind === 'rows' ? b.rows : []));
  assert.match(
    place.find((row) => row.label === 'Vào Sổ theo dõi hồ sơ')?.value ?? '',
    /^Quyển số 2024, số thứ tự \d+$/,
  );
});
