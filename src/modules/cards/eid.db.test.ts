import assert from 'node:assert/strict';
import { generateKeyPairSync, sign } from 'node:crypto';
import { describe, it } from 'node:test';
import { deviceMessage, eidQuestions, eidSteps, findAccountByLogin } from '#identity';
import { sessionFor } from '#identity/testing';
import { type Actor, anonymousActor, ask, execute } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { Refusal } from '#platform/errors';
import { deliverWaiting } from '#platform/jobs';
import { aPerson, type KnownPerson } from '#population/testing';
import { cardsModule, eidActs } from './index.ts';
import { cardSources, openCardDesk } from './testing.ts';

const { database } = await withTestDatabase(cardSources, 24);
const desk = await openCardDesk(database, '2023-12-18T08:00');
const { runtime } = desk;
const police = 'H98.20.01';
const receiver = await desk.anOfficer(police, 'receiving-officer');
const approver = await desk.anOfficer(police, 'approver');
const password = 'bà nội có tám đứa cháu';
const purpose = 'cấp tài khoản định danh';

const claimOf = (p: KnownPerson) => ({ number: p.personalNumber, fullName: p.fullName, birthDate: p.birthDate });
const cardOf = (p: KnownPerson) => ({ ...claimOf(p), issuedOn: '05/06/2021' });
const keyOf = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (e: unknown) => (e instanceof Refusal ? e.key : String(e)),
  );

type Wish = Parameters<typeof register>[0];
async function register(wish: Record<string, unknown>, actor: Actor = receiver) {
  const input = { agencyCode: police, channel: 'counter', holder: 'citizen', level: 2, ...wish };
  return execute(runtime, eidActs.registerEidAtDesk, { actor, input: input as never });
}

async function approved(wish: Wish): Promise<string> {
  const { requestId } = await register(wish);
  const input = { requestId, version: 1 };
  return (await execute(runtime, eidActs.approveEidRequest, { actor: approver, input })).eidAccountId;
}

const check = (number: string, code: string) =>
  execute(runtime, eidSteps.checkActivationCode, { actor: anonymousActor, input: { number, code } });

async function challengeFor(p: KnownPerson): Promise<string> {
  const answer = await check(p.personalNumber, await desk.codeSentTo(p.id));
  assert.equal(answer.outcome, 'right');
  return answer.outcome === 'right' ? answer.challenge : '';
}

const finish = (challenge: string, more: Record<string, unknown> = {}) =>
  execute(runtime, eidSteps.finishActivation, {
    actor: anonymousActor,
    input: { challenge, password, ...more } as never,
  });

function deviceFor(challenge: string, message = deviceMessage(challenge)) {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
  const signature = sign('sha256', Buffer.from(message), { key: privateKey, dsaEncoding: 'ieee-p1363' });
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64url'),
    signature: signature.toString('base64url'),
    name: 'Android',
  };
}

async function active(p: KnownPerson, level: 1 | 2 = 2): Promise<string> {
  const id = await approved({ claim: claimOf(p), card: cardOf(p), level });
  await finish(await challengeFor(p));
  return id;
}

const view = (eidAccountId: string) =>
  ask(runtime, eidQuestions.showEidAccount, { actor: approver, input: { eidAccountId }, purpose });

const facts = async (id: string) =>
  (
    await database.asOwner((tx) =>
      tx.rows<{ line: string }>(
        sql`select fact || ' ' || level || ' ' || weight as line from identity.pub_account_fact where record_id = ${id} `,
      ),
    )
  )
    .map((r) => r.line)
    .sort();

