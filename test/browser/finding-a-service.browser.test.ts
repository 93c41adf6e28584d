import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof newDataFolder>>;

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

const answer = async (page: Page, text: string) => {
  await page.getByLabel(text, { exact: true }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
};

describe('somebody who does not know what the procedure is called', () => {
  it('comes in by what happened, and is sent to the linked service', { timeout: 180_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await inspectPage(page, { name: 'home' });
    await page.getByRole('link', { name: 'Sinh con', exact: true }).click();
    await inspectPage(page, { name: 'life-event' });
    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
    await page.getByRole('link', { name: 'Kiểm tra trước khi nộp' }).click();
    await inspectPage(page, { name: 'eligibility-question' });
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    assert.match(await page.locator('.govuk-error-summary').innerText(), /chọn một câu trả lời/);
    await answer(page, 'Chưa có');
    await answer(page, 'Có');
    assert.match(await page.locator('main').innerText(), /chưa phù hợp/);
    await inspectPage(page, { name: 'eligibility-stopped' });
    await page.getByRole('link', { name: /^Liên thông đăng ký khai sinh/ }).click();
    await inspectPage(page, { name: 'service-linked-birth' });
    assert.match(await page.locator('main').innerText(), /Bảo hiểm xã hội/);
    await page.context().close();
  });

  it('finds it by typing without marks, and with a slip of the finger', { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByLabel('Tìm dịch vụ').fill('dang ki tma tru');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await inspectPage(page, { name: 'search-mended' });
    assert.equal(await page.locator('.da-services__name').first().innerText(), 'Đăng ký tạm trú');
    await page.goto(`${server.url}/services?field=electricity`);
    await inspectPage(page, { name: 'services-of-a-field' });
    await page.context().close();
  });

  it('passes the questions with scripting off, and comes back to them after signing in', {
    timeout: 120_000,
  }, async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/services/temporary-residence/check`);
    await answer(page, 'Có');
    await answer(page, 'Có');
    assert.match(await page.locator('main').innerText(), /Bạn làm được thủ tục này/);
    const href = await page.getByRole('link', { name: 'Đăng nhập để nộp hồ sơ' }).getAttribute('href');
    assert.match(decodeURIComponent(href ?? ''), /return=\/services\/temporary-residence\/check\?.*month=yes/);
    await page.getByRole('link', { name: /^Sửa/ }).first().click();
    assert.match(await page.locator('h1').innerText(), /ngoài xã, phường nơi bạn thường trú/);
    await context.close();
  });
});
