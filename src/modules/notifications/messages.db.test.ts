import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { anAccount } from '#identity/testing';
import {
  chooseMyChannels,
  deliveryFates,
  deliveryFigures,
  myChannels,
  myMessages,
  notify,
  readAllMessages,
  readMessage,
  retryDelivery,
  unreadMessages,
} from '#notifications';
import { type Actor, ask, execute, type Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { defineMessages } from '#platform/i18n';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { aPerson } from '#population/testing';
import { applyProvincePack, appointPost } from '#territory';
import { samplePack } from '#territory/testing';
import { planMessages } from './sending/plan-messages.ts';
import { sendWaiting } from './sending/send-waiting.ts';
import { groundSources } from './testing/ground.ts';

const vi = { note: { subject: 'Tin {n}', body: 'Dịch vụ {name}', short: 'Ngắn {n}' } };
const en = { note: { subject: 'Note {n}', body: 'Service {name}', short: 'Short {n}' } };
defineMessages('test-messages', vi, en);
const { database } = await withTestDatabase(groundSources);
let at = new Date('2026-11-24T03:00:00Z');
const runtime: Runtime = {
  database,
  clock: { now: () => at },
  files: {} as never,
  log: createLog('silent'),
};
await database.asOwner((tx) => applyProvincePack(tx, samplePack));

const citizenOf = (personId: string): Actor => ({
  kind: 'citizen',
  accountId: newId(),
  personId,
  accountLevel: 2,
  authenticationLevel: 2,
  duties: [],
  roles: [],
  agencies: [],
});
const officerOf = (duty: { postId: string; role: string; agency: string }): Actor => ({
  kind: 'officer',
  accountId: newId(),
  duties: [{ ...duty, actsFor: [duty.agency] }],
  roles: [duty.role],
  agencies: [duty.agency],
});
const administrator = officerOf({ postId: newId(), role: 'administrator', agency: 'H99' });

const tell = (to: Parameters<typeof notify>[1]['to'], n = 1) =>
  database.transaction({ kind: 'system' }, (tx) =>
    notify(
      { tx, now: at },
      { to, template: 'test-messages.note', params: { n, name: { vi: 'Khai sinh', en: 'Birth' } } },
    ),
  );
/** A channel that takes everything, refuses everything, or cannot be reached. */
const groundWith = (kind: 'accepted' | 'refused') => ({
  quietHours: undefined,
  channels: [
    {
      name: 'email' as const,
      lines: 1,
      open: async () => ({
        send: async (item: { address: string }) =>
          kind === 'accepted' ? { kind } : { kind, fault: `550 no box ${item.address}` },
        close: () => undefined,
      }),
    },
  ],
});

describe('my messages', () => {
  it('are mine alone, in both languages, newest first, page by page, and know when they were read', async () => {
    const [me, other] = [await aPerson(database), await aPerson(database)];
    const [actor, stranger] = [citizenOf(me.id), citizenOf(other.id)];
    for (let n = 1; n <= 23; n += 1) {
      at = new Date(at.getTime() + 1_000);
      await tell({ personId: me.id }, n);
    }
    const page = await ask(runtime, myMessages, { actor, input: {} });
    assert.deepEqual([page.messages.length, page.more, page.unread], [20, true, 23]);
    const first = page.messages[0];
    assert.deepEqual(
      [first?.vi.subject, first?.vi.body, first?.en.body],
      ['Tin 23', 'Dịch vụ Khai sinh', 'Service Birth'],
    );
    const before = page.messages.at(-1)?.id ?? '';
    const older = await ask(runtime, myMessages, { actor, input: { before } });
    assert.deepEqual(
      older.messages.map((m) => m.vi.subject),
      ['Tin 3', 'Tin 2', 'Tin 1'],
    );
    assert.deepEqual((await ask(runtime, myMessages, { actor: stranger, input: {} })).messages, []);

    const messageId = first?.id ?? '';
    const unknown = { kind: 'not-found', key: 'notifications.message-unknown' };
    await assert.rejects(execute(runtime, readMessage, { actor: stranger, input: { messageId } }), unknown);
    const opened = await execute(runtime, readMessage, { actor, input: { messageId } });
    assert.equal(opened.readAt?.getTime(), at.getTime());
    assert.equal((await ask(runtime, unreadMessages, { actor, input: {} })).unread, 22);
    await execute(runtime, readAllMessages, { actor: stranger, input: {} });
    assert.equal((await ask(runtime, unreadMessages, { actor, input: {} })).unread, 22);
    await execute(runtime, readAllMessages, { actor, input: {} });
    assert.equal((await ask(runtime, unreadMessages, { actor, input: {} })).unread, 0);
  });

  it('a post’s messages are read by whoever holds the post, not by a colleague of the same office', async () => {
    const account = await anAccount(database, { kind: 'staff', loginName: 'can.bo' });
    const post = await database.transaction({ kind: 'system' }, (tx) =>
      appointPost(tx, {
        accountId: account.id,
        agencyCode: 'H99.101',
        role: 'specialist',
        sees: 'own-agency',
        title: { vi: 'Chuyên viên', en: 'Specialist' },
        validFrom: '2026-01-01',
        validTo: null,
      }),
    );
    await tell({ postId: post.id });
    await planMessages(runtime, groundWith('accepted'));
    const holder = officerOf({ postId: post.id, role: 'specialist', agency: 'H99.101' });
    const colleague = officerOf({ postId: newId(), role: 'specialist', agency: 'H99.101' });
    const messagesOf = async (actor: Actor) => (await ask(runtime, myMessages, { actor, input: {} })).messages.length;
    assert.deepEqual([await messagesOf(holder), await messagesOf(colleague)], [1, 0]);
  });

  it('an account’s messages come to its officer, or to the person behind a citizen’s account', async () => {
    const citizen = await anAccount(database, { kind: 'citizen', loginName: '967090000777' });
    await tell({ accountId: citizen.id });
    await tell({ accountId: administrator.accountId ?? '' });
    await planMessages(runtime, groundWith('accepted'));
    const mine = await ask(runtime, myMessages, { actor: citizenOf(citizen.personId ?? ''), input: {} });
    assert.equal(mine.messages.length, 1);
    assert.equal((await ask(runtime, myMessages, { actor: administrator, input: {} })).messages.length, 1);
  });
});

describe('my channels', () => {
  it('are e-mail and SMS until I choose, and mine alone to choose', async () => {
    const me = await aPerson(database, { email: 'toi@mail.example', phone: '0912345670' });
    const actor = citizenOf(me.id);
    const usual = await ask(runtime, myChannels, { actor, input: {} });
    assert.deepEqual(usual, {
      email: true,
      sms: true,
      zalo: false,
      language: 'vi',
      knownEmail: 'toi@mail.example',
      knownPhone: '0912345670',
    });
    const wish = { email: false, sms: false, zalo: true, language: 'en' as const };
    await execute(runtime, chooseMyChannels, { actor, input: wish });
    await execute(runtime, chooseMyChannels, {
      actor: citizenOf((await aPerson(database)).id),
      input: { ...wish, zalo: false },
    });
    const chosen = await ask(runtime, myChannels, { actor, input: {} });
    assert.deepEqual([chosen.email, chosen.sms, chosen.zalo, chosen.language], [false, false, true, 'en']);
    await assert.rejects(execute(runtime, chooseMyChannels, { actor: administrator, input: wish }), {
      kind: 'forbidden',
    });
  });
});

describe('the administrator', () => {
  it('sees fates without texts and whole addresses, and has a failed message tried again', async () => {
    await tell({ contact: { email: 'nguoi.nhan@mail.example' } });
    await planMessages(runtime, groundWith('refused'));
    await sendWaiting(runtime, groundWith('refused'), 'email');
    const ask1 = () => ask(runtime, deliveryFates, { actor: administrator, input: { state: 'failed' } });
    const [failed] = (await ask1()).fates;
    assert.deepEqual([failed?.address, failed?.fault], ['n…@mail.example', '550 no box n…@mail.example']);
    const deliveryId = failed?.deliveryId ?? '';
    await execute(runtime, retryDelivery, { actor: administrator, input: { deliveryId } });
    await assert.rejects(execute(runtime, retryDelivery, { actor: administrator, input: { deliveryId } }), {
      kind: 'conflict',
      key: 'notifications.not-failed',
    });
    assert.equal(await sendWaiting(runtime, groundWith('accepted'), 'email'), 1);
    assert.deepEqual((await ask1()).fates, []);
    for (const actor of [citizenOf(newId()), officerOf({ postId: newId(), role: 'specialist', agency: 'H99' })])
      await assert.rejects(ask(runtime, deliveryFates, { actor, input: {} }), { kind: 'forbidden' });
  });

  it('sees which share went out within ten seconds of the event', async () => {
    const began = at;
    for (let i = 0; i < 19; i += 1) await tell({ contact: { email: `fast${i}@mail.example` } });
    await planMessages(runtime, groundWith('accepted'));
    at = new Date(began.getTime() + 4_000);
    await sendWaiting(runtime, groundWith('accepted'), 'email');
    at = new Date(began.getTime() + 5_000);
    await tell({ contact: { email: 'slow@mail.example' } });
    await planMessages(runtime, groundWith('accepted'));
    const before = await figuresOf();
    at = new Date(began.getTime() + 65_000);
    const waiting = await figuresOf();
    await sendWaiting(runtime, groundWith('accepted'), 'email');
    const after = await figuresOf();
    // The one retried above went out late or in time by the clock of this test: only differences are compared.
    assert.deepEqual([waiting.judged - before.judged >= 1, waiting.within10 >= 19], [true, true]);
    assert.equal(after.within10, waiting.within10, 'what went out after a minute was not in time');
    assert.equal(after.sent, waiting.sent + 1);
    assert.equal(after.median, 4);
  });

  it('the view tells no address', async () => {
    const rows = await database.read({ kind: 'anonymous' }, (tx) =>
      tx.rows<{ text: string }>(sql`select d::text as text from notifications.pub_delivery d`),
    );
    assert.ok(rows.length > 10);
    assert.ok(rows.every((r) => !/fast\d+@|slow@|nguoi\.nhan/.test(r.text)));
  });
});

async function figuresOf() {
  const { figures } = await ask(runtime, deliveryFigures, { actor: administrator, input: {} });
  const email = figures.find((f) => f.channel === 'email');
  assert.ok(email);
  return email;
}
