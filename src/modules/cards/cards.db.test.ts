import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Actor, anonymousActor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { aPerson, type KnownPerson } from '#population/testing';
import { cardActs, cardQuestions } from './index.ts';
import { cardSources, openCardDesk } from './testing.ts';

const { database } = await withTestDatabase(cardSources, 24);
const desk = await openCardDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const police = 'H98.20.01';
const receiver = await desk.anOfficer(police, 'receiving-officer');
const approver = await desk.anOfficer(police, 'approver');
const elsewhere = await desk.anOfficer('H98.20.03', 'receiving-officer', 'approver');
const purpose = 'hồ sơ căn cước';
const photo = 'a'.repeat(64);

const claimOf = (p: KnownPerson) => ({ number: p.personalNumber, fullName: p.fullName, birthDate: p.birthDate });
const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: unknown) => (e instanceof Refusal ? e.key : String(e)),
  );

type Taken = Parameters<(typeof cardActs.takeApplication)['run']>[1];
function take(p: KnownPerson, more: Partial<Taken> = {}, actor: Actor = receiver) {
  const plain = { agencyCode: police, claim: claimOf(p), kind: 'change', reason: 'damaged' } as const;
  const input: Taken = { ...plain, withParent: false, exempt: false, ...more };
  return execute(runtime, cardActs.takeApplication, { actor, input });
}
const view = (applicationId: string, actor = receiver) =>
  ask(runtime, cardQuestions.showApplication, { actor, input: { applicationId }, purpose });

type Acts = typeof cardActs;
/** Does the next thing with the version that is there. */
async function act(name: keyof Acts, applicationId: string, more: Record<string, unknown> = {}, actor = receiver) {
  const { version } = (await view(applicationId)).application;
  const command = cardActs[name] as Acts['sendApplication'];
  return execute(runtime, command, { actor, input: { applicationId, version, ...more } as never });
}
async function issued(p: KnownPerson): Promise<string> {
  const { applicationId } = await take(p);
  await act('captureApplication', applicationId, { portrait: photo });
  await act('sendApplication', applicationId);
  await act('issueCard', applicationId, {}, approver);
  return applicationId;
}
const facts = async (id: string) =>
  (
    await database.asOwner((tx) =>
      tx.rows<{ fact: string }>(sql`select fact from cards.pub_application_fact where record_id = ${id} order by fact`),
    )
  ).map((f) => f.fact);

describe('taking an application', () => {
  it('verifies the person, charges by law and date, and promises a day', async () => {
    const person = await aPerson(database);
    const taken = await take(person);
    // Circular 63/2023/TT-BTC lowered only what comes in online; mountain districts had twenty working days.
    assert.deepEqual([taken.feeVnd, taken.feeGround, taken.dueOn], [50_000, 'change', '2024-01-16']);
    assert.equal((await take(await aPerson(database), { kind: 'lost', reason: 'lost' })).feeVnd, 70_000);
    assert.equal((await take(await aPerson(database), { kind: 'new', reason: 'from-old-card' })).feeVnd, 30_000);
    assert.equal((await take(await aPerson(database), { kind: 'new', reason: 'first' })).feeVnd, 0);
    assert.equal((await take(await aPerson(database), { exempt: true })).feeGround, 'exempt');
    assert.equal(await keyOf(take(person)), 'cards.has-open-application');
    const wrong = { ...claimOf(person), fullName: 'Trần Văn Khác' };
    assert.equal(await keyOf(take(person, { claim: wrong })), 'cards.registry-differs');
    assert.equal(await keyOf(take(person, { reason: 'lost' })), 'cards.reason-needed');
    assert.equal(await keyOf(take(person, {}, elsewhere)), 'identity.eid.not-your-office');
  });

  it('gives children a card only when the law of the day does', async () => {
    const child = await aPerson(database, { birthDate: '01/03/2018' });
    const wish = { kind: 'new', reason: 'first' } as const;
    assert.equal(await keyOf(take(child, wish)), 'cards.too-young');
    desk.at('2024-08-01T08:00');
    assert.equal(await keyOf(take(child, wish)), 'cards.parent-needed');
    const taken = await take(child, { ...wish, withParent: true });
    assert.equal(taken.dueOn, '2024-08-12', 'seven working days since Law 26/2023/QH15');
    desk.at('2023-12-18T08:00');
  });

  it('is done once for the same key, also when ten send it at once', async () => {
    const person = await aPerson(database);
    const input = {
      agencyCode: police,
      claim: claimOf(person),
      kind: 'change',
      reason: 'damaged',
      withParent: false,
      exempt: false,
    };
    const many = await Promise.all(
      Array.from({ length: 10 }, () =>
        execute(runtime, cardActs.takeApplication, { actor: receiver, input: input as never, key: 'same-key' }),
      ),
    );
    assert.equal(new Set(many.map((m) => m.applicationId)).size, 1);
  });
});

