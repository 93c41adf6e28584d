import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openDatabase, startEmbeddedServer } from '#platform/db';
import { createDiskFileStore } from '#platform/files';
import { addDays, vietnamDate } from '#platform/time';
import { fillSteeringDemo } from '#steering';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { type Person, signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof newDataFolder>>;
const today = vietnamDate(new Date());

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

/** The registers of the demonstration; harmless where the server has filled them itself. */
async function fillDemo(dataDir: string): Promise<void> {
  const embedded = await startEmbeddedServer(dataDir);
  const database = openDatabase({
    app: embedded.connectionString('da06_app'),
    migrator: embedded.connectionString('da06_migrator'),
    appRole: '',
    poolSize: 2,
  });
  const silent = () => undefined;
  const log = { info: silent, warn: silent, error: silent, debug: silent };
  const runtime = {
    database,
    clock: { now: () => new Date() },
    files: createDiskFileStore(join(dataDir, 'files')),
    log,
  };
  await fillSteeringDemo(runtime, { asOf: today, seed: 6 });
  await database.close();
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).first().click();
const openForm = async (page: Page, name: string) => {
  const box = page.locator('details', { has: page.locator('summary', { hasText: new RegExp(`^${name}$`) }) }).first();
  if ((await box.getAttribute('open')) === null) await box.locator('summary').click();
  return box;
};

async function fillDay(box: ReturnType<Page['locator']>, name: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  for (const [part, value] of Object.entries({ day, month, year }))
    await box.locator(`[name="${name}-${part}"]`).fill(value);
}

const pdf = {
  name: 'minh chung.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\nxref\n0 4\n0000000000 65535 f \n0000000009 00000 n \n0000000053 00000 n \n0000000101 00000 n \ntrailer<</Size 4/Root 1 0 R>>\nstartxref\n164\n%%EOF',
  ),
};

async function as(who: Person, scripting: boolean, work: (page: Page) => Promise<void>): Promise<void> {
  const { page, context } = await signedIn(browser, server.url, who, { scripting });
  await work(page);
  await context.close();
}

