import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Procedure } from '#procedures';
import type { PostRole } from '#territory';
import { type MailServer, startMailServer } from '../../src/modules/notifications/testing/mail-server.ts';
import { type ApiClient, ApiError, apiClient } from '../support/api-client.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { answersFor } from '../support/form-answers.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let folder: Awaited<ReturnType<typeof newDataFolder>>;
let server: ServerProcess;
let world: DemoWorld;
let mail: MailServer;
let citizen: ApiClient;
let citizenCookie: string;
let administrator: ApiClient;

before(async () => {
  mail = await startMailServer();
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir, { DA06_UPLOAD_LIMIT_MB: '1', DA06_SMTP_URL: mail.url });
  world = await demoWorld(folder.dataDir);
  citizenCookie = await world.citizenCookie();
  citizen = apiClient(server.url, citizenCookie);
  administrator = apiClient(server.url, await world.officerCookie('demo.quantri'));
});
after(async () => {
  await world?.close();
  await server?.stop();
  await folder?.remove();
  await mail?.close();
});

/** A picture of one dot, different each time. */
const picture = () =>
  Buffer.concat([
    Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    ),
    randomBytes(8),
  ]);

async function attach(
  fields: Record<string, string>,
  bytes: Buffer,
  more: { name?: string; cookie?: string; key?: string; to?: string } = {},
) {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set('file', new Blob([new Uint8Array(bytes)]), more.name ?? 'giấy chứng sinh.png');
  const answer = await fetch(`${server.url}/api/v1/${more.to ?? 'cases/attach-paper'}`, {
    method: 'POST',
    headers: {
      cookie: more.cookie ?? citizenCookie,
      ...(more.key === undefined ? {} : { 'idempotency-key': more.key }),
    },
    body: form,
  });
  return { status: answer.status, body: (await answer.json()) as Record<string, string> };
}

async function download(path: string, headers: Record<string, string>) {
  const answer = await fetch(`${server.url}/api/v1/${path}`, { headers });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), headers: answer.headers };
}

interface ShownDraft {
  procedure: Procedure;
  draft: { form: Record<string, string>; version: number };
  asked: { code: string }[];
}

/** A draft of a procedure with papers, its form filled; nothing attached yet. */
async function filledDraft(procedureCode: string) {
  const { draftId } = await citizen.call<{ draftId: string }>('cases.start-draft', { procedureCode });
  const shown = await citizen.call<ShownDraft>('cases.show-draft', { draftId });
  let { version } = shown.draft;
  const values = answersFor(shown.procedure, shown.draft.form, world.communeCode);
  for (const page of shown.procedure.form.pages)
    version = (
      await citizen.call<{ version: number }>('cases.save-draft-page', { draftId, version, page: page.id, values })
    ).version;
  return { draftId, asked: (await citizen.call<ShownDraft>('cases.show-draft', { draftId })).asked };
}

/** A program with a service account that holds these posts at the agency, registered by the API. */
async function program(agencyCode: string, roles: PostRole[]): Promise<{ token: string; clientId: string }> {
  const accountId = await world.programAccount(`he-thong.${randomBytes(4).toString('hex')}`, agencyCode, roles);
  const secret = randomBytes(32).toString('base64url');
  const { clientId } = await administrator.call<{ clientId: string }>('identity.register-client', {
    name: 'Phần mềm chuyên ngành',
    accountId,
    secretHash: createHash('sha256').update(secret).digest('hex'),
  });
  const answer = await fetch(`${server.url}/oidc/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from(`${clientId}:${secret}`).toString('base64')}` },
    body: new URLSearchParams({ grant_type: 'client_credentials', scope: 'api' }),
  });
  assert.equal(answer.status, 200);
  return { clientId, token: ((await answer.json()) as { access_token: string }).access_token };
}

