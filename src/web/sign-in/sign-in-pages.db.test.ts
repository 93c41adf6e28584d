import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import { migrationSources } from '#app/modules';
import { createDemoAccounts, createSignOn } from '#identity';
import { anAccount, type Browser, openBrowser } from '#identity/testing';
import { signedIn } from '#platform/command';
import { withTestDatabase } from '#platform/db/testing';
import { createDiskFileStore } from '#platform/files';
import { html } from '#platform/html';
import { createHttp } from '#platform/http';
import { createLog } from '#platform/log';
import { systemClock, vietnamDate } from '#platform/time';
import { aPerson } from '#population/testing';
import { applyProvincePack } from '#territory';
import { samplePack } from '#territory/testing';
import { answerError } from '../shell/errors.ts';
import '../shell/i18n/index.ts';
import { languageOf, rememberLanguage } from '../shell/language.ts';
import { mountPages, type Site } from '../shell/view.ts';
import { signInPages } from './sign-in-pages.ts';

// The head of every page counts the messages of whoever is signed in, so all modules are there.
const { database } = await withTestDatabase(migrationSources.slice(1));
await database.asOwner((tx) => applyProvincePack(tx, samplePack));
const runtime = { database, clock: systemClock, files: createDiskFileStore('/nowhere'), log: createLog('silent') };
const password = 'một mật khẩu đủ dài';
const number = '967090000001';

interface Server {
  app: FastifyInstance;
  url: string;
}

/** The pages as the application puts them together, with one page that needs somebody signed in. */
async function startPages(demo: boolean): Promise<Server> {
  let url = '';
  const site = {
    runtime,
    demo,
    provinceName: () => ({ vi: 'Tỉnh Mới', en: 'New Province' }),
    uploadLimitMb: 10,
    publicUrl: () => url,
  } satisfies Site;
  const signOn = createSignOn({ runtime, publicUrl: () => url, demo });
  const app = createHttp({
    log: runtime.log,
    visitorOf: (request) => signOn.visitorOf(request),
    languageOf,
    trustProxy: false,
    onError: (error, request, reply) => answerError(site, error, request, reply),
    publicUrl: () => url,
  });
  await app.register(cookie);
  await app.register(formbody);
  rememberLanguage(app);
  signOn.mount(app);
  const own = {
    method: 'GET',
    url: '/my',
    permission: signedIn,
    handler: (view) => view.page({ title: 'my', room: 'citizen', body: html`<p>my cases</p>` }),
  } satisfies Parameters<typeof mountPages>[2][number];
  mountPages(app, site, [own, ...signInPages(signOn)]);
  url = await app.listen({ host: '127.0.0.1', port: 0 });
  return { app, url };
}