describe('registering for an e-ID account', () => {
  it('compares card and registry, sets the decree’s day, and stands in the queue of the office alone', async () => {
    const person = await aPerson(database, { fullName: "H'Blơn Niê", birthDate: '01/02/1949', sex: 'female' });
    const { requestId, dueOn } = await register({ claim: claimOf(person), card: cardOf(person) });
    assert.equal(dueOn, '2023-12-21', 'three working days with a valid card');
    const queue = await ask(runtime, eidQuestions.eidQueue, { actor: receiver, input: {} });
    assert.ok(queue.rows.some((r) => r.id === requestId));
    const elsewhere = await desk.anOfficer('H98.20.03', 'approver');
    assert.equal((await ask(runtime, eidQuestions.eidQueue, { actor: elsewhere, input: {} })).rows.length, 0);
    const input = { requestId, version: 1 };
    assert.equal(
      await keyOf(execute(runtime, eidActs.approveEidRequest, { actor: elsewhere, input })),
      'identity.eid.no-request',
    );
    assert.equal(await keyOf(register({ claim: claimOf(person), card: cardOf(person) })), 'identity.eid.request-open');
  });

  it('refuses what does not agree, and says which part', async () => {
    const person = await aPerson(database);
    const other = await aPerson(database);
    const wrongName = await register({ claim: { ...claimOf(person), fullName: 'Nguyễn Văn Bình' } }).catch((e) => e);
    assert.equal(wrongName.key, 'identity.eid.registry-differs');
    assert.deepEqual(wrongName.fields[0].field, 'claim.fullName');
    const wrongCard = await register({ claim: claimOf(person), card: cardOf(other) }).catch((e) => e);
    assert.equal(wrongCard.key, 'identity.eid.card-differs');
    assert.equal(
      await keyOf(register({ claim: { ...claimOf(person), number: '967085999999' } })),
      'identity.eid.number-unknown',
    );
    assert.equal(await keyOf(register({ claim: claimOf(person), phone: '12' })), 'identity.eid.phone-or-none');
    assert.equal(
      await keyOf(register({ claim: claimOf(person), channel: 'online' })),
      'identity.eid.level-2-in-person',
    );
    const committee = await desk.anOfficer('H98.61.01', 'receiving-officer');
    assert.equal(
      await keyOf(register({ claim: claimOf(person), agencyCode: 'H98.61.01' }, committee)),
      'identity.eid.police-only',
    );
  });

  it('needs the guardian of a child, whom the registry knows or a paper proves', async () => {
    const mother = await aPerson(database, { sex: 'female', fullName: 'Trần Thị Mai' });
    const child = await aPerson(database, {
      birthDate: '10/10/2014',
      fullName: 'Lê Minh An',
      householdId: mother.householdId,
      motherId: mother.id,
    });
    assert.equal(await keyOf(register({ claim: claimOf(child), level: 1 })), 'identity.eid.guardian-needed');
    const stranger = await aPerson(database);
    const wish = { claim: claimOf(child), level: 1, guardian: claimOf(stranger) };
    assert.equal(await keyOf(register(wish)), 'identity.eid.guardian-unknown');
    const id = await approved({ ...wish, guardian: claimOf(mother) });
    const code = await desk.codeSentTo(mother.id);
    const answer = await check(child.personalNumber, code);
    assert.equal(answer.outcome === 'right' && answer.ownPassword, false, 'the guardian uses their own way in');
    await finish(answer.outcome === 'right' ? answer.challenge : '', { password: '' });
    assert.equal((await view(id)).account.state, 'active');
    const account = await database.read({ kind: 'system' }, (tx) => findAccountByLogin(tx, child.personalNumber));
    assert.equal(account, undefined, 'the child signs in nowhere');
  });

  it('gives organisations an account through a representative of level 2, and foreigners one by passport', async () => {
    const head = await aPerson(database);
    const outside = { fullName: 'Hợp tác xã Tà Đùng', holderNumber: '6400 123-456', nationality: null };
    const wish = { holder: 'organisation', claim: claimOf(head), outside };
    assert.equal(await keyOf(register(wish)), 'identity.eid.representative-level-2');
    await active(head);
    desk.at('2023-12-18T08:01');
    const id = await approved(wish);
    const code = await desk.codeSentTo(head.id);
    const answer = await check('6400123456', code);
    await finish(answer.outcome === 'right' ? answer.challenge : '', { password: '' });
    const mine: Actor = {
      kind: 'citizen',
      accountId: head.id,
      personId: head.id,
      accountLevel: 2,
      duties: [],
      roles: [],
      agencies: [],
    };
    const { accounts } = await ask(runtime, eidQuestions.myEid, { actor: mine, input: {} });
    assert.ok(accounts.some((a) => a.id === id && a.state === 'active' && a.accountId !== null));
    const foreigner = { fullName: 'Somchai Dee', holderNumber: 'aa 123 4567', nationality: 'TH' };
    const { dueOn } = await register({ holder: 'foreigner', level: 1, outside: foreigner, phone: '0912345678' });
    assert.equal(dueOn, '2023-12-19');
    assert.equal(
      await keyOf(register({ holder: 'foreigner', level: 1, outside: foreigner })),
      'identity.eid.request-open',
    );
  });

  it('is approved by somebody else than who took it, once', async () => {
    const person = await aPerson(database);
    const both = await desk.anOfficer(police, 'receiving-officer', 'approver');
    const { requestId } = await register({ claim: claimOf(person), card: cardOf(person) }, both);
    const input = { requestId, version: 1 };
    assert.equal(
      await keyOf(execute(runtime, eidActs.approveEidRequest, { actor: both, input })),
      'identity.eid.four-eyes',
    );
    const many = await Promise.all(
      Array.from({ length: 5 }, () => keyOf(execute(runtime, eidActs.approveEidRequest, { actor: approver, input }))),
    );
    assert.equal(many.filter((k) => k === 'done').length, 1, String(many));
    const refused = await aPerson(database);
    const other = await register({ claim: claimOf(refused) });
    const no = { requestId: other.requestId, version: 1, ground: 'Ảnh chân dung không đạt' };
    await execute(runtime, eidActs.refuseEidRequest, { actor: approver, input: no });
    assert.equal(await keyOf(register({ claim: claimOf(refused), card: cardOf(refused) })), 'done');
  });
});

