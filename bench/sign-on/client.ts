import { randomBytes } from 'node:crypto';
import { Agent, type IncomingHttpHeaders, request } from 'node:http';
import type { Authenticator } from './authenticator.ts';

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** A partner's software, as registered with us. */
export interface BenchClient {
  url: string;
  id: string;
  secret: string;
}

/** How the person proves who they are on the page. */
export type Factor =
  | { kind: 'password'; loginName: string; password: string }
  | { kind: 'passkey'; authenticator: Authenticator };

export type Jar = Map<string, string>;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

/** node:http, because the load must cost less than what it measures. */
function send(url: string, headers: Record<string, string>, fields?: Record<string, string>): Promise<Answer> {
  const body = fields === undefined ? undefined : new URLSearchParams(fields).toString();
  return new Promise((done, failed) => {
    const all = body === undefined ? headers : { 'content-type': 'application/x-www-form-urlencoded', ...headers };
    const sent = request(url, { method: body === undefined ? 'GET' : 'POST', agent, headers: all }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => done({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }));
    });
    sent.on('error', failed);
    sent.end(body);
  });
}

const back = 'http://127.0.0.1:9/bench';

/**
 * One sign-on, from the client's request to its tokens. Without a factor the jar must be signed in already, and no page may
 * come up.
 */
export async function signOn(client: BenchClient, jar: Jar, factor?: Factor): Promise<void> {
  const query = new URLSearchParams({
    client_id: client.id,
    response_type: 'code',
    redirect_uri: back,
    scope: 'openid',
    state: randomBytes(8).toString('hex'),
  });
  let answer = await visit(client.url, `/oidc/auth?${query}`, jar);
  for (let step = 0; step < 12; step += 1) {
    const location = answer.headers.location;
    if (location?.startsWith(back) === true) return redeem(client, location);
    if (location !== undefined) {
      const { pathname, search } = new URL(location, client.url);
      answer = await visit(client.url, `${pathname}${search}`, jar);
      continue;
    }
    const shown = JSON.parse(answer.body) as { uid?: string; step?: { kind: string } };
    if (factor === undefined || shown.uid === undefined) break;
    const path = `/oidc/interaction/${shown.uid}`;
    answer =
      shown.step?.kind === 'consent'
        ? await visit(client.url, `${path}/consent`, jar, {})
        : await prove({ client, jar, path }, factor);
  }
  throw new Error(`never came back: ${answer.status} ${answer.body}`);
}

async function prove(where: { client: BenchClient; jar: Jar; path: string }, factor: Factor): Promise<Answer> {
  const { client, jar, path } = where;
  if (factor.kind === 'password') {
    const { loginName, password } = factor;
    return visit(client.url, path, jar, { loginName, password });
  }
  const options = await visit(client.url, `${path}/passkey/options`, jar, {});
  const { challenge } = JSON.parse(options.body) as { challenge: string };
  const response = factor.authenticator.answer(challenge, new URL(client.url).origin);
  return visit(client.url, `${path}/passkey`, jar, { response });
}

async function visit(url: string, path: string, jar: Jar, fields?: Record<string, string>): Promise<Answer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const answer = await send(`${url}${path}`, { cookie, accept: 'text/html', 'sec-fetch-site': 'same-origin' }, fields);
  for (const line of answer.headers['set-cookie'] ?? []) {
    const [pair = ''] = line.split(';');
    jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
  }
  return answer;
}

async function redeem(client: BenchClient, location: string): Promise<void> {
  const code = new URL(location).searchParams.get('code') ?? '';
  const authorization = `Basic ${Buffer.from(`${client.id}:${client.secret}`).toString('base64')}`;
  const fields = { grant_type: 'authorization_code', code, redirect_uri: back };
  const answer = await send(`${client.url}/oidc/token`, { authorization }, fields);
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.body}`);
}
