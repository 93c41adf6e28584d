import assert from 'node:assert/strict';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { fillCleaningDemo } from '#cleaning';
import { openDatabase, startEmbeddedServer } from '#platform/db';
import { createDiskFileStore } from '#platform/files';
import { createLog } from '#platform/log';
import { systemClock } from '#platform/time';
import { openBrowser, picture } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof newDataFolder>>;

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir);
  await fillDemo(folder.dataDir);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

/** Harmless where the server has done so already. */
async function fillDemo(dataDir: string): Promise<void> {
  const postgres = await startEmbeddedServer(dataDir);
  const database = openDatabase({
    app: postgres.connectionString('da06_app'),
    migrator: postgres.connectionString('da06_migrator'),
    appRole: '',
    poolSize: 4,
  });
  await fillCleaningDemo({
    database,
    clock: systemClock,
    files: createDiskFileStore(join(dataDir, 'files')),
    log: createLog('error'),
  });
  await database.close();
}

const left = async (page: Page) =>
  Number(/còn ([\d.]+)/i.exec(await page.locator('main').innerText())?.[1]?.replaceAll('.', '') ?? 0);

/** The keys count once their script has come, a moment after the page. */
const keysReady = (page: Page) => page.locator('[data-island=review-keys][data-ready=yes]').waitFor();
const leftIs = (page: Page, count: number) =>
  page
    .locator('main')
    .getByText(new RegExp(`còn ${new Intl.NumberFormat('vi-VN').format(count)}(?![.\\d])`, 'i'))
    .first()
    .waitFor();

describe('a clerk of the commune police', () => {
  it('clears fifty reviews by keyboard', { timeout: 300_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist', { scripting: true });
    await page.goto(`${server.url}/office/cleaning`);
    await inspectPage(page, { name: 'cleaning-overview' });
    await page.getByRole('link', { name: /chờ tôi quyết định/ }).click();
    await inspectPage(page, { name: 'cleaning-queue' });
    await page
      .getByRole('button', { name: 'Bắt đầu' })
      .or(page.getByRole('link', { name: 'Bắt đầu' }))
      .click();
    await inspectPage(page, { name: 'cleaning-review' });
    const before = await left(page);
    assert.ok(before > 50, `only ${before} reviews wait`);
    const began = Date.now();
    for (let n = 0; n < 50; n += 1) {
      await keysReady(page);
      await page.keyboard.press(n % 7 === 6 ? '0' : '1');
      await leftIs(page, before - n - 1);
    }
    const seconds = (Date.now() - began) / 1000;
    assert.equal(await left(page), before - 50);
    // Three hundred an hour are twelve seconds each; the machine itself must leave most of that to the clerk.
    assert.ok(seconds / 50 < 6, `${seconds / 50} seconds a review`);
    const address = page.url();
    await keysReady(page);
    await page.keyboard.press('s');
    await page.waitForURL(/after=/);
    assert.equal(await left(page), before - 50, 'leaving one for later decided it');
    await page.goto(address);
    await context.close();
  });

  it('does the same with scripting off', { timeout: 120_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist', { scripting: false });
    await page.goto(`${server.url}/office/cleaning/review`);
    await picture(page, 'cleaning-review-plain');
    const before = await left(page);
    await page.getByRole('button', { name: 'Không phải ai ở đây' }).click();
    assert.equal(await left(page), before - 1);
    await context.close();
  });
});

describe('a member of a village task force', () => {
  it('confirms five people on a telephone', { timeout: 200_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist of another agency', { scripting: true });
    await page.setViewportSize({ width: 360, height: 780 });
    await page.goto(`${server.url}/office/cleaning/village`);
    await inspectPage(page, { name: 'cleaning-village' });
    await page.setViewportSize({ width: 360, height: 780 });
    const before = await left(page);
    for (let n = 1; n <= 5; n += 1) {
      const yes = page.getByRole('button', { name: 'Đúng', exact: true }).first();
      const box = await yes.boundingBox();
      assert.ok(box !== null && box.height >= 44 && box.x + box.width <= 360, 'the button does not fit the telephone');
      await yes.click();
      await leftIs(page, before - n);
      assert.equal(await left(page), before - n);
    }
    await context.close();
  });
});

describe('the department that keeps a register', () => {
  it('sends a file, is told what is wrong with it, and follows its campaign', { timeout: 200_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist of another agency', { scripting: false });
    const send = async (text: string) => {
      await page.goto(`${server.url}/office/cleaning/registers/merit`);
      await page
        .getByLabel('Tệp của ngành')
        .setInputFiles({ name: 'ncc.csv', mimeType: 'text/csv', buffer: Buffer.from(text) });
      await page.getByRole('button', { name: 'Gửi tệp mới' }).click();
    };
    await send('Mã số thuế,Họ tên,Ngày sinh\n1,An,1980\n');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Mã số thuế cá nhân/);
    await picture(page, 'cleaning-register-refused');
    await send('Mã hồ sơ NCC,Người được hưởng,Ngày sinh,Ghi chú\nN1,Trần Văn Bốn,1947,\nN2,,1950,đã mất\n');
    await inspectPage(page, { name: 'cleaning-columns', scripting: false });
    const take = page.getByRole('button', { name: 'Nhận tệp với các cột này' });
    await take.click();
    assert.match(await page.locator('.govuk-error-summary').innerText(), /không có cột họ tên/);
    await page.getByLabel('Cột “Người được hưởng” dùng làm').selectOption('fullName');
    await page.getByLabel('Cột “Ghi chú” dùng làm').selectOption('birthDate');
    await take.click();
    assert.match(await page.locator('.govuk-error-summary').innerText(), /Ghi chú/);
    await picture(page, 'cleaning-columns-refused');
    await page.getByLabel('Cột “Ghi chú” dùng làm').selectOption('');
    await take.click();
    await page.getByText('Dòng nhận', { exact: true }).waitFor();
    for (let n = 0; n < 20 && !(await page.locator('main').innerText()).includes('Chờ xác nhận'); n += 1) {
      await page.waitForTimeout(1000);
      await page.reload();
    }
    assert.match(await page.locator('main').innerText(), /Thiếu họ tên/);
    await picture(page, 'cleaning-version');
    assert.match(await page.locator('main').innerText(), /sẽ đưa \d+ bản ghi ra khỏi sổ/);
    await page.getByRole('button', { name: 'Rút lại tệp này' }).click();
    assert.match(await page.locator('main').innerText(), /Đã rút/);
    await context.close();

    const { page: desk, context: other } = await signedIn(browser, server.url, 'leader', { scripting: true });
    for (const [path, name] of [
      ['campaigns', 'cleaning-campaigns'],
      ['sectors/labour', 'cleaning-sector'],
      ['sectors/labour/records?list=unclean', 'cleaning-records'],
      ['sectors/labour/threshold?bits=25', 'cleaning-threshold'],
      ['disputes', 'cleaning-disputes'],
    ] as const) {
      await desk.goto(`${server.url}/office/cleaning/${path}`);
      await inspectPage(desk, { name });
    }
    await desk.goto(`${server.url}/office/cleaning/campaigns`);
    await desk.locator('tbody th a').first().click();
    await inspectPage(desk, { name: 'cleaning-campaign' });
    await other.close();
  });
});