describe('appointments', () => {
  it('are as many as the place gives on the day; of many who want the last one, one gets it', async () => {
    const input = {
      agencyCode: police,
      name: 'Tổ lưu động Đắk R’Măng',
      kind: 'mobile',
      communeCode: '98101',
      dailyPlaces: 3,
      openFrom: '2023-12-20',
    };
    const { placeId } = await execute(runtime, cardActs.openPlace, { actor: approver, input: input as never });
    const people = await Promise.all(Array.from({ length: 12 }, () => aPerson(database)));
    const wish = { placeId, appointedOn: '2023-12-21' };
    const many = await Promise.all(people.map((p) => keyOf(take(p, wish))));
    assert.equal(many.filter((k) => k === 'done').length, 3, String(many));
    assert.ok(many.every((k) => k === 'done' || k === 'cards.day-full'));
    const late = await aPerson(database);
    assert.equal(await keyOf(take(late, { ...wish, appointedOn: '2023-12-19' })), 'cards.place-closed');
    const set = { placeId, day: '2023-12-21', places: 2 };
    assert.equal(
      await keyOf(execute(runtime, cardActs.setCapacity, { actor: approver, input: set })),
      'cards.more-taken',
    );
    await execute(runtime, cardActs.setCapacity, { actor: approver, input: { ...set, places: 4 } });
    const { applicationId } = await take(late, wish);
    assert.deepEqual(await facts(applicationId), [], 'an appointment is no application received');
    await act('cancelApplication', applicationId, { ground: 'không đến' });
    assert.equal(await keyOf(take(await aPerson(database), wish)), 'done', 'the appointment was free again');
  });

  it('become applications when the person comes', async () => {
    const { places } = await ask(runtime, cardQuestions.cardPlaces, { actor: receiver, input: {} });
    const placeId = places[0]?.place.id ?? '';
    const { applicationId } = await take(await aPerson(database), { placeId, appointedOn: '2023-12-22' });
    desk.at('2023-12-22T09:00');
    await act('receiveApplication', applicationId);
    const { application } = await view(applicationId);
    assert.deepEqual([application.state, application.channel, application.dueOn], ['received', 'mobile', '2024-01-22']);
    desk.at('2023-12-18T08:00');
  });
});

describe('from capture to hand-over', () => {
  it('takes the data from the registry, with the changes that were proven before', async () => {
    const person = await aPerson(database);
    const { applicationId } = await take(person, { reason: 'data-changed' });
    const change = { field: 'fullName', newValue: 'Nguyễn Hoài An', proof: 'Quyết định cải chính số 15' };
    await act('addDataChange', applicationId, change);
    assert.equal(await keyOf(act('addDataChange', applicationId, change)), 'cards.change-there');
    await act('captureApplication', applicationId, { portrait: photo });
    const { application, acts } = await view(applicationId);
    assert.equal(application.fields?.['fullName'], 'Nguyễn Hoài An');
    assert.equal(application.fields?.['personalNumber'], person.personalNumber);
    assert.deepEqual(acts, ['send'], 'what a receiving officer may do now');
    assert.equal(
      await keyOf(act('addDataChange', applicationId, { ...change, field: 'sex' })),
      'cards.act-not-possible',
    );
  });

  it('goes on, back and on again, and ends with the card in hand', async () => {
    const person = await aPerson(database, { birthDate: '15/03/1984' });
    const { applicationId } = await take(person);
    await act('captureApplication', applicationId, { portrait: photo });
    await act('sendApplication', applicationId);
    assert.equal(await keyOf(act('issueCard', applicationId)), 'platform.not-allowed');
    await act('sendApplicationBack', applicationId, { ground: 'ảnh mờ' }, approver);
    await act('captureApplication', applicationId, { portrait: 'b'.repeat(64) });
    await act('sendApplication', applicationId);
    await act('issueCard', applicationId, {}, approver);
    assert.equal((await view(applicationId)).application.expiresOn, '2044-03-15', 'at 39 the card holds until 60');
    assert.equal(await keyOf(act('cancelApplication', applicationId, { ground: 'x' })), 'cards.act-not-possible');
    const { version } = (await view(applicationId)).application;
    const input = { applicationId, version, to: 'holder' } as const;
    const many = await Promise.all(
      Array.from({ length: 8 }, () => keyOf(execute(runtime, cardActs.handOverCard, { actor: receiver, input }))),
    );
    assert.equal(many.filter((k) => k === 'done').length, 1, String(many));
    assert.deepEqual(await facts(applicationId), ['handed-over', 'issued', 'received']);
    assert.equal((await view(applicationId)).events.length, 8);
  });

  it('is late when its day has passed and it is not issued', async () => {
    const { applicationId } = await take(await aPerson(database));
    const done = await issued(await aPerson(database));
    desk.at('2024-02-05T08:00');
    const { rows } = await ask(runtime, cardQuestions.lateCards, { actor: receiver, input: {} });
    assert.ok(rows.some((r) => r.id === applicationId));
    assert.ok(!rows.some((r) => r.id === done));
    desk.at('2023-12-18T08:00');
  });

  it('is seen by the office and the applicant, by no other office, and stands in the person’s log', async () => {
    const person = await aPerson(database);
    const id = await issued(person);
    assert.equal(await keyOf(view(id, elsewhere)), 'cards.not-found');
    const seen = (scope: { kind: string; personId?: string }) =>
      database.read(scope, async (tx) => (await tx.rows(sql`select from cards.application where id = ${id}`)).length);
    assert.equal(await seen({ kind: 'citizen', personId: person.id }), 1);
    assert.equal(await seen({ kind: 'citizen', personId: (await aPerson(database)).id }), 0);
    const log = await database.asOwner((tx) =>
      tx.rows<{ action: string }>(sql`select action from platform.audit_entry where person_id = ${person.id}`),
    );
    for (const action of [
      'cards.take-application',
      'cards.capture-application',
      'cards.issue-card',
      'cards.show-application',
    ])
      assert.ok(
        log.some((l) => l.action === action),
        action,
      );
  });
});

