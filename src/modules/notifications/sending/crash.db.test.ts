import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { it } from 'node:test';
import { notify } from '#notifications';
import type { Runtime } from '#platform/command';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { defineMessages } from '#platform/i18n';
import { createLog } from '#platform/log';
import { sendingGroundOf } from '../channels/configured-channels.ts';
import { groundSources } from '../testing/ground.ts';
import { startMailServer } from '../testing/mail-server.ts';
import { planMessages } from './plan-messages.ts';
import { sendWaiting } from './send-waiting.ts';

const words = { note: { subject: 'Tin', body: 'Nội dung', short: 'Ngắn' } };
defineMessages('test-crash', words, words);
const { database, appUrl, ownerUrl } = await withTestDatabase(groundSources);
const runtimeAt = (time: Date): Runtime => ({
  database,
  clock: { now: () => time },
  files: {} as never,
  log: createLog('silent'),
});

/**
 * The window that SMTP leaves open: the server has the letter, we do not know it yet. Nothing closes it; what is promised
 * is that no letter is lost, that the second copy bears the first one's Message-ID, and that the fate says so.
 */
it('killed between the end of a letter and the server’s answer, no message is lost and only the one in doubt goes twice', {
  timeout: 60_000,
}, async () => {
  const mail = await startMailServer();
  const ground = sendingGroundOf({
    smtpUrl: mail.url,
    mailFrom: 'khongtraloi@da06.example',
    publicUrl: '',
    smsUrl: '',
    smsToken: '',
    zaloUrl: '',
    zaloToken: '',
    quietHours: '',
  });
  const began = new Date();
  await database.transaction({ kind: 'system' }, async (tx) => {
    for (let i = 0; i < 12; i += 1)
      await notify(
        { tx, now: began },
        { to: { contact: { email: `k${i}@mail.example` } }, template: 'test-crash.note' },
      );
  });
  await planMessages(runtimeAt(began), ground);

  let child: ChildProcess | undefined;
  // The third letter is whole in the server's hands when the sender dies; its answer never comes.
  mail.whenTaken(3, () => child?.kill('SIGKILL'));
  const script = join(import.meta.dirname, '..', 'testing', 'send-in-process.ts');
  child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script, appUrl, ownerUrl, mail.url], {
    stdio: 'inherit',
  });
  const [, signal] = (await once(child, 'exit')) as [number | null, string | null];
  assert.equal(signal, 'SIGKILL');
  const states = await database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ state: string; count: number }>(
      sql`select state, count(*)::int as count from notifications.delivery group by state order by state`,
    ),
  );
  assert.ok(states.some((s) => s.state === 'sending'));

  const later = runtimeAt(new Date(Date.now() + 61_000));
  await sendWaiting(later, ground, 'email');
  const copies = Array.from({ length: 12 }, (_, i) => mail.lettersTo(`k${i}@mail.example`));
  assert.ok(
    copies.every((letters) => letters.length >= 1),
    'a letter was lost',
  );
  assert.ok(copies.every((letters) => new Set(letters.map((l) => l.id)).size === 1));
  const twice = copies.filter((letters) => letters.length === 2).length;
  assert.ok(twice >= 1 && twice <= 2, `${twice} letters went twice: at most one on each of the two lines`);
  const fates = await database.read({ kind: 'system' }, (tx) =>
    tx.rows<{ state: string; uncertain: boolean; address: string }>(
      sql`select state, uncertain, address from notifications.delivery`,
    ),
  );
  assert.ok(fates.every((f) => f.state === 'sent'));
  for (const f of fates) if (mail.lettersTo(f.address).length > 1) assert.ok(f.uncertain, 'a second copy is told of');
  await mail.close();
});
