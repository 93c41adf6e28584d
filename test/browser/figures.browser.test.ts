import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { signedIn } from '../support/people.ts';
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

const code = 'online.police.residence';
const numberIn = (text: string) => Number(text.replace(/\D/g, ''));

for (const scripting of [true, false]) {
  describe(`the figures of the report, scripting ${scripting ? 'on' : 'off'}`, () => {
    it('say where each number comes from, and lead to its records and to one of them', async () => {
      const { page, context } = await signedIn(browser, server.url, 'leader', { scripting });
      await page.goto(`${server.url}/figures`);
      await inspectPage(page, { name: 'figures-all', scripting });
      assert.equal(await page.locator('main table').getByText('Cơ quan báo cáo').count(), 38);
      const link = page.locator(`main table a[href*="/figures/${code}?"][href*="part=denominator"]`);
      const told = numberIn(await link.innerText());
      assert.ok(told > 0);
      await link.click();
      const tab = page.locator('#records + nav a[aria-current="page"]');
      assert.equal(numberIn(await tab.innerText()), told);
      await inspectPage(page, { name: 'figure-one', scripting });
      const opened = page.locator('main table a[href^="/office/cases/"]').first();
      assert.match(await opened.innerText(), /^H36[.\d]*-\d{6}-\d{4,}$/);
      await context.close();
    });

    it('split so that the rows add up to the figure', async () => {
      const { page, context } = await signedIn(browser, server.url, 'leader', { scripting });
      await page.goto(`${server.url}/figures/${code}?by=commune`);
      const column = await page
        .locator('#split ~ div table, #split ~ table')
        .first()
        .locator('tbody tr td:nth-child(2)')
        .allInnerTexts();
      const sum = column.reduce((n, text) => n + numberIn(text), 0);
      const tab = page.locator('#records + nav a').first();
      assert.equal(sum, numberIn(await tab.innerText()));
      await context.close();
    });

    it('are shown as an earlier day knew them, and say so', async () => {
      const { page, context } = await signedIn(browser, server.url, 'leader', { scripting });
      await page.goto(`${server.url}/figures/${code}?knownAt=2022-12-31`);
      assert.match(await page.locator('main').innerText(), /theo những gì biết được đến hết ngày 31\/12\/2022/);
      assert.match(await page.locator('main').innerText(), /Khi đó biết: [\d.]+\/[\d.]+/);
      await page.goto(`${server.url}/figures/tax.mobile_payments.year`);
      await inspectPage(page, { name: 'figure-declared', scripting });
      assert.match(await page.locator('main').innerText(), /chưa báo cáo số liệu|Phiếu báo cáo của cơ quan/);
      await context.close();
    });
  });
}
