import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * What the gateway does wrong: answers 500 before taking the message; takes it and breaks off the line; takes it and
 * answers late; says that there were too many.
 */
export type GatewayFault = 'none' | 'error' | 'cut' | 'slow' | 'busy';

export interface TakenMessage {
  key: string;
  to: string;
  text: string;
  /** How often it was asked for under this key; it is taken once. */
  asked: number;
}

export interface MessageGateway {
  url: string;
  token: string;
  /** Messages as people's telephones would get them, in order. */
  taken: TakenMessage[];
  /** Numbers that the gateway refuses. */
  refused: Set<string>;
  /** What became of messages to a number, when it is not `delivered`. */
  fates: Map<string, 'failed' | 'waiting'>;
  fail(fault: GatewayFault): void;
  /** Closes the port, and opens the same one again. */
  down(): Promise<void>;
  up(): Promise<void>;
  close(): Promise<void>;
}

/**
 * A gateway for SMS or Zalo in memory, on a free port or the one given. Its form is ours (no provider's), after what
 * providers have in common: a token, a number, a text, a key that is taken once, and questions about fates. Leaves out:
 * sender names, templates that must be registered beforehand (Zalo ZNS), prices, receipts by call-back.
 *
 *     POST /messages {key, to, text} → 202 {id} taken | 200 {id} taken before | 400 bad number | 401 | 429 | 5xx
 *     POST /fates {keys}             → 200 {fates: {key: "delivered" | "failed" | "waiting"}}
 */
export async function startMessageGateway(wish: { port?: number } = {}): Promise<MessageGateway> {
  const token = 'sandbox-token';
  const byKey = new Map<string, TakenMessage>();
  let fault: GatewayFault = 'none';
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse((await bodyOf(request)) || '{}') as Record<string, unknown>;
    const say = (status: number, words: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(words));
    if (request.headers.authorization !== `Bearer ${token}`) return void say(401, { error: 'token' });
    if (request.url === '/fates') {
      const keys = body['keys'] as string[];
      const fateOf = (key: string) => gateway.fates.get(byKey.get(key)?.to ?? '') ?? 'delivered';
      const known = keys.filter((key) => byKey.has(key)).map((key) => [key, fateOf(key)]);
      return void say(200, { fates: Object.fromEntries(known) });
    }
    if (fault === 'error') return void say(500, { error: 'fault' });
    if (fault === 'busy') return void say(429, { error: 'too many' });
    const { key, to, text } = body as { key: string; to: string; text: string };
    if (!/^0\d{9}$/.test(to) || gateway.refused.has(to)) return void say(400, { error: 'number' });
    const before = byKey.get(key);
    const message = before ?? { key, to, text, asked: 0 };
    message.asked += 1;
    if (before === undefined) {
      byKey.set(key, message);
      gateway.taken.push(message);
    }
    if (fault === 'cut') return void response.destroy();
    if (fault === 'slow') await sleep(12_000, undefined, { ref: false });
    say(before === undefined ? 202 : 200, { id: `gw-${key}` });
  }

  const listen = (port: number) =>
    new Promise<number>((done, failed) => {
      server.once('error', failed);
      server.listen(port, '127.0.0.1', () => done((server.address() as AddressInfo).port));
    });
  const down = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  const port = await listen(wish.port ?? 0);
  const gateway: MessageGateway = {
    url: `http://127.0.0.1:${port}`,
    token,
    taken: [],
    refused: new Set(),
    fates: new Map(),
    fail: (next) => {
      fault = next;
    },
    down,
    up: async () => {
      await listen(port);
    },
    close: down,
  };
  return gateway;
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
