import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { modules } from '#app/modules';
import { anonymousActor, anyone, officer } from '#platform/command';
import { createHttp } from '#platform/http';
import { createLog } from '#platform/log';
import { pages } from '../../src/web/pages.ts';

const bareServer = () =>
  createHttp({
    log: createLog('silent'),
    visitorOf: async () => ({ actor: anonymousActor, displayName: '' }),
    languageOf: () => 'vi',
    onError: (error, _request, reply) => reply.code('kind' in error ? 403 : 500).send(),
    publicUrl: () => 'http://127.0.0.1',
    trustProxy: false,
  });

describe('no route is open by accident', () => {
  it('a route without a permission stops the server from being built', () => {
    const app = bareServer();
    assert.throws(() => app.get('/planted', async () => 'open'), /has no permission/);
  });

  it('a route is refused to whoever its permission does not hold for', async () => {
    const app = bareServer();
    app.get('/office', { config: { permission: officer('leader') } }, async () => 'secret');
    app.get('/open', { config: { permission: anyone } }, async () => 'open');
    assert.equal((await app.inject('/office')).statusCode, 403);
    assert.equal((await app.inject('/open')).statusCode, 200);
    await app.close();
  });

  it('a post from another site is refused', async () => {
    const app = bareServer();
    app.post('/act', { config: { permission: anyone } }, async () => 'done');
    const post = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/act', headers });
    assert.equal((await post({ 'sec-fetch-site': 'cross-site' })).statusCode, 403);
    assert.equal((await post({ origin: 'https://evil.example', host: 'da06.example' })).statusCode, 403);
    assert.equal((await post({ 'sec-fetch-site': 'same-origin' })).statusCode, 200);
    await app.close();
  });

  it('every answer carries the security headers', async () => {
    const app = bareServer();
    const { headers } = await app.inject('/missing');
    assert.match(String(headers['content-security-policy']), /default-src 'none'/);
    assert.equal(headers['x-content-type-options'], 'nosniff');
    await app.close();
  });

  it('every act and page names who may', () => {
    const heads = modules.flatMap((m) => [...m.commands, ...m.queries]);
    assert.ok(heads.length > 25);
    assert.deepEqual(
      heads.filter((h) => h.allow.sentence === '').map((h) => h.name),
      [],
    );
    assert.equal(new Set(heads.map((h) => h.name)).size, heads.length, 'two heads have one name');
    assert.deepEqual(
      pages.filter((p) => p.permission === undefined).map((p) => p.url),
      [],
    );
  });
});
