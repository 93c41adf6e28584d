/**
 * Messages from event to mail server, over real sockets: `node bench/notifications.bench.ts [events]` (2,000).
 *
 * Goal (issue 3): 95 % sent within 10 s of the event, nothing lost, nothing sent twice. Two bursts: one to a mail server that
 * answers, one while it is down for 20 s and then comes back. The figures are the page's own (`/admin/notifications`),
 * counted from the records; the letters are counted where they arrive. Prints one line of JSON.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { notify } from '#notifications';
import type { Runtime } from '#platform/command';
import { connectDatabase, migrate } from '#platform/db';
import { defineMessages } from '#platform/i18n';
import { newId } from '#platform/ids';
import { createLog } from '#platform/log';
import { systemClock } from '#platform/time';
import { sendingGroundOf } from '../src/modules/notifications/channels/configured-channels.ts';
import { selectChannelFigures } from '../src/modules/notifications/fate-store.ts';
import { sendingTasks } from '../src/modules/notifications/sending/sending-tasks.ts';
import { groundSources } from '../src/modules/notifications/testing/ground.ts';
import { startMailServer } from '../src/modules/notifications/testing/mail-server.ts';

const events = Number(process.argv[2] ?? 2_000);
const downMs = 20_000;
/** Between two turns of a task, as on a server. */
const turnMs = 1_000;
const longestMs = 150_000;
const words = { note: { subject: 'Hồ sơ {code}', body: 'Hồ sơ {code} đã có kết quả.', short: 'Hồ sơ {code}' } };
defineMessages('bench-sending', words, words);

const dataDir = await mkdtemp(join(tmpdir(), 'notifications-bench-'));
const { database, close } = await connectDatabase({ databaseUrl: '', dataDir, databasePool: 8 });
const mail = await startMailServer();
const runtime: Runtime = { database, clock: systemClock, files: {} as never, log: createLog('silent') };
const tasks = sendingTasks(() =>
  sendingGroundOf({
    smtpUrl: mail.url,
    mailFrom: 'khongtraloi@da06.example',
    publicUrl: '',
    smsUrl: '',
    smsToken: '',
    zaloUrl: '',
    zaloToken: '',
    quietHours: '',
  }),
);
const platform = { module: 'platform', folder: join(import.meta.dirname, '..', 'src', 'platform', 'sql') };
await migrate(database, [platform, ...groundSources]);
let working = true;
const turns = tasks.map(async (task) => {
  while (working) {
    await task.run(runtime);
    await new Promise((next) => setTimeout(next, turnMs));
  }
});

try {
  const answered = await burst();
  await mail.down();
  const back = new Promise<void>((done) => setTimeout(() => void mail.up().then(done), downMs));
  const afterOutage = await burst();
  await back;
  console.log(JSON.stringify({ events, answered, downSeconds: downMs / 1_000, afterOutage }));
} finally {
  working = false;
  await Promise.all(turns);
  await mail.close();
  await close();
  await rm(dataDir, { recursive: true, force: true });
}

/** Tells of so many events, eight at a time, each in a transaction of its own, and waits until the last letter is there. */
async function burst() {
  const since = new Date();
  const before = mail.letters.length;
  let told = 0;
  const tell = async () => {
    while (told < events) {
      told += 1;
      const to = { contact: { email: `nguoi-${told}@${since.getTime()}.example` } };
      const params = { code: `H${told}` };
      await database.transaction({ kind: 'officer' }, (tx) =>
        notify({ tx, now: new Date() }, { to, template: 'bench-sending.note', params, key: newId() }),
      );
    }
  };
  await Promise.all(Array.from({ length: 8 }, tell));
  const toldSeconds = (Date.now() - since.getTime()) / 1_000;
  while (mail.letters.length - before < events && Date.now() - since.getTime() < longestMs)
    await new Promise((next) => setTimeout(next, 100));
  const allSeconds = (Date.now() - since.getTime()) / 1_000;
  // Twice the pause between turns: whatever would be sent a second time has been by then.
  await new Promise((next) => setTimeout(next, 3_000));
  const letters = mail.letters.slice(before);
  const figures = await database.read({ kind: 'system' }, (tx) =>
    selectChannelFigures(tx, { since, now: new Date(Date.now() + 10_000) }),
  );
  const { sent, failed, within10, judged, median, p95 } = figures.find((f) => f.channel === 'email') ?? {};
  const twice = letters.length - new Set(letters.map((l) => l.to)).size;
  return { toldSeconds, allSeconds, letters: letters.length, twice, sent, failed, within10, judged, median, p95 };
}
