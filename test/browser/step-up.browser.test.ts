import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { aCodeApp, anAccount, codeAt } from '#identity/testing';
import { paymentsModule } from '#payments';
import { sql } from '#platform/db';
import { aPerson } from '#population/testing';
import { securityPages } from '../../src/web/citizen/security/index.ts';
import { keptPages } from '../../src/web/shell/kept-pages.ts';
import { startWorld } from '../conformance/world.ts';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';

const world = await startWorld({
  pages: [...securityPages, ...keptPages],
  modules: [paymentsModule],
  host: 'localhost',
});
const browser = await openBrowser();
after(async () => {
  await browser.close();
  await world.close();
});

const password = 'một mật khẩu đủ dài';

/** A grandmother with an account of this level. */
async function grandmother(level: 1 | 2) {
  const person = await aPerson(world.database, { fullName: "H'Blen Êban", sex: 'female', birthDate: '1948' });
  const loginName = person.personalNumber;
  const account = await anAccount(world.database, {
    kind: 'citizen',
    loginName,
    personId: person.id,
    displayName: person.fullName,
    level,
    password,
  });
  return { account, loginName, person };
}

async function signIn(context: BrowserContext, loginName: string, path: string): Promise<Page> {
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${world.url}/sign-in?return=${encodeURIComponent(path)}`);
  await page.getByLabel('Số định danh cá nhân hoặc tên đăng nhập').fill(loginName);
  await page.getByLabel('Mật khẩu', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await page.waitForURL(`${world.url}${path}`);
  return page;
}

async function fillAccount(page: Page): Promise<void> {
  await page.getByLabel('Ngân hàng').selectOption('VBA');
  await page.getByLabel('Số tài khoản').fill('5300 205 123456');
  await page.getByRole('button', { name: 'Lưu tài khoản' }).click();
}

const accountOf = (personId: string) =>
  world.database.asOwner((tx) =>
    tx.rows<{ number: string; level: number }>(
      sql`select number, authentication_level as level from payments.payout_account where person_id = ${personId}`,
    ),
  );

describe('a grandmother changes the account that her benefits are paid to', () => {
  it('confirms with her passkey and does not type anything twice', async () => {
    const { loginName, person } = await grandmother(2);
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await signIn(context, loginName, '/security/passkey');
    const cdp = await context.newCDPSession(page);
    await cdp.send('WebAuthn.enable');
    await cdp.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await page.getByLabel('Tên để bạn nhớ').fill('Điện thoại của bà');
    await page.getByRole('button', { name: 'Thêm khóa truy cập' }).click();
    await page.getByText('Đã thêm cách xác nhận').waitFor();
    await inspectPage(page, { name: 'step-up-security', scripting: true });

    // What she proved today was her password alone: level 1.
    await page.goto(`${world.url}/my/payout-account`);
    await inspectPage(page, { name: 'step-up-payout', scripting: true });
    await fillAccount(page);
    await page.getByRole('heading', { name: 'Xác nhận thêm một bước' }).waitFor();
    assert.deepEqual(await accountOf(person.id), [], 'nothing is changed yet');
    await inspectPage(page, { name: 'step-up-step-up', scripting: true });
    await page.getByRole('button', { name: 'Xác nhận bằng khóa truy cập' }).click();
    await page.getByRole('heading', { name: 'Nội dung bạn nhập vẫn còn' }).waitFor();
    await page.getByRole('button', { name: 'Gửi tiếp nội dung đã nhập' }).click();
    await page.getByText('Đã lưu').waitFor();
    await page.getByText('•••• 3456').waitFor();
    assert.deepEqual(await accountOf(person.id), [{ number: '5300205123456', level: 2 }]);

    // The passkey alone signs her in the next time, without a password.
    await page.getByRole('button', { name: 'Đăng xuất', exact: true }).click();
    await page.goto(`${world.url}/sign-in?return=/security`);
    await page.getByRole('button', { name: 'Đăng nhập bằng khóa truy cập' }).click();
    await page.getByText('Điện thoại của bà').waitFor();
    await context.close();
  });

  it('without scripts, by a code of her telephone', async () => {
    const { loginName, account, person } = await grandmother(2);
    const code = await aCodeApp(world.database, account.id);
    const context = await browser.newContext({ locale: 'vi-VN', javaScriptEnabled: false });
    const page = await signIn(context, loginName, '/my/payout-account');
    await fillAccount(page);
    await page.getByLabel('Mã 6 chữ số').fill('000000');
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await page.getByText('Mã chưa đúng').first().waitFor();
    assert.deepEqual(await accountOf(person.id), []);
    await page.getByLabel('Mã 6 chữ số').fill(code());
    await page.getByRole('button', { name: 'Xác nhận', exact: true }).click();
    await page.getByRole('button', { name: 'Gửi tiếp nội dung đã nhập' }).click();
    await page.getByText('Đã lưu').waitFor();
    assert.equal((await accountOf(person.id)).length, 1);
    await context.close();
  });

  it('the first time is led to set up a second factor on the way', async () => {
    const { loginName, person } = await grandmother(2);
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await signIn(context, loginName, '/my/payout-account');
    await fillAccount(page);
    await page.getByRole('heading', { name: 'Cài cách xác nhận thứ hai' }).waitFor();
    await inspectPage(page, { name: 'step-up-set-up', scripting: true });
    const secret = ((await page.locator('main code').textContent()) ?? '').replaceAll(' ', '');
    await page.getByLabel('Mã 6 chữ số').fill(codeAt(secret, new Date()));
    await page.getByRole('button', { name: 'Cài và đăng nhập' }).click();
    await page.getByRole('button', { name: 'Gửi tiếp nội dung đã nhập' }).click();
    await page.getByText('Đã lưu').waitFor();
    assert.equal((await accountOf(person.id)).length, 1);
    await context.close();
  });

  it('with an account of level 1 is told where it is raised, whatever she proves', async () => {
    const { loginName, account, person } = await grandmother(1);
    await aCodeApp(world.database, account.id);
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await signIn(context, loginName, '/my/payout-account');
    await fillAccount(page);
    await page.getByText('công an xã, phường').waitFor();
    assert.deepEqual(await accountOf(person.id), []);
    await context.close();
  });
});