describe('steering', () => {
  let directive = '';
  let late = '';
  const title = 'Rà soát hồ sơ hộ tịch còn thiếu số định danh';

  it('a leader puts a directive on record and reads two tasks out of it', async () => {
    await as('leader', true, async (page) => {
      await page.goto(`${server.url}/office/steering/directives/new`);
      await inspectPage(page, { name: 'steering-directive-new', scripting: true });
      const box = await openForm(page, 'Vào sổ văn bản');
      await press(page, 'Vào sổ văn bản');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Hãy điền hoặc chọn/);
      await box.locator('[name="number"]').fill('99/CT-UBND');
      await fillDay(box, 'issuedOn', addDays(today, -40));
      await box.locator('[name="kind"]').selectOption('directive');
      await box.locator('[name="issuerCode"]').selectOption({ index: 1 });
      await box.locator('[name="area"]').selectOption('data');
      await box.locator('[name="subject"]').fill('Làm sạch dữ liệu hộ tịch');
      await box.locator('[name="file"]').setInputFiles({ ...pdf, name: '99-CT.pdf' });
      await press(page, 'Vào sổ văn bản');
      await page.getByRole('heading', { name: 'Chỉ thị 99/CT-UBND' }).waitFor();
      directive = page.url();
      assert.match(await page.locator('main').innerText(), /99-CT\.pdf/);
      for (const [name, due] of [
        [title, addDays(today, 20)],
        ['Báo cáo kết quả làm sạch đợt một', addDays(today, -10)],
      ] as const) {
        const form = await openForm(page, 'Giao nhiệm vụ theo văn bản này');
        await form.locator('[name="place"]').fill('mục 2.a');
        await form.locator('[name="title"]').fill(name);
        const justice = form.locator('[name="ownerAgency"] option', { hasText: 'Sở Tư pháp' });
        await form.locator('[name="ownerAgency"]').selectOption((await justice.getAttribute('value')) ?? '');
        await fillDay(form, 'dueOn', due);
        await press(page, 'Giao nhiệm vụ theo văn bản này');
        await page.getByRole('link', { name }).waitFor();
      }
      await inspectPage(page, { name: 'steering-directive', scripting: true });
      await page.getByRole('link', { name: 'Báo cáo kết quả làm sạch đợt một' }).click();
      late = page.url();
      assert.match(await page.locator('main').innerText(), /Quá hạn 10 ngày/);
    });
  });

  it('the unit reports progress with evidence, without scripting, and then that it is done', async () => {
    await as('specialist of another agency', false, async (page) => {
      await page.goto(`${server.url}/office/steering/tasks?mine=yes&text=${encodeURIComponent(title)}`);
      await page.getByRole('link', { name: title }).click();
      const box = await openForm(page, 'Báo tiến độ');
      await box.locator('[name="progress"]').fill('140');
      await box.locator('[name="note"]').fill('Đã rà soát 3 trên 8 huyện');
      await press(page, 'Báo tiến độ');
      await page.locator('.govuk-error-summary').waitFor();
      assert.equal(
        await page.locator('[name="note"]').first().inputValue(),
        'Đã rà soát 3 trên 8 huyện',
        'nothing is lost',
      );
      await page.locator('[name="progress"]').fill('40');
      await page.locator('[name="file"]').first().setInputFiles(pdf);
      await press(page, 'Báo tiến độ');
      await page.getByText('Đang thực hiện').first().waitFor();
      await inspectPage(page, { name: 'steering-task-unit', scripting: false });
      const text = await page.locator('main').innerText();
      assert.match(text, /40%/);
      assert.match(text, /minh chung\.pdf/);
      const done = await openForm(page, 'Báo cáo hoàn thành');
      await done.locator('[name="result"]').fill('Đã rà soát đủ, có biểu kèm theo');
      await press(page, 'Báo cáo hoàn thành');
      await page.getByText('Chờ nghiệm thu').first().waitFor();
    });
  });

  it('the late task was told to those who gave it; the leader accepts the other', async () => {
    await as('leader', true, async (page) => {
      await page.goto(late);
      // The task that reminds is woken by the act; it looks every second.
      for (let i = 0; i < 20 && !/Báo cáo lãnh đạo/.test(await page.locator('main').innerText()); i += 1) {
        await page.waitForTimeout(500);
        await page.reload();
      }
      assert.match(await page.locator('main').innerText(), /Báo cáo lãnh đạo cơ quan giao việc/);
      await inspectPage(page, { name: 'steering-task-late', scripting: true });
      await page.goto(`${server.url}/office/messages`);
      await page
        .getByText(/quá hạn, Sở Tư pháp/)
        .first()
        .waitFor();
      await page.goto(directive);
      await page.getByRole('link', { name: title }).click();
      await openForm(page, 'Nghiệm thu');
      await press(page, 'Nghiệm thu');
      await page.getByText('Hoàn thành đúng hạn').first().waitFor();
      await page.goto(directive);
    });
  });

  it('every register reads well on a phone and on a desk', async () => {
    await as('leader', true, async (page) => {
      const at = `${server.url}/office/steering`;
      for (const part of [
        '',
        '/tasks',
        '/tasks/units',
        '/directives',
        '/task-forces',
        '/models',
        '/reviews',
        '/budget',
        '/people',
        '/obstacles',
        '/outlook',
        '/exchange/task-forces',
      ]) {
        await page.goto(`${at}${part}`);
        await inspectPage(page, { name: `steering${part.replaceAll('/', '-')}`, scripting: true });
      }
      for (const part of ['task-forces', 'models', 'reviews', 'budget', 'obstacles']) {
        await page.goto(`${at}/${part}`);
        await page.locator(`main table a[href^="/office/steering/${part}/"]`).first().click();
        await page.getByRole('heading', { level: 1 }).waitFor();
        await inspectPage(page, { name: `steering-one-${part}`, scripting: true });
      }
    });
  });

  it('models go out as a spreadsheet and come back row by row', async () => {
    await as('leader', true, async (page) => {
      await page.goto(`${server.url}/office/steering/exchange/models`);
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: 'XLSX' }).click();
      const path = await (await waiting).path();
      await page.locator('[name="file"]').setInputFiles({
        name: 'models.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from('số,tên mô hình,lĩnh vực,mã cơ quan chủ trì\n200,Mô hình thử,dữ liệu,H00\n'),
      });
      await press(page, 'Kiểm tra và nhập');
      await page.getByText('Không có cơ quan mang mã H00.').waitFor();
      await inspectPage(page, { name: 'steering-exchange-refused', scripting: true });
      await page.locator('[name="file"]').setInputFiles({
        name: 'models.xlsx',
        mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        buffer: await readFile(path),
      });
      await press(page, 'Kiểm tra và nhập');
      await page.getByText(/Mới: 0\. Thay đổi: 0\. Giữ nguyên: \d+\. Sai: 0\./).waitFor();
    });
  });
});