async function asProgram<T>(token: string, name: string, input: unknown, purpose?: string): Promise<T> {
  const answer = await fetch(`${server.url}/api/v1/${name.replace('.', '/')}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${token}`,
      ...(purpose === undefined ? {} : { purpose: encodeURIComponent(purpose) }),
    },
    body: JSON.stringify(input),
  });
  if (!answer.ok) throw new ApiError(answer.status, await answer.text());
  return (await answer.json()) as T;
}

interface ShownCase {
  case: { version: number; state: string };
  agency: { code: string };
  papers: { id: string; fileName: string }[];
  result?: { state: string };
}

describe('a case by the API alone', () => {
  it('a citizen applies with papers; a program with a service account works it through; the result is fetched, and told of', {
    timeout: 120_000,
  }, async () => {
    const { draftId, asked } = await filledDraft('birth-registration');
    assert.ok(asked.length > 0, 'a procedure without papers proves nothing');
    const bytes = picture();
    for (const { code } of asked) {
      const key = randomUUID();
      const first = await attach({ draftId, paperCode: code }, bytes, { key });
      assert.equal(first.status, 200, JSON.stringify(first.body));
      assert.deepEqual([first.body['fileName'], first.body['mediaType']], ['giấy chứng sinh.png', 'image/png']);
      assert.equal(first.body['fileHash'], undefined);
      const again = await attach({ draftId, paperCode: code }, bytes, { key });
      assert.deepEqual(again.body, first.body, 'the same key is done once');
    }
    const { caseId } = await citizen.call<{ caseId: string }>('cases.submit-case', { draftId }, { key: randomUUID() });
    const mine = await citizen.call<ShownCase>('cases.show-my-case', { caseId });
    assert.equal(mine.papers.length, asked.length);

    const paper = `cases/${caseId}/papers/${mine.papers[0]?.id}`;
    const own = await download(paper, { cookie: citizenCookie });
    assert.deepEqual([own.status, own.bytes.equals(bytes)], [200, true]);
    assert.match(own.headers.get('content-disposition') ?? '', /^attachment; filename\*=UTF-8''gi%E1%BA%A5y/);
    assert.equal((await download(paper, {})).status, 401);

    const { token } = await program(mine.agency.code, ['receiving-officer', 'specialist', 'approver']);
    const bearer = { authorization: `Bearer ${token}` };
    assert.equal((await download(paper, bearer)).status, 422, 'an officer states a purpose');
    const purpose = encodeURIComponent('Giải quyết hồ sơ');
    assert.equal((await download(paper, { ...bearer, purpose })).status, 200);

    for (const act of ['receive-case', 'settle-case']) {
      const shown = await asProgram<ShownCase>(token, 'cases.show-case', { caseId }, 'Giải quyết hồ sơ');
      await asProgram(token, `cases.${act}`, { caseId, version: shown.case.version });
    }
    let result = await download(`cases/${caseId}/result`, { cookie: citizenCookie });
    for (let i = 0; i < 60 && result.status !== 200; i += 1) {
      await sleep(500);
      result = await download(`cases/${caseId}/result`, { cookie: citizenCookie });
    }
    assert.deepEqual([result.status, result.bytes.subarray(0, 5).toString()], [200, '%PDF-']);

    const { messages } = await citizen.call<{ messages: { caseId: string | null; vi: { subject: string } }[] }>(
      'notifications.my-messages',
      {},
    );
    assert.ok(messages.filter((m) => m.caseId === caseId).length >= 2, 'received and decided were told');
  });

  it('a file is refused in words: none, a wrong kind, too large, a draft of somebody else, no such paper', async () => {
    const { draftId, asked } = await filledDraft('birth-registration');
    const paperCode = asked[0]?.code ?? '';
    const stranger = await world.officerCookie('demo.xa.tiepnhan');
    assert.equal((await attach({ draftId, paperCode }, picture(), { cookie: stranger })).status, 403);
    assert.equal((await attach({ draftId, paperCode }, Buffer.from('MZ…'), { name: 'a.png' })).status, 422);
    assert.equal((await attach({ draftId, paperCode }, Buffer.alloc(1_100_000, 1))).status, 413);
    assert.equal((await attach({ draftId, paperCode: 'no-such-paper' }, picture())).status, 404);
    assert.equal((await attach({ draftId: randomUUID(), paperCode }, picture())).status, 404);
    assert.equal((await attach({ paperCode }, picture())).status, 422);
    const plain = await fetch(`${server.url}/api/v1/cases/attach-paper`, {
      method: 'POST',
      headers: { cookie: citizenCookie, 'content-type': 'application/json' },
      body: JSON.stringify({ draftId, file: { paperCode, fileHash: '0'.repeat(64), fileName: 'x.png' } }),
    });
    assert.equal(plain.status, 422, 'a name in the file store is nothing to attach');
  });

  it('evidence goes to a task: from its agency, once for one key, and to nothing that takes no files', async () => {
    const cookie = await world.officerCookie('demo.lanhdao');
    const leader = apiClient(server.url, cookie);
    const { rows } = await leader.call<{ rows: { id: string }[] }>('steering.list-tasks', { view: 'open' });
    const recordId = rows[0]?.id ?? '';
    const send = (fields: Record<string, string>, more: Parameters<typeof attach>[2] = {}) =>
      attach(fields, picture(), { to: 'steering/attach-file', cookie, ...more });
    const key = randomUUID();
    const bytes = picture();
    const once = () => attach({ subject: 'task', recordId }, bytes, { to: 'steering/attach-file', cookie, key });
    const [first, again] = [await once(), await once()];
    assert.deepEqual([first.status, first.body['mediaType']], [200, 'image/png']);
    assert.equal(again.body['attachmentId'], first.body['attachmentId']);
    assert.ok(!('fileHash' in first.body));
    const shown = await leader.call<{ attachments: { id: string }[] }>('steering.show-task', { taskId: recordId });
    assert.equal(shown.attachments.filter((a) => a.id === first.body['attachmentId']).length, 1);
    assert.equal((await send({ subject: 'budget', recordId })).status, 422);
    assert.equal((await send({ subject: 'task', recordId: randomUUID() })).status, 404);
    assert.equal((await send({ subject: 'task', recordId }, { cookie: citizenCookie })).status, 403);
  });

  it('a program’s access ends at its next call', async () => {
    const [agency] = await administrator.call<{ code: string }[]>('territory.list-agencies', { branch: 'police' });
    const { token, clientId } = await program(agency?.code ?? '', ['specialist']);
    await asProgram(token, 'notifications.unread-messages', {});
    await administrator.call('identity.revoke-client', { clientId });
    await assert.rejects(asProgram(token, 'notifications.unread-messages', {}), { status: 401 });
  });
});

