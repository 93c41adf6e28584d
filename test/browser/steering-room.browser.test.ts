import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof newDataFolder>>;
let page: Page;

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir);
  browser = await openBrowser();
  ({ page } = await signedIn(browser, server.url, 'leader', { scripting: true }));
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

const look = (name: string) => inspectPage(page, { name, scripting: true });
const open = (path: string) => page.goto(`${server.url}${path}`);

describe('the steering room', () => {
  it('shows a leader where the province stands and who is late, one click from the records', async () => {
    await open('/room');
    await page.getByRole('heading', { name: 'Phòng điều hành Đề án 06' }).waitFor();
    await look('room-overview');
    // Counts over the counts: a light says how many figures it has, and its table has as many.
    const card = page.locator('.da-stat').filter({ hasText: 'Chưa đạt' }).first();
    const behind = Number(await card.locator('.da-stat__number').innerText());
    const table = page.getByRole('table', { name: 'Chỉ tiêu chưa đạt mục tiêu' });
    assert.equal(await table.locator('tbody tr').count(), behind);
    await table.locator('tbody tr a').first().click();
    assert.match(page.url(), /\/figures\/[a-z_.0-9]+\?asOf=/);
    await look('room-figure');
  });

  it('ranks communes by their own records and opens the page of one', async () => {
    await open('/room/ranking?code=online.police.residence');
    await look('room-ranking');
    await page.getByRole('table', { name: 'Thứ tự' }).locator('tbody a').first().click();
    assert.match(page.url(), /\/room\/communes\/\d{5}/);
    await look('room-commune');
    await open('/room/communes');
    assert.ok((await page.locator('.da-tile').count()) >= 20);
    await look('room-map');
  });

  it('scores units by weights that were published before', async () => {
    await open('/room/emulation?by=commune');
    await page.getByText('Chưa có bảng điểm').waitFor();
    await page.getByRole('link', { name: 'Công bố bảng điểm' }).click();
    await page.getByRole('button', { name: 'Công bố bảng điểm' }).click();
    await page.getByRole('alert').waitFor();
    await look('room-publish-faults');
    const today = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);
    const [year = '', month = '', day = ''] = today.split('-');
    await page.getByLabel('Văn bản quyết định').fill('Kế hoạch 12/KH-TCT ngày 05/01/2024 của Tổ công tác tỉnh');
    await page.getByLabel('Ngày', { exact: true }).fill(day);
    await page.getByLabel('Tháng', { exact: true }).fill(month);
    await page.getByLabel('Năm', { exact: true }).fill(year);
    await page.locator('[name="weight-0"]').fill('60');
    await page.locator('[name="full-0"]').fill('80');
    await page.locator('[name="weight-1"]').fill('40');
    await page.getByRole('button', { name: 'Công bố bảng điểm' }).click();
    await page.getByRole('table', { name: 'Điểm và thứ hạng' }).waitFor();
    await look('room-scores');
  });

  it('fills a screen on the wall, and tells the people of the province without telling of anybody', async () => {
    await open('/room/wall');
    assert.ok((await page.locator('.da-wall-figure').count()) > 0);
    await look('room-wall');
    await open('/population');
    await look('population');
    const communes = page.getByRole('table', { name: 'Các xã, phường, thị trấn' });
    assert.ok((await communes.getByText('ẩn').count()) > 0, 'small counts are told as nought');
    await communes.locator('tbody a').first().click();
    await look('population-commune');
    const csv = await page.request.get(`${server.url}/population/ethnicity.csv`);
    assert.equal(csv.status(), 200);
    assert.match(await csv.text(), /ẩn/);
  });
});
