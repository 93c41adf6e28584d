import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, it } from 'node:test';
import { notify, type Recipient } from '#notifications';
import type { Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { defineMessages } from '#platform/i18n';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { aPerson } from '#population/testing';
import { type MessageGateway, startMessageGateway } from '../../../../sandbox/message-gateway/index.ts';
import { sendingGroundOf } from '../channels/configured-channels.ts';
import { upsertPreference } from '../preference-store.ts';
import { groundSources } from '../testing/ground.ts';
import { type MailServer, startMailServer } from '../testing/mail-server.ts';
import { askFates } from './ask-fates.ts';
import { planMessages } from './plan-messages.ts';
import { sendWaiting } from './send-waiting.ts';

defineMessages(
  'test-sending',
  { note: { subject: 'Hồ sơ {code}', body: 'Hồ sơ {code}: {name} đã xong.', short: 'Hồ sơ {code} đã có kết quả' } },
  { note: { subject: 'Case {code}', body: 'Case {code}: {name} is done.', short: 'Case {code} is done' } },
);
const { database } = await withTestDatabase(groundSources);
let mail: MailServer;
let sms: MessageGateway;
/** Ten in the morning in Vietnam unless a test says otherwise. */
let at = new Date('2026-11-24T03:00:00Z');
const runtime: Runtime = {
  database,
  clock: { now: () => at },
  files: {
    put: () => Promise.reject(new Error('no files')),
    get: () => Promise.reject(new Error('no files')),
  } as never,
  log: createLog('silent'),
};
const ground = () =>
  sendingGroundOf({
    smtpUrl: mail.url,
    mailFrom: 'khongtraloi@da06.example',
    publicUrl: 'https://portal.example',
    smsUrl: sms.url,
    smsToken: sms.token,
    zaloUrl: '',
    zaloToken: '',
    quietHours: '21:00-07:00',
  });
const pass = (seconds: number) => {
  at = new Date(at.getTime() + seconds * 1_000);
};

interface Fate {
  channel: string;
  state: string;
  attempts: number;
  uncertain: boolean;
  fault: string | null;
}
const fatesOf = (key: string) =>
  database.read({ kind: 'system' }, (tx) =>
    tx.rows<Fate>(sql`select d.channel, d.state, d.attempts, d.uncertain, d.fault from notifications.delivery d
      join notifications.message m on m.id = d.message_id where m.key = ${key} order by d.channel`),
  );
const stateOf = async (key: string, channel: string) => (await fatesOf(key)).find((f) => f.channel === channel)?.state;

async function tell(to: Recipient, more: { key?: string; urgent?: boolean } = {}): Promise<string> {
  const key = more.key ?? newId();
  const params = { code: 'H1', name: { vi: 'Khai sinh', en: 'Birth' } };
  await database.transaction({ kind: 'officer' }, (tx) =>
    notify({ tx, now: at }, { to, template: 'test-sending.note', params, ...more, key }),
  );
  await planMessages(runtime, ground());
  return key;
}
const send = (channel: 'email' | 'sms') => sendWaiting(runtime, ground(), channel);
const byMail = (email: string) => ({ contact: { email } });
const bySms = (phone: string) => ({ contact: { phone } });

before(async () => {
  mail = await startMailServer();
  sms = await startMessageGateway();
});
after(async () => {
  await mail.close();
  await sms.close();
});
beforeEach(() => {
  at = new Date(Math.max(at.getTime(), 0));
});

describe('a message goes out', () => {
  it('by the channels for which an address is known, in the words of each', async () => {
    const person = await aPerson(database, { phone: '0912345678', email: 'an@mail.example' });
    const key = await tell({ personId: person.id });
    assert.deepEqual([await send('email'), await send('sms')], [1, 1]);
    assert.deepEqual(
      (await fatesOf(key)).map((f) => [f.channel, f.state, f.attempts, f.uncertain]),
      [
        ['email', 'sent', 1, false],
        ['sms', 'sent', 1, false],
      ],
    );
    const letter = mail.letters.at(-1);
    assert.equal(letter?.to, 'an@mail.example');
    assert.match(letter?.text ?? '', /Khai sinh đã xong\./);
    assert.match(letter?.text ?? '', /https:\/\/portal\.example\/my\/messages\/[0-9a-f-]{36}/);
    assert.match(letter?.headers ?? '', /^Auto-Submitted: auto-generated$/m);
    assert.deepEqual([sms.taken.at(-1)?.to, sms.taken.at(-1)?.text], ['0912345678', 'Ho so H1 da co ket qua']);
  });

  it('as the person wishes, in their language; the contact they gave for the matter wins over the registry', async () => {
    const person = await aPerson(database, { phone: '0912345679', email: 'old@mail.example' });
    const wishes = { personId: person.id, email: true, sms: false, zalo: true, language: 'en' as const };
    await database.transaction({ kind: 'system' }, (tx) => upsertPreference(tx, wishes, at));
    const key = await tell({ personId: person.id, contact: { email: 'new@mail.example' } });
    await send('email');
    assert.deepEqual(
      (await fatesOf(key)).map((f) => f.channel),
      ['email'],
    );
    assert.equal(mail.letters.at(-1)?.to, 'new@mail.example');
    assert.match(mail.letters.at(-1)?.text ?? '', /Birth is done\./);
  });

  it('only to sound addresses: nothing that reads as two, no landline', async () => {
    for (const email of ['a@b.example, c@d.example', 'a@b', 'Tên <a@b.example>', 'a b@c.example', ''])
      assert.deepEqual(await fatesOf(await tell({ contact: { email, phone: '02613822222' } })), []);
  });

  it('what became of it is asked of the gateway', async () => {
    const [good, bad] = [await tell(bySms('0912000001')), await tell(bySms('0912000002'))];
    sms.fates.set('0912000002', 'failed');
    await send('sms');
    await askFates(runtime, ground());
    assert.deepEqual([await stateOf(good, 'sms'), await stateOf(bad, 'sms')], ['delivered', 'failed']);
  });
});

describe('quiet hours', () => {
  it('hold SMS until their end unless urgent, and never e-mail', async () => {
    at = new Date('2026-11-24T15:30:00Z'); // 22:30
    const both = { contact: { email: 'q@mail.example', phone: '0912000003' } };
    const [calm, urgent] = [await tell(both), await tell(both, { urgent: true })];
    await send('email');
    await send('sms');
    assert.deepEqual(
      (await fatesOf(calm)).map((f) => f.state),
      ['sent', 'held'],
    );
    assert.deepEqual(
      (await fatesOf(urgent)).map((f) => f.state),
      ['sent', 'sent'],
    );
    at = new Date('2026-11-24T23:59:59Z');
    assert.equal(await send('sms'), 0);
    at = new Date('2026-11-25T00:00:00Z'); // 07:00
    assert.equal(await send('sms'), 1);
    assert.equal(await stateOf(calm, 'sms'), 'sent');
  });

  it('also hold what had to be tried again', async () => {
    at = new Date('2026-11-25T13:59:00Z'); // 20:59
    const key = await tell(bySms('0912000004'));
    sms.fail('error');
    await send('sms');
    sms.fail('none');
    pass(120);
    assert.equal(await send('sms'), 0);
    assert.equal(await stateOf(key, 'sms'), 'held');
    at = new Date('2026-11-26T00:00:00Z');
    assert.equal(await send('sms'), 1);
  });
});

describe('a mail server that is down', () => {
  it('loses nothing: messages wait and go out once, and the channel is left alone in between', async () => {
    at = new Date('2026-11-26T03:00:00Z');
    await mail.down();
    const keys = [];
    for (let i = 0; i < 25; i += 1) keys.push(await tell(byMail(`down${i}@mail.example`)));
    assert.equal(await send('email'), 0);
    const fate = (await fatesOf(keys[0] ?? ''))[0];
    assert.equal(fate?.state, 'queued');
    assert.equal(fate?.uncertain, false);
    await mail.up();
    assert.equal(await send('email'), 0, 'the channel is paused');
    pass(3);
    assert.equal(await send('email'), 25);
    for (let i = 0; i < 25; i += 1) assert.equal(mail.lettersTo(`down${i}@mail.example`).length, 1);
  });

  it('that breaks off in the middle of a letter has not got it; the letter goes out once', async () => {
    const key = await tell(byMail('cut@mail.example'));
    mail.fail('cut-before-end');
    assert.equal(await send('email'), 0);
    mail.fail('none');
    pass(10);
    await send('email');
    assert.equal(mail.lettersTo('cut@mail.example').length, 1);
    assert.deepEqual(
      (await fatesOf(key)).map((f) => [f.state, f.uncertain]),
      [['sent', false]],
    );
  });

  it('that takes the letter and breaks off before its answer gets it again under the same Message-ID, and that is told', async () => {
    const key = await tell(byMail('twice@mail.example'));
    mail.fail('cut-after-end');
    assert.equal(await send('email'), 0);
    mail.fail('none');
    pass(10);
    assert.equal(await send('email'), 1);
    const letters = mail.lettersTo('twice@mail.example');
    assert.equal(letters.length, 2);
    assert.equal(new Set(letters.map((l) => l.id)).size, 1);
    assert.match(letters[0]?.id ?? '', /^<[0-9a-f-]{36}@da06\.example>$/);
    assert.deepEqual(
      (await fatesOf(key)).map((f) => [f.state, f.attempts, f.uncertain]),
      [['sent', 2, true]],
    );
  });

  it('a letter that the server refuses for good is failed, one that it asks to wait with is tried later', async () => {
    const [never, later] = [await tell(byMail('unknown@mail.example')), await tell(byMail('full@mail.example'))];
    await send('email');
    assert.deepEqual([await stateOf(never, 'email'), await stateOf(later, 'email')], ['failed', 'queued']);
    assert.match((await fatesOf(never))[0]?.fault ?? '', /550/);
    mail.accept('full@mail.example');
    pass(29);
    assert.equal(await send('email'), 0);
    pass(1);
    assert.equal(await send('email'), 1);
  });

  it('after three days a message is old news', async () => {
    const key = await tell(byMail('late@mail.example'));
    pass(4 * 86_400);
    assert.equal(await send('email'), 0);
    assert.deepEqual(
      (await fatesOf(key)).map((f) => [f.state, f.fault]),
      [['failed', 'waited for too long']],
    );
  });
});

describe('a server that dies in the middle', () => {
  it('leaves what it had taken on to the others when its lease ends, marked as uncertain', async () => {
    const key = await tell(byMail('crash@mail.example'));
    const hangs = {
      ...ground(),
      channels: [{ ...channelNamed('email'), open: () => new Promise<never>(() => undefined) }],
    };
    void sendWaiting(runtime, hangs, 'email');
    await new Promise((done) => setTimeout(done, 200));
    assert.equal(await stateOf(key, 'email'), 'sending');
    pass(59);
    assert.equal(await send('email'), 0, 'somebody is at it');
    pass(1);
    assert.equal(await send('email'), 1);
    assert.deepEqual(
      (await fatesOf(key)).map((f) => [f.state, f.attempts, f.uncertain]),
      [['sent', 2, true]],
    );
  });
});

describe('a gateway', () => {
  it('that takes a message and breaks off is asked again under the same key: the telephone rings once', async () => {
    at = new Date('2026-12-01T03:00:00Z');
    const key = await tell(bySms('0912000005'));
    sms.fail('cut');
    assert.equal(await send('sms'), 0);
    sms.fail('none');
    pass(10);
    assert.equal(await send('sms'), 1);
    const rings = sms.taken.filter((m) => m.to === '0912000005');
    assert.deepEqual(
      rings.map((m) => m.asked),
      [2],
    );
    assert.equal(await stateOf(key, 'sms'), 'sent');
  });

  it('that refuses a number has said its last word; the others go out', async () => {
    sms.refused.add('0912000006');
    const [bad, good] = [await tell(bySms('0912000006')), await tell(bySms('0912000007'))];
    assert.equal(await send('sms'), 1);
    assert.deepEqual([await stateOf(bad, 'sms'), await stateOf(good, 'sms')], ['failed', 'sent']);
  });
});

describe('a thousand messages that wait', () => {
  it('go out each once over four lines, by two servers at the same time', { timeout: 120_000 }, async () => {
    await database.transaction({ kind: 'system' }, async (tx) => {
      for (let i = 0; i < 1_000; i += 1)
        await notify(
          { tx, now: at },
          { to: byMail(`many${i}@mail.example`), template: 'test-sending.note', key: `many-${i}` },
        );
    });
    const began = Date.now();
    await Promise.all([planMessages(runtime, ground()), planMessages(runtime, ground())]);
    const planned = Date.now() - began;
    const sent = await Promise.all([send('email'), send('email')]);
    const took = Date.now() - began;
    assert.equal(sent[0] + sent[1], 1_000);
    for (let i = 0; i < 1_000; i += 1) assert.equal(mail.lettersTo(`many${i}@mail.example`).length, 1);
    assert.ok(mail.mostLines <= 8, `${mail.mostLines} lines at once`);
    process.stdout.write(`1000 messages planned in ${planned} ms, sent after ${took} ms\n`);
    // Some five seconds on a quiet machine of two cores; tests run on busy ones.
    assert.ok(took < 60_000);
  });
});

function channelNamed(name: string) {
  const found = ground().channels.find((c) => c.name === name);
  assert.ok(found);
  return found;
}