describe('the description', () => {
  it('names every act and question, also those that carry files, who may and what goes wrong', async () => {
    const answer = await fetch(`${server.url}/api/openapi.json`);
    const { paths, components } = (await answer.json()) as {
      paths: Record<string, Record<string, { responses: Record<string, unknown>; description: string }>>;
      components: { securitySchemes: Record<string, unknown>; schemas: Record<string, unknown> };
    };
    const operations = Object.values(paths).flatMap((path) => Object.values(path));
    assert.ok(operations.length > 100);
    for (const path of [
      'cases/attach-paper',
      'cases/give-consent-on-paper',
      'results/add-scan-pages',
      'steering/attach-file',
    ])
      assert.ok(paths[`/api/v1/${path}`]?.['post'], path);
    for (const path of ['cases/{caseId}/papers/{paperId}', 'cases/{caseId}/result', 'results/{resultId}/file'])
      assert.ok(paths[`/api/v1/${path}`]?.['get'], path);
    assert.ok(operations.every((o) => o.description.startsWith('May be called by')));
    assert.ok(operations.every((o) => ['200', '401', '403', '422'].every((status) => status in o.responses)));
    assert.deepEqual(Object.keys(components.securitySchemes), ['bearer', 'program']);
    assert.ok('Problem' in components.schemas);
  });
});
