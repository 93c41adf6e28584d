import { Readable } from 'node:stream';
import MailComposer from 'nodemailer/lib/mail-composer';
import SMTPConnection from 'nodemailer/lib/smtp-connection';
import { t } from '#platform/i18n';
import type { ChannelLine, Outcome, Outgoing, OutsideChannel } from '../domain/outside-channel.ts';

export interface SmtpSettings {
  /** smtp:// or smtps://, with user and password when the server wants them. */
  url: string;
  from: string;
  /** Address of the portal for the link in the letter, or ''. */
  publicUrl: string;
}

/** Milliseconds; a try ends for certain within their sum, well before its lease does. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 15_000, dnsTimeout: 5_000 };

/**
 * E-mail. SMTP has no way to ask whether a message was taken, so a line that breaks between the end of the text and the
 * server's answer leaves us not knowing; the next try then carries the same Message-ID, by which mail systems and readers
 * can know it as the same letter. A text that was not wholly handed over was certainly not taken.
 */
export function smtpChannel(settings: SmtpSettings): OutsideChannel {
  return { name: 'email', lines: 4, open: () => openLine(settings) };
}

async function openLine(settings: SmtpSettings): Promise<ChannelLine> {
  const url = new URL(settings.url);
  const connection = new SMTPConnection({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (url.protocol === 'smtps:' ? 465 : 587),
    secure: url.protocol === 'smtps:',
    requireTLS: url.searchParams.get('requireTLS') === 'yes',
    ...patience,
  });
  // A line that breaks between two messages is noticed by the next one.
  let broken: Error | undefined;
  connection.on('error', (error: Error) => {
    broken = error;
  });
  await new Promise<void>((done, failed) => {
    connection.once('error', failed);
    connection.once('end', () => failed(new Error('the mail server closed the line')));
    connection.connect(() => done());
  });
  connection.once('end', () => {
    broken ??= new Error('the mail server closed the line');
  });
  const line = { settings, connection, brokenBy: () => broken };
  if (url.username !== '') await logIn(connection, url);
  return {
    send: (item) => sendOne(line, item),
    close: () => (broken === undefined ? connection.quit() : connection.close()),
  };
}

async function logIn(connection: SMTPConnection, url: URL): Promise<void> {
  const auth = { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) };
  await new Promise<void>((done, failed) => {
    connection.login(auth, (error?: Error | null) => (error ? failed(error) : done()));
  }).catch((error: Error) => {
    connection.close();
    throw error;
  });
}

interface Line {
  settings: SmtpSettings;
  connection: SMTPConnection;
  brokenBy(): Error | undefined;
}

/** What the library tells of a fault. */
interface SmtpFault extends Error {
  responseCode?: number | undefined;
  /** During which command, such as "RCPT TO". */
  command?: string | undefined;
}

async function sendOne(line: Line, item: Outgoing): Promise<Outcome> {
  const before = line.brokenBy();
  if (before !== undefined) return { kind: 'down', fault: before.message, uncertain: false };
  const text = Readable.from(await composeMail(line.settings, item), { objectMode: false });
  let handedOver = false;
  text.once('end', () => {
    handedOver = true;
  });
  const envelope = { from: line.settings.from, to: [item.address] };
  const fault = await handOver(line, envelope, text);
  if (fault === undefined) return { kind: 'accepted' };
  // 5xx is the server's last word on this letter, unless it dislikes us (the sender); 4xx asks for patience; without a
  // code the line is gone.
  const code = fault.responseCode ?? 0;
  const aboutLetter = code >= 400 && code !== 421 && fault.command !== 'MAIL FROM';
  if (!aboutLetter) return { kind: 'down', fault: fault.message, uncertain: handedOver && code === 0 };
  await startAnew(line);
  return code >= 500
    ? { kind: 'refused', fault: fault.message }
    : { kind: 'later', fault: fault.message, uncertain: false };
}

async function handOver(
  line: Line,
  envelope: { from: string; to: string[] },
  text: Readable,
): Promise<SmtpFault | undefined> {
  return new Promise<SmtpFault | undefined>((done) => {
    line.connection.once('error', done);
    line.connection.send(envelope, text, (error?: SmtpFault | null) => {
      line.connection.off('error', done);
      done(error ?? undefined);
    });
  });
}

/** After a letter that was not taken the server still waits for its rest: the next one begins with a reset (RFC 5321, 4.1.1.5). */
async function startAnew(line: Line): Promise<void> {
  await new Promise<void>((done) => {
    const end = () => {
      line.connection.off('error', end);
      done();
    };
    line.connection.once('error', end);
    line.connection.reset(end);
  });
}

/** The letter, the same bytes at every try. */
async function composeMail(settings: SmtpSettings, item: Outgoing): Promise<Buffer> {
  const { language, text } = item;
  const say = (key: string, params = {}) => t(language, `notifications.mail.${key}`, params);
  const link =
    settings.publicUrl === '' ? [] : [say('open', { url: `${settings.publicUrl}/my/messages/${item.messageId}` })];
  const domain = settings.from.split('@')[1] ?? 'da06.example';
  return new MailComposer({
    from: { name: say('sender'), address: settings.from },
    to: { name: '', address: item.address },
    subject: text.subject,
    text: [text.body, ...link, say('footer')].join('\n\n'),
    date: item.at,
    messageId: `<${item.id}@${domain}>`,
    headers: { 'Auto-Submitted': 'auto-generated', 'Content-Language': language },
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
}