describe('drives', () => {
  it('count by commune and day as it happens', async () => {
    const drive = {
      agencyCode: police,
      code: 'TET-2024',
      name: 'Cao điểm Tết',
      fromOn: '2023-12-15',
      toOn: '2024-01-15',
      target: 500,
    };
    await execute(runtime, cardActs.openCampaign, { actor: approver, input: drive });
    assert.equal(
      await keyOf(execute(runtime, cardActs.openCampaign, { actor: approver, input: drive })),
      'cards.campaign-there',
    );
    for (let n = 0; n < 3; n += 1) await take(await aPerson(database), { campaignCode: 'TET-2024' });
    const { communes, days, campaign } = await ask(runtime, cardQuestions.campaignCounts, {
      actor: receiver,
      input: { code: 'TET-2024' },
    });
    assert.equal(campaign?.target, 500);
    assert.deepEqual(communes, [{ communeCode: '98101', received: 3, issued: 0, thatDay: 3 }]);
    assert.deepEqual(days, [{ day: '2023-12-18', received: 3, issued: 0, handedOver: 0 }]);
    assert.equal(await keyOf(take(await aPerson(database), { campaignCode: 'KHONG-CO' })), 'cards.campaign-unknown');
  });
});

describe('an old and a new number', () => {
  const confirm = (p: KnownPerson, oldNumber: string, actor = receiver, archiveNote?: string) =>
    execute(runtime, cardActs.confirmNumber, {
      actor,
      input: {
        agencyCode: police,
        claim: claimOf(p),
        oldNumber,
        ...(archiveNote === undefined ? {} : { archiveNote }),
      },
    });
  const check = (code: string, oldNumber: string, personalNumber: string) =>
    ask(runtime, cardQuestions.checkConfirmation, {
      actor: anonymousActor,
      input: { code, oldNumber, personalNumber },
    });

  it('are confirmed by the registry, once; whoever holds the paper can check it and learns nothing more', async () => {
    const person = await aPerson(database, { oldNumber: '245123456' });
    const { code, confirmationId } = await confirm(person, '245 123 456');
    assert.equal((await confirm(person, '245123456')).confirmationId, confirmationId);
    assert.equal((await check(code.toLowerCase(), '245123456', person.personalNumber)).outcome, 'valid');
    assert.deepEqual(await check(code, '245123457', person.personalNumber), { outcome: 'other-numbers' });
    assert.deepEqual(await check('BCDFGHJKMNPQ', '245123456', person.personalNumber), { outcome: 'unknown' });
    const void_ = { confirmationId, reason: 'xác nhận nhầm' };
    await execute(runtime, cardActs.revokeConfirmation, { actor: approver, input: void_ });
    assert.equal((await check(code, '245123456', person.personalNumber)).outcome, 'void');
  });

  it('are not confirmed against the registry, and from the archive only by an approver who says from what', async () => {
    const known = await aPerson(database, { oldNumber: '245123458' });
    assert.equal(await keyOf(confirm(known, '245999999', approver, 'tàng thư hồ sơ 12')), 'cards.old-number-differs');
    const unknown = await aPerson(database);
    assert.equal(await keyOf(confirm(unknown, '245777777')), 'cards.old-number-unknown');
    assert.equal(
      await keyOf(confirm(unknown, '245777777', receiver, 'tàng thư hồ sơ 12')),
      'cards.archive-by-approver',
    );
    assert.equal(await keyOf(confirm(unknown, '245777777', approver, 'tàng thư hồ sơ 12')), 'done');
  });
});