describe('activating', () => {
  it('opens the account that signs in, bound to the device, and counts once', async () => {
    const person = await aPerson(database);
    const id = await approved({ claim: claimOf(person), card: cardOf(person) });
    assert.deepEqual(await facts(id), ['registered 2 1']);
    const challenge = await challengeFor(person);
    assert.equal(
      await keyOf(finish(challenge, { device: deviceFor(challenge, 'something else') })),
      'identity.eid.device-proof',
    );
    assert.equal(await keyOf(finish(challenge, { password: 'ngắn' })), 'identity.password-too-short');
    await finish(challenge, { device: deviceFor(challenge) });
    const account = await database.read({ kind: 'system' }, (tx) => findAccountByLogin(tx, person.personalNumber));
    assert.equal(account?.level, 2);
    const shown = await view(id);
    assert.equal(shown.account.accountId, account?.id);
    assert.equal(shown.device?.name, 'Android');
    assert.deepEqual(await facts(id), ['activated 2 1', 'registered 2 1']);
    await deliverWaiting(runtime, cardsModule.reactions);
    const told = await database.asOwner((tx) =>
      tx.rows(
        sql`select from notifications.message where person_id = ${person.id} and template = 'cards.notify.eid-activated'`,
      ),
    );
    assert.equal(told.length, 1);
  });

  it('takes a code once of twenty at once, at either step', async () => {
    const person = await aPerson(database);
    const id = await approved({ claim: claimOf(person), card: cardOf(person) });
    const challenge = await challengeFor(person);
    const many = await Promise.all(Array.from({ length: 20 }, () => keyOf(finish(challenge))));
    assert.equal(many.filter((k) => k === 'done').length, 1, String(many));
    assert.ok(
      many.every((k) => k === 'done' || k === 'identity.eid.activation-over'),
      String(many),
    );
    assert.deepEqual(await check(person.personalNumber, await desk.codeSentTo(person.id)), { outcome: 'wrong' });
    assert.deepEqual(await facts(id), ['activated 2 1', 'registered 2 1']);
  });

  it('kills a code after five wrong tries, tells nobody which part was wrong, and ends it by time', async () => {
    const person = await aPerson(database);
    await approved({ claim: claimOf(person), card: cardOf(person) });
    const code = await desk.codeSentTo(person.id);
    assert.deepEqual(await check('967085999998', code), { outcome: 'wrong' });
    const wrong = await Promise.all(Array.from({ length: 5 }, () => check(person.personalNumber, '0000 0000')));
    assert.ok(wrong.every((w) => w.outcome === 'wrong'));
    assert.deepEqual(
      await check(person.personalNumber, code),
      { outcome: 'wrong' },
      'dead, though it is the right one',
    );
    desk.at('2023-12-18T08:10');
    await execute(runtime, eidSteps.askNewActivationCode, {
      actor: anonymousActor,
      input: { number: person.personalNumber },
    });
    await deliverWaiting(runtime, cardsModule.reactions);
    const next = await desk.codeSentTo(person.id);
    assert.notEqual(next, code);
    const right = await check(person.personalNumber, next);
    assert.equal(right.outcome, 'right');
    desk.at('2023-12-18T08:40');
    assert.equal(await keyOf(finish(right.outcome === 'right' ? right.challenge : '')), 'identity.eid.activation-over');
    desk.at('2023-12-26T09:00');
    assert.deepEqual(await check(person.personalNumber, next), { outcome: 'wrong' }, 'a week has passed');
    await execute(runtime, eidSteps.askNewActivationCode, {
      actor: anonymousActor,
      input: { number: person.personalNumber },
    });
    await deliverWaiting(runtime, cardsModule.reactions);
    assert.equal(await desk.codeSentTo(person.id), next, 'after the decree’s days the office gives one, not the page');
    desk.at('2023-12-18T08:00');
  });

  it('sends no second code within minutes, and none for numbers without an account', async () => {
    const person = await aPerson(database);
    await approved({ claim: claimOf(person), card: cardOf(person) });
    const code = await desk.codeSentTo(person.id);
    const again = (number: string) =>
      execute(runtime, eidSteps.askNewActivationCode, { actor: anonymousActor, input: { number } });
    assert.deepEqual(await again(person.personalNumber), await again('967085999997'));
    await deliverWaiting(runtime, cardsModule.reactions);
    assert.equal(await desk.codeSentTo(person.id), code);
  });
});

