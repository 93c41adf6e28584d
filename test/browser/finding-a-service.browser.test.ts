import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, picture } from '../support/browser.ts';
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

/** Sideways scrolling and faults of accessibility, at phone and desk width. */
async function inspect(page: Page, name: string): Promise<void> {
  await picture(page, name);
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    const over = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
    assert.equal(over, 0, `${name} scrolls sideways at ${width} px`);
    await page.evaluate(axe.source);
    const found = (await page.evaluate('axe.run()')) as { violations: { id: string; nodes: { html: string }[] }[] };
    assert.deepEqual(
      found.violations.map((v) => `${name}: ${v.id} ${v.nodes.map((n) => n.html).join(' | ')}`),
      [],
    );
  }
}

const answer = async (page: Page, text: string) => {
  await page.getByLabel(text, { exact: true }).check();
  await page.getByRole('button', { name: 'Tiếp tục' }).click();
};

describe('somebody who does not know what the procedure is called', () => {
  it('comes in by what happened, and is sent to the linked service', { timeout: 180_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await inspect(page, 'home');
    await page.getByRole('link', { name: 'Sinh con', exact: true }).click();
    await inspect(page, 'life-event');
    await page.getByRole('link', { name: 'Đăng ký khai sinh', exact: true }).click();
    await page.getByRole('link', { name: 'Kiểm tra trước khi nộp' }).click();
    await inspect(page, 'eligibility-question');
    await page.getByRole('button', { name: 'Tiếp tục' }).click();
    assert.match(await page.locator('.govuk-error-summary').innerText(), /chọn một câu trả lời/);
    await answer(page, 'Chưa có');
    await answer(page, 'Có');
    assert.match(await page.locator('main').innerText(), /chưa phù hợp/);
    await inspect(page, 'eligibility-stopped');
    await page.getByRole('link', { name: /^Liên thông đăng ký khai sinh/ }).click();
    await inspect(page, 'service-linked-birth');
    assert.match(await page.locator('main').innerText(), /Bảo hiểm xã hội/);
    await page.context().close();
  });

  it('finds it by typing without marks, and with a slip of the finger', { timeout: 120_000 }, async () => {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.getByLabel('Tìm dịch vụ').fill('dang ki tma tru');
    await page.getByRole('button', { name: 'Tìm' }).click();
    await inspect(page, 'search-mended');
    assert.equal(await page.locator('.da-services__name').first().innerText(), 'Đăng ký tạm trú');
    await page.goto(`${server.url}/services?field=electricity`);
    await inspect(page, 'services-of-a-field');
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
