/** A sending server in a process of its own, for tests that kill it: sends what waits by e-mail, once. */
import { openDatabase } from '#platform/db';
import { defineMessages } from '#platform/i18n';
import { createLog } from '#platform/log';
import { systemClock } from '#platform/time';
import { sendingGroundOf } from '../channels/configured-channels.ts';
import '../i18n/index.ts';
import { sendWaiting } from '../sending/send-waiting.ts';

const [appUrl = '', ownerUrl = '', smtpUrl = ''] = process.argv.slice(2);
const words = { note: { subject: 'Tin', body: 'Nội dung', short: 'Ngắn' } };
defineMessages('test-crash', words, words);
const database = openDatabase({ app: appUrl, migrator: ownerUrl, appRole: '', poolSize: 2 });
const ground = sendingGroundOf({
  smtpUrl,
  mailFrom: 'khongtraloi@da06.example',
  publicUrl: '',
  smsUrl: '',
  smsToken: '',
  zaloUrl: '',
  zaloToken: '',
  quietHours: '',
});
await sendWaiting({ database, clock: systemClock, files: {} as never, log: createLog('silent') }, ground, 'email');
await database.close();