describe('an account through its life', () => {
  it('goes from level 1 to 2: counted here no more and there, and the sign-in follows with the activation', async () => {
    const person = await aPerson(database);
    const id = await active(person, 1);
    assert.equal(await keyOf(register({ claim: claimOf(person), level: 1 })), 'identity.eid.already-has');
    desk.at('2023-12-18T08:05');
    assert.equal(await approved({ claim: claimOf(person), card: cardOf(person) }), id);
    const level = async () =>
      (await database.read({ kind: 'system' }, (tx) => findAccountByLogin(tx, person.personalNumber)))?.level;
    assert.equal(await level(), 1);
    await finish(await challengeFor(person));
    assert.equal(await level(), 2);
    assert.deepEqual(await facts(id), [
      'activated 1 -1',
      'activated 1 1',
      'activated 2 1',
      'registered 1 -1',
      'registered 1 1',
      'registered 2 1',
    ]);
  });

  it('is locked with its sessions, unlocked, opened again after a loss, and ended', async () => {
    const person = await aPerson(database);
    const id = await active(person);
    const { account } = await view(id);
    await sessionFor(database, account.accountId ?? '');
    const sessions = () =>
      database.asOwner((tx) => tx.rows(sql`select from identity.web_session where account_id = ${account.accountId}`));
    assert.equal((await sessions()).length, 1);
    const act = async (
      command: (typeof eidActs)['unlockEid'],
      more: Record<string, unknown> = {},
      actor = approver,
    ) => {
      const { version } = (await view(id)).account;
      return execute(runtime, command, { actor, input: { eidAccountId: id, version, ...more } as never });
    };
    await act(eidActs.lockEid as never, { reason: 'own-wish' }, receiver);
    assert.equal((await sessions()).length, 0);
    const signsIn = await database.read({ kind: 'system' }, (tx) => findAccountByLogin(tx, person.personalNumber));
    assert.equal(signsIn?.state, 'locked');
    assert.equal(await keyOf(act(eidActs.unlockEid, {}, receiver)), 'platform.not-allowed');
    assert.equal(await keyOf(act(eidActs.recoverEid)), 'identity.eid.act-not-possible');
    await act(eidActs.unlockEid);
    desk.at('2023-12-18T09:00');
    await act(eidActs.recoverEid, {}, receiver);
    assert.equal((await view(id)).device, null);
    await finish(await challengeFor(person));
    await act(eidActs.revokeEid as never, { reason: 'deceased' });
    assert.equal(await keyOf(act(eidActs.lockEid as never, { reason: 'own-wish' })), 'identity.eid.act-not-possible');
    const counted = ['activated 2 1', 'locked 2 -1', 'locked 2 1', 'registered 2 1', 'revoked 2 1'];
    assert.deepEqual(await facts(id), counted);
    desk.at('2023-12-18T08:00');
  });

  it('gets a code on paper for who has no telephone; the former one is dead', async () => {
    const person = await aPerson(database);
    const id = await approved({ claim: claimOf(person), card: cardOf(person) });
    const sent = await desk.codeSentTo(person.id);
    const { version } = (await view(id)).account;
    const printed = await execute(runtime, eidActs.printEidCode, {
      actor: receiver,
      input: { eidAccountId: id, version },
    });
    assert.deepEqual(await check(person.personalNumber, sent), { outcome: 'wrong' });
    assert.equal((await check(person.personalNumber, printed.code)).outcome, 'right');
  });

  it('is seen by its holder, by officers, and by nobody else; codes and keys by no officer', async () => {
    const person = await aPerson(database);
    const id = await active(person);
    const count = async (scope: Record<string, unknown>, table: 'eid_account' | 'eid_code') =>
      database.read(scope as never, async (tx) => {
        const from = table === 'eid_account' ? sql`identity.eid_account where id = ${id}` : sql`identity.eid_code`;
        return (await tx.rows(sql`select from ${from}`)).length;
      });
    assert.equal(await count({ kind: 'citizen', personId: person.id }, 'eid_account'), 1);
    const stranger = await aPerson(database);
    assert.equal(await count({ kind: 'citizen', personId: stranger.id }, 'eid_account'), 0);
    assert.equal(await count({ kind: 'anonymous' }, 'eid_account'), 0);
    assert.equal(await count({ kind: 'officer', agencies: [police] }, 'eid_account'), 1);
    assert.equal(await count({ kind: 'officer', agencies: [police] }, 'eid_code'), 0);
  });

  it('is counted by level, day and commune, and leaves a line in the log of its person', async () => {
    const person = await aPerson(database);
    await active(person);
    const span = { from: '2023-12-01', to: '2023-12-18' };
    const figures = await ask(runtime, eidQuestions.eidFigures, { actor: approver, input: span });
    const two = figures.totals.find((t) => t.level === '2');
    assert.ok(two !== undefined && two.registered > two.activated - 1 && two.activated > 0);
    assert.equal(figures.days[0]?.day, '2023-12-18');
    assert.equal(
      figures.communes.reduce((n, c) => n + c.level1 + c.level2, 0),
      figures.totals.reduce((n, t) => n + t.registered, 0),
    );
    const log = await database.asOwner((tx) =>
      tx.rows<{ action: string }>(
        sql`select action from platform.audit_entry where person_id = ${person.id} order by at, id`,
      ),
    );
    for (const action of [
      'cards.register-eid',
      'cards.approve-eid',
      'identity.check-activation-code',
      'identity.finish-activation',
    ])
      assert.ok(
        log.some((l) => l.action === action),
        action,
      );
  });
});
