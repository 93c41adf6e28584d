import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';

export interface Letter {
  to: string;
  /** Message-ID with its brackets. */
  id: string;
  headers: string;
  text: string;
}

/** Breaks the line before the letter is whole, or after it and before the answer. */
export type MailFault = 'none' | 'cut-before-end' | 'cut-after-end';

export interface MailServer {
  url: string;
  letters: Letter[];
  lettersTo(address: string): Letter[];
  /** Most lines that were open at once. */
  mostLines: number;
  fail(fault: MailFault): void;
  /** Does something when so many letters are whole here, before that one is answered; it never is. */
  whenTaken(count: number, act: () => void): void;
  /** Takes letters to an address that it refused so far. */
  accept(address: string): void;
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/** A mail server on a free port that keeps what it takes. `unknown@…` is refused, `full@…` is asked to come back later. */
export async function startMailServer(): Promise<MailServer> {
  const byAddress = new Map<string, Letter[]>();
  const accepted = new Set<string>();
  const lines = new Set<string>();
  let fault: MailFault = 'none';
  let watched: { count: number; act: () => void } | undefined;
  let server: SMTPServer | undefined;
  let port = 0;

  const answerFor = (address: string): (Error & { responseCode?: number }) | undefined => {
    if (accepted.has(address) || !/^(unknown|full)@/.test(address)) return undefined;
    const code = address.startsWith('unknown') ? 550 : 452;
    return Object.assign(new Error('no such box'), { responseCode: code });
  };
  const cut = (session: SMTPServerSession) => {
    for (const connection of (server as unknown as { connections: Set<Line> }).connections)
      if (connection.session.id === session.id) connection._socket.destroy();
  };
  const start = () =>
    new Promise<void>((done, failed) => {
      server = new SMTPServer({
        authOptional: true,
        disabledCommands: ['STARTTLS', 'AUTH'],
        onConnect: (session, next) => {
          lines.add(session.id);
          mail.mostLines = Math.max(mail.mostLines, lines.size);
          next();
        },
        onClose: (session) => lines.delete(session.id),
        onRcptTo: (address, _session, next) => next(answerFor(address.address)),
        onData: (stream, session, next) => {
          const chunks: Buffer[] = [];
          if (fault === 'cut-before-end') return cut(session);
          stream.on('data', (chunk: Buffer) => chunks.push(chunk));
          stream.on('end', () => {
            const letter = readLetter(
              Buffer.concat(chunks).toString('utf8'),
              session.envelope.rcptTo[0]?.address ?? '',
            );
            mail.letters.push(letter);
            byAddress.set(letter.to, [...(byAddress.get(letter.to) ?? []), letter]);
            if (fault === 'cut-after-end') return cut(session);
            if (mail.letters.length === watched?.count) return watched.act();
            next();
          });
        },
      });
      server.on('error', () => undefined);
      const listening = server.listen(port, '127.0.0.1', () => {
        port = (listening.address() as AddressInfo).port;
        done();
      });
      listening.once('error', failed);
    });
  const stop = () =>
    new Promise<void>((done) => {
      for (const connection of (server as unknown as { connections: Set<Line> }).connections)
        connection._socket.destroy();
      server?.close(() => done());
    });

  const mail: MailServer = {
    url: '',
    letters: [],
    lettersTo: (address) => byAddress.get(address) ?? [],
    mostLines: 0,
    fail: (next) => {
      fault = next;
    },
    whenTaken: (count, act) => {
      watched = { count, act };
    },
    accept: (address) => accepted.add(address),
    down: stop,
    up: start,
    close: stop,
  };
  await start();
  mail.url = `smtp://127.0.0.1:${port}`;
  return mail;
}

interface Line {
  session: { id: string };
  _socket: { destroy(): void };
}

function readLetter(raw: string, to: string): Letter {
  const [headers = '', ...body] = raw.split('\r\n\r\n');
  const encoded = body.join('\r\n\r\n');
  const unfolded = headers.replace(/\r\n[ \t]+/g, ' ').replaceAll('\r\n', '\n');
  const text = /^Content-Transfer-Encoding: base64$/im.test(unfolded)
    ? Buffer.from(encoded, 'base64').toString('utf8')
    : /quoted-printable/i.test(unfolded)
      ? fromQuotedPrintable(encoded)
      : encoded;
  return { to, id: /^Message-ID: (.*)$/im.exec(unfolded)?.[1] ?? '', headers: unfolded, text };
}

function fromQuotedPrintable(text: string): string {
  const bytes = text
    .replace(/=\r\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
