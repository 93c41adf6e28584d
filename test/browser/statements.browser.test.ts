import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apiClient } from '../support/api-client.ts';
import { onePixel } from '../support/applying.ts';
import { openBrowser } from '../support/browser.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let world: DemoWorld;
let folder: Awaited<ReturnType<typeof newDataFolder>>;

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir);
  world = await demoWorld(folder.dataDir);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await world?.close();
  await server?.stop();
  await folder?.remove();
});

const stater = 'demo.xa.xuly';
const head = 'demo.xa.duyet';
const leader = 'demo.lanhdao';

/** Somebody at their own device: a phone, or a desk. */
async function at(login: string, device: { scripting: boolean; phone?: boolean }): Promise<Page> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    javaScriptEnabled: device.scripting,
    viewport: device.phone ? { width: 360, height: 740 } : { width: 1280, height: 900 },
  });
  const [name = '', value = ''] = (await world.officerCookie(login)).split('=');
  await context.addCookies([{ name, value, url: server.url }]);
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();
const open = (page: Page, path: string) => page.goto(`${server.url}${path}`);
const main = (page: Page) => page.locator('main').innerText();
const box = (page: Page, name: string) => page.locator(`[name="${name}"]`);

/** The first day of the month that began so many months ago. */
function monthBefore(months: number): { month: string; year: string; end: string } {
  const now = new Date();
  const first = new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - months, 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0));
  const iso = last.toISOString();
  return { month: String(first.getUTCMonth() + 1), year: iso.slice(0, 4), end: iso.slice(0, 10) };
}

const codes = ['tax.accounts.year', 'tax.mobile_payments.year', 'health.records'];

for (const scripting of [true, false])
  describe(`figures that units state, scripting ${scripting ? 'on' : 'off'}`, () => {
    const look = (page: Page, name: string) => inspectPage(page, { name: `statements-${name}`, scripting });
    const { month, year, end } = monthBefore(scripting ? 2 : 3);
    const period = `Tháng ${month}/${year}`;
    let form = '';

    it('a leader opens a period of last months', async () => {
      const page = await at(leader, { scripting });
      await open(page, '/office/statements/periods');
      await page.getByLabel('Tháng', { exact: true }).first().check();
      for (const [part, value] of Object.entries({ day: '15', month, year })) await box(page, `on-${part}`).fill(value);
      await page.locator('summary', { hasText: 'Chỉ hỏi một số chỉ tiêu' }).click();
      for (const code of codes) await page.locator(`input[name=codes][value="${code}"]`).check();
      await look(page, 'periods');
      await press(page, 'Mở kỳ số liệu');
      assert.match(await main(page), /giao 2 biểu mới/);
    });

    it('the unit states on a phone: last numbers beside the boxes, faults told, a look before sending', async () => {
      const page = await at(stater, { scripting, phone: true });
      await open(page, '/office/statements');
      await look(page, 'list');
      await page.setViewportSize({ width: 360, height: 740 });
      await page
        .getByRole('row', { name: new RegExp(`${period}.*[Tt]huế`, 's') })
        .getByRole('link')
        .click();
      form = new URL(page.url()).pathname;
      await box(page, 'tax.accounts.year.numerator').fill('85/98%');
      await box(page, 'tax.mobile_payments.year.numerator').fill('31.141');
      await box(page, 'tax.mobile_payments.year.denominator').fill('4.211');
      await press(page, 'Lưu và xem lại trước khi gửi');
      assert.match(await main(page), /“85\/98%” có hai số/);
      assert.equal(
        await box(page, 'tax.mobile_payments.year.numerator').inputValue(),
        '31.141',
        'nothing typed is lost',
      );
      await look(page, 'faults');
      await page.setViewportSize({ width: 360, height: 740 });
      await box(page, 'tax.accounts.year.numerator').fill('4.910');
      await press(page, 'Lưu và xem lại trước khi gửi');
      assert.match(await main(page), /vượt 100%/);
      await look(page, 'check');
      await press(page, 'Gửi duyệt');
      assert.match(await main(page), /Chờ duyệt/);
    });

    it('the head sends it back with a remark', async () => {
      const page = await at(head, { scripting });
      await open(page, form);
      assert.match(await main(page), /vượt 100%/, 'the head sees what the checks found');
      await look(page, 'approve');
      await page.locator('summary', { hasText: 'Trả lại để sửa' }).click();
      await box(page, 'remark').fill('Số giao dịch thiếu một chữ số ở mẫu số');
      await press(page, 'Trả lại để sửa');
      await page.waitForURL(/\/office\/statements$/);
    });

    it('the unit puts it right, with a document', async () => {
      const page = await at(stater, { scripting, phone: true });
      await open(page, form);
      assert.match(await main(page), /thiếu một chữ số/);
      assert.equal(await box(page, 'tax.accounts.year.numerator').inputValue(), '4.910');
      await page
        .locator('input[type=file]')
        .setInputFiles({ name: 'bảng kê.png', mimeType: 'image/png', buffer: onePixel });
      await press(page, 'Đính kèm');
      await page.getByRole('link', { name: 'bảng kê.png' }).waitFor();
      await box(page, 'tax.mobile_payments.year.denominator').fill('42.113');
      await look(page, 'entry');
      await page.setViewportSize({ width: 360, height: 740 });
      await press(page, 'Lưu và xem lại trước khi gửi');
      assert.match(await main(page), /Không thấy chỗ nào bất thường|73,9%/);
      await press(page, 'Gửi duyệt');
      // Who wrote it cannot approve it, and is not asked to.
      assert.equal(await page.getByRole('button', { name: 'Duyệt biểu này' }).count(), 0);
    });

    it('the head approves it, and it is the figure', async () => {
      const page = await at(head, { scripting });
      await open(page, form);
      await press(page, 'Duyệt biểu này');
      await page.waitForURL(/\/office\/statements$/);
      await open(page, form);
      assert.match(await main(page), /Đã duyệt/);
      await look(page, 'approved');
      const api = apiClient(server.url, await world.officerCookie(leader));
      const [figure] = await api.call<{ numerator: number; denominator: number; percent: number; source: string }[]>(
        'indicators.figures',
        { asOf: end, codes: ['tax.mobile_payments.year'] },
      );
      assert.deepEqual(
        [figure?.numerator, figure?.denominator, figure?.percent, figure?.source],
        [31141, 42113, 73.9, 'declared'],
      );
    });

    it('the unit that owes its form is seen and reminded', async () => {
      const page = await at(leader, { scripting });
      await open(page, '/office/statements/late');
      await look(page, 'late');
      const row = page.getByRole('row', { name: new RegExp(`Y tế.*${period}`, 's') });
      await row.getByRole('button', { name: /Nhắc ngay/ }).click();
      assert.match(await main(page), /Đã nhắc đơn vị/);
      const unit = await at(stater, { scripting, phone: true });
      // A message to a post stands in its holder's list when the sending task has looked at it, about a second later.
      const reminder = new RegExp(`Nhắc: biểu số liệu tháng ${month}/${year}`);
      for (let tries = 0; tries < 20; tries += 1) {
        await open(unit, '/office/messages');
        if (reminder.test(await main(unit))) break;
        await unit.waitForTimeout(500);
      }
      assert.match(await main(unit), reminder);
    });
  });
