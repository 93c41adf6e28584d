import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { html } from '#platform/html';
import { openBrowser } from '../../../test/support/browser.ts';
import { assetFolders } from '../components/asset.ts';
import { radios } from '../components/choice-field.ts';
import { communePicker } from '../components/commune-picker.ts';
import { conditional } from '../components/conditional.ts';
import { form } from '../components/form.ts';
import { layout } from '../components/layout.ts';
import { textField } from '../components/text-field.ts';

const language = 'vi';
const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'";
const choices = [
  { value: 'post', text: 'Bưu chính' },
  { value: 'desk', text: 'Tại quầy' },
];

interface Answer {
  actor?: string;
  kind?: 'page' | 'error' | 'sign-in';
  name?: string;
  withForm?: boolean;
}

function page({ actor = 'A', kind = 'page', name = '', withForm = true }: Answer): string {
  const fields = html`${textField({ language, name: 'name', label: 'Họ tên', value: name })}
    ${textField({ language, name: 'secret', label: 'Mật khẩu', kind: 'password' })}
    ${radios({ language, name: 'how', label: 'Nhận kết quả', choices })}
    ${conditional({ field: 'how', equals: ['post'], body: textField({ language, name: 'address', label: 'Địa chỉ' }) })}
    ${communePicker({ language, name: 'commune', label: 'Xã', date: '2023-12-18' })}`;
  const body = withForm ? form({ language, action: '/taken', keepAs: 'case/1', body: fields }) : html`<p>Xong</p>`;
  return String(
    layout({
      language,
      title: 'Thử',
      room: 'citizen',
      actor: { name: actor, role: 'x' },
      demo: false,
      currentPath: '/',
      body,
      kind,
    }),
  );
}

/** A tiny site: `answers` says what each path shows; posts are counted. */
const answers: Record<string, Answer> = {};
let posts = 0;
const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '/', 'http://site');
  const folder = url.pathname.startsWith('/islands/') ? assetFolders.islands : assetFolders.assets;
  if (/^\/(islands|assets)\//.test(url.pathname)) {
    const file = await readFile(`${folder}/${url.pathname.replace(/^\/\w+\//, '')}`).catch(() => undefined);
    const type = url.pathname.endsWith('.js') ? 'text/javascript' : url.pathname.endsWith('.css') ? 'text/css' : '';
    return response.writeHead(file ? 200 : 404, { 'content-type': type }).end(file);
  }
  if (url.pathname === '/units') {
    const units = [{ code: '24631', name: `Xã ${url.searchParams.get('q')} <b>`, hint: 'Đắk Nông' }];
    return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ units }));
  }
  if (request.method === 'POST') posts++;
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy };
  response.writeHead(200, headers).end(page(answers[url.pathname] ?? {}));
});

let browser: Browser;
let context: BrowserContext;
let tab: Page;
let site: string;

before(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  browser = await openBrowser();
  context = await browser.newContext();
  tab = await context.newPage();
});

after(async () => {
  await browser.close();
  server.close();
});

async function open(path: string, answer: Answer = {}): Promise<void> {
  answers[path] = answer;
  await tab.goto(site + path, { waitUntil: 'networkidle' });
}

const kept = () => tab.evaluate(() => Object.keys(sessionStorage).length);
const typed = () => tab.inputValue('[name=name]');

describe('typed text', () => {
  it('comes back with the form, without passwords, and says so', async () => {
    await open('/form');
    await tab.fill('[name=name]', 'H’Bliăk Niê');
    await tab.fill('[name=secret]', 'mật khẩu');
    await tab.check('[name=how][value=desk]');
    assert.doesNotMatch(await tab.evaluate(() => JSON.stringify({ ...sessionStorage })), /mật khẩu/);
    await open('/form');
    assert.equal(await typed(), 'H’Bliăk Niê');
    assert.ok(await tab.isChecked('[name=how][value=desk]'));
    assert.equal(await tab.inputValue('[name=secret]'), '');
    assert.match((await tab.textContent('.da-form-said')) ?? '', /vẫn được giữ/);
  });

  it('gives way when the server shows something else', async () => {
    await open('/form', { name: 'Tên mới từ máy chủ' });
    assert.equal(await typed(), 'Tên mới từ máy chủ');
  });

  it('survives the sign-in page that follows an ended session', async () => {
    await open('/form');
    answers['/taken'] = { kind: 'sign-in', withForm: false };
    await tab.fill('[name=name]', 'Trước khi hết phiên');
    await tab.click('button:has-text("Tiếp tục")');
    await tab.waitForURL('**/taken');
    await open('/form');
    assert.equal(await typed(), 'Trước khi hết phiên');
  });

  it('goes when the form has been taken', async () => {
    answers['/taken'] = { withForm: false };
    await tab.click('button:has-text("Tiếp tục")');
    await tab.waitForURL('**/taken');
    await tab.waitForLoadState('networkidle');
    assert.equal(await kept(), 0);
    await open('/form');
    assert.equal(await typed(), '');
  });

  it('is never shown to another person on the same computer', async () => {
    await tab.fill('[name=name]', 'Của người thứ nhất');
    await open('/form', { actor: 'B' });
    assert.equal(await typed(), '');
    await open('/form');
    assert.equal(await typed(), '');
  });
});

describe('sending', () => {
  it('happens once however often one presses', async () => {
    await open('/form');
    posts = 0;
    // A text, because the compiler knows no browser here.
    await tab.evaluate(
      `for (const press of [1, 2, 3]) [...document.querySelectorAll('form[data-keep] button')].at(-1).click()`,
    );
    await tab.waitForURL('**/taken');
    assert.equal(posts, 1);
  });

  it('waits for the network and says so', async () => {
    await open('/form');
    posts = 0;
    await context.setOffline(true);
    await tab.click('button:has-text("Tiếp tục")');
    assert.match((await tab.textContent('.da-form-said')) ?? '', /mất kết nối/);
    await context.setOffline(false);
    assert.equal(posts, 0);
  });
});

describe('small helps', () => {
  it('a question appears with the answer that calls for it', async () => {
    await open('/form');
    assert.equal(await tab.isVisible('[name=address]'), false);
    await tab.check('[name=how][value=post]');
    assert.equal(await tab.isVisible('[name=address]'), true);
  });

  it('communes appear while one types, as text', async () => {
    await tab.fill('[name=commune-search]', 'quảng khê');
    await tab.press('[name=commune-search]', 'Enter');
    await tab.waitForSelector('[name=commune][value="24631"]');
    assert.equal(await tab.textContent('.da-commune .govuk-radios__label'), 'Xã quảng khê <b>');
    assert.match((await tab.textContent('.da-commune__said')) ?? '', /1 đơn vị/);
    assert.match(tab.url(), /\/form$/);
  });
});