describe('the sign-in page', () => {
  let server: Server;
  before(async () => {
    await anAccount(database, { kind: 'citizen', loginName: number, displayName: "H'Hen Niê", password });
    server = await startPages(false);
  });
  after(() => server.app.close());

  const open = async (browser: Browser = openBrowser(server.url), path = '/my') => {
    const page = await browser.follow(await browser.get(path));
    return { browser, path: page.path, text: await page.response.text() };
  };

  it('stands between a visitor and a page of their own, and lets them through with name and password', async () => {
    const { browser, path, text } = await open();
    assert.match(path, /^\/oidc\/interaction\//);
    assert.match(text, /<label[^>]*for="field-loginName"[^>]*>Số định danh cá nhân hoặc tên đăng nhập/);
    assert.doesNotMatch(text, /trình diễn/i);
    const end = await browser.follow(await browser.post(path, { loginName: number, password }));
    assert.equal(end.path, '/my');
    const page = await end.response.text();
    assert.match(page, /my cases/);
    assert.match(page, /H&#39;Hen Niê/);
  });

  it('says in one way that something is wrong, keeps the name and never the password', async () => {
    const texts = [];
    for (const loginName of [number, 'khong.co']) {
      const { browser, path } = await open();
      const answer = await browser.post(path, { loginName, password: 'sai-mật-khẩu-bí-mật' });
      assert.equal(answer.status, 422);
      const text = await answer.text();
      assert.match(text, new RegExp(`value="${loginName}"`));
      assert.doesNotMatch(text, /sai-mật-khẩu-bí-mật/);
      texts.push(/error-summary__list">(.*?)<\/ul>/s.exec(text)?.[1]);
    }
    assert.match(texts[0] ?? '', /href="#field-loginName">Số định danh \(hoặc tên đăng nhập\) hay mật khẩu chưa đúng/);
    assert.equal(texts[0], texts[1]);
  });

  it('names the field that was left empty, and does not count it as a guess', async () => {
    const { browser, path } = await open();
    for (let n = 0; n < 8; n += 1) {
      const answer = await browser.post(path, { loginName: number, password: '' });
      assert.equal(answer.status, 422);
      assert.match(await answer.text(), /href="#field-password">Hãy nhập mật khẩu/);
    }
    const end = await browser.follow(await browser.post(path, { loginName: number, password }));
    assert.equal(end.path, '/my');
  });

  it('says how long to wait after too many wrong ones', async () => {
    const { browser, path } = await open();
    for (let n = 0; n < 5; n += 1) await browser.post(path, { loginName: 'doan.mo', password: 'sai' });
    const answer = await browser.post(path, { loginName: 'doan.mo', password: 'sai' });
    assert.equal(answer.status, 429);
    assert.ok(Number(answer.headers.get('retry-after')) > 0);
    assert.match(await answer.text(), /Hãy thử lại sau 1 phút/);
  });

  it('speaks English to those who chose it', async () => {
    const { browser, path } = await open();
    const text = await (await browser.get(`${path}?lang=en`)).text();
    assert.match(text, /<html[^>]* lang="en"/);
    assert.match(text, /Personal number or user name/);
  });

  it('says what is missing when a password is not enough, and offers no form for it', async () => {
    const { text, path, browser } = await open(undefined, '/sign-in?return=/my&level=3');
    assert.match(text, /cần xác thực mức độ 3/);
    assert.doesNotMatch(text, /type="password"/);
    const answer = await browser.post(path, { loginName: number, password });
    assert.equal(answer.status, 403);
  });

  it('goes on to a second step when two factors are needed, and to setting one up the first time', async () => {
    const { text, path, browser } = await open(undefined, '/sign-in?return=/my&level=2');
    assert.match(text, /Việc này cần hai bước/);
    const answer = await browser.post(path, { loginName: number, password });
    assert.deepEqual([answer.status, answer.headers.get('location')], [303, path]);
    assert.match(await (await browser.get(path)).text(), /Cài cách xác nhận thứ hai/);
  });

  it('leads back to where one wanted to go when the page was open too long', async () => {
    const { browser, path } = await open();
    browser.cookies.clear();
    const stale = path.replace(/[^/]+$/, 'dead-interaction');
    const answer = await browser.post(stale, { loginName: number, password });
    assert.equal(answer.status, 400);
    const text = await answer.text();
    assert.match(text, /Trang đăng nhập đã mở quá lâu/);
    assert.match(text, /href="\/sign-in\?return=%2Fmy"/);
  });

  it('shows a calm page when the provider refuses a request', async () => {
    const browser = openBrowser(server.url);
    const end = await browser.follow(await browser.get('/oidc/auth?client_id=nobody'));
    assert.equal(end.response.status, 400);
    assert.match(await end.response.text(), /Chưa đăng nhập được/);
  });

  it('goes to the front page when one does not want to sign in', async () => {
    const { browser, path } = await open();
    const end = await browser.follow(await browser.post(`${path}/cancel`));
    assert.equal(end.path, '/');
  });

  it('sends people who come under another name of the machine to the public address first', async () => {
    const port = new URL(server.url).port;
    const response = await fetch(`http://localhost:${port}/sign-in?return=/my`, { redirect: 'manual' });
    assert.equal(response.headers.get('location'), `${server.url}/sign-in?return=/my`);
  });

  it('says good-bye after sign-out, and the session is gone', async () => {
    const { browser, path } = await open();
    await browser.follow(await browser.post(path, { loginName: number, password }));
    const end = await browser.follow(await browser.post('/sign-out'));
    assert.equal(end.path, '/signed-out');
    assert.match(await end.response.text(), /Bạn đã đăng xuất/);
    const again = await browser.follow(await browser.get('/my'));
    assert.match(again.path, /^\/oidc\/interaction\//);
  });
});

describe('the sign-in page of a demonstration', () => {
  it('offers a button for each person, and says that none of them is real', async () => {
    const person = async () => {
      const { id, personalNumber, fullName } = await aPerson(database);
      return { personId: id, personalNumber, fullName };
    };
    await createDemoAccounts(database, {
      citizens: { level1: await person(), level2: await person() },
      agencies: { police: ['H99.020.01'], committee: ['H99.101'], province: ['H99'], operation: ['H99'] },
      from: vietnamDate(new Date()),
      now: new Date(),
    });
    const server = await startPages(true);
    try {
      const browser = openBrowser(server.url);
      const page = await browser.follow(await browser.get('/my'));
      const text = await page.response.text();
      assert.match(text, /Những người dưới đây không có thật/);
      const buttons = [...text.matchAll(/name="account" value="([\w-]+)">([^<]+)</g)];
      assert.equal(buttons.length, 11);
      assert.match(buttons[8]?.[2] ?? '', /^Đăng nhập là Nguyễn Hữu Phước \(Lãnh đạo tỉnh\)$/);
      const end = await browser.follow(await browser.post(`${page.path}/demo`, { account: buttons[8]?.[1] ?? '' }));
      assert.equal(end.path, '/my');
      assert.match(await end.response.text(), /Nguyễn Hữu Phước/);
    } finally {
      await server.app.close();
    }
  });
});
