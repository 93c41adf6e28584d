import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { modules } from '#app/modules';
import { type OpenRuntime, openRuntime } from '#app/runtime';
import { type RunningServer, startServer } from '#app/server';
import { newDataFolder } from '../support/server-process.ts';

let folder: Awaited<ReturnType<typeof newDataFolder>>;
let open: OpenRuntime;
let server: RunningServer;

before(async () => {
  folder = await newDataFolder();
  open = await openRuntime({ dataDir: folder.dataDir, host: '127.0.0.1', port: '0' });
  server = await startServer(open, { demo: false });
});
after(async () => {
  await server?.stop();
  await open?.close();
  await folder?.remove();
});

const get = (path: string) => fetch(`${server.url}${path}`, { headers: { accept: 'text/html' } });

describe('a running server', () => {
  it('says that it lives and that it is ready', async () => {
    for (const path of ['/livez', '/readyz']) {
      const answer = await get(path);
      assert.equal(answer.status, 200, path);
      assert.equal(await answer.text(), 'ok\n');
    }
  });

  it('counts requests by route, and no number carries an id', async () => {
    await get('/track?code=KHONGCOMA1');
    const answer = await get('/metrics');
    assert.equal(answer.status, 200);
    const text = await answer.text();
    assert.match(text, /da06_http_request_seconds_count\{[^}]*route="\/track"[^}]*status="404"[^}]*\} \d+/);
    assert.match(text, /da06_database_connections\{state="open"\} \d+/);
    assert.match(text, /^da06_http_faults_total 0$/m);
    assert.doesNotMatch(text, /KHONGCOMA1|[0-9a-f]{8}-[0-9a-f]{4}-7/);
  });

  it('describes every act and question in one OpenAPI document', async () => {
    const answer = await get('/api/openapi.json');
    assert.equal(answer.status, 200);
    const document = (await answer.json()) as {
      openapi: string;
      paths: Record<
        string,
        Record<string, { operationId?: string; summary?: string; requestBody?: unknown } | undefined>
      >;
    };
    assert.match(document.openapi, /^3\./);
    const described = Object.values(document.paths).flatMap((path) => path['post']?.operationId ?? []);
    const heads = modules.flatMap((m) => [...m.commands, ...m.queries]);
    // Acts that take files are called as multipart forms, by routes of their own.
    const takesFiles = [
      'cases.attach-paper',
      'cases.give-consent-on-paper',
      'results.add-scan-pages',
      'steering.attach-file',
    ];
    const declared = heads.filter((head) => !head.pagesOnly).map((head) => head.name);
    assert.deepEqual(described.sort(), [...declared, ...takesFiles].sort());
    for (const name of takesFiles)
      assert.ok(
        heads.some((head) => head.name === name && head.pagesOnly),
        name,
      );
    for (const [path, { post, get }] of Object.entries(document.paths)) {
      assert.ok((post ?? get)?.summary, path);
      assert.ok(post === undefined || post.requestBody, path);
    }
  });

  const headers = {
    'content-security-policy': /default-src 'none'.*script-src 'self'.*frame-ancestors 'none'/,
    'x-content-type-options': /^nosniff$/,
    'referrer-policy': /^same-origin$/,
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-resource-policy': /^same-origin$/,
    'permissions-policy': /geolocation=\(\)/,
    'cache-control': /no-store/,
  };
  for (const path of ['/', '/khong-co', '/office', '/api/v1/no/such', '/track?code=x', '/assets/khong-co.css'])
    it(`sends the security headers with ${path}`, async () => {
      const answer = await fetch(`${server.url}${path}`, { headers: { accept: 'text/html' }, redirect: 'manual' });
      assert.ok(answer.status < 500, String(answer.status));
      for (const [name, value] of Object.entries(headers)) assert.match(answer.headers.get(name) ?? '', value, name);
      assert.equal(answer.headers.get('x-powered-by'), null);
    });

  it('puts no style and no script into its pages', async () => {
    for (const path of ['/', '/khong-co', '/services/passport', '/track?code=x']) {
      const text = await (await get(path)).text();
      assert.doesNotMatch(text, /<script(?![^>]*\bsrc=)|<style|\sstyle="|\son[a-z]+="/, path);
    }
  });
});
