import assert from 'node:assert/strict';
import { request } from 'node:http';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { catalogueAt } from '#procedures';
import { apiClient } from '../support/api-client.ts';
import { openBrowser, picture } from '../support/browser.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { answersFor } from '../support/form-answers.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let world: DemoWorld;
let folder: Awaited<ReturnType<typeof newDataFolder>>;

const procedureCode = 'id-number-confirmation';
const submittedCases: string[] = [];

/** A full desk: more cases than one page shows. */
async function fillDesk(count: number): Promise<void> {
  const procedure = catalogueAt(new Date().toISOString().slice(0, 10)).find((p) => p.code === procedureCode);
  assert.ok(procedure);
  const citizen = apiClient(server.url, await world.citizenCookie());
  const today = new Date().toISOString().slice(0, 10);
  const found = await fetch(`${server.url}/units?q=quang%20khe&date=${today}`);
  const { units } = (await found.json()) as { units: { code: string }[] };
  const values = answersFor(procedure, {}, units[0]?.code ?? '');
  for (let n = 0; n < count; n += 1) {
    const { caseId } = await citizen.call<{ caseId: string }>(
      'cases.submit-application',
      { procedureCode, values },
      { key: `office-queue-${n}` },
    );
    submittedCases.push(caseId);
  }
}

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir);
  world = await demoWorld(folder.dataDir);
  browser = await openBrowser();
  await fillDesk(56);
});
after(async () => {
  await browser?.close();
  await world?.close();
  await server?.stop();
  await folder?.remove();
});

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const rows = (page: Page) => page.locator('tbody tr');
const countOf = async (page: Page, tab: RegExp) =>
  Number((await page.getByRole('link', { name: tab }).locator('.da-tabs__count').innerText()).replaceAll('.', ''));

/** What a page weighs as it goes over the wire, with everything that it loads. */
function weightOf(path: string, cookie: string): Promise<number> {
  return new Promise((done, failed) => {
    const ask = request(
      `${server.url}${path}`,
      { headers: { cookie, 'accept-encoding': 'br', accept: '*/*' } },
      (answer) => {
        let bytes = 0;
        answer.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        answer.on('end', () =>
          answer.statusCode === 200 ? done(bytes) : failed(new Error(`${path}: ${answer.statusCode}`)),
        );
      },
    );
    ask.on('error', failed);
    ask.end();
  });
}

describe('an officer with a full desk', () => {
  it('gets 50 cases at once, in at most 200 KB', { timeout: 400_000 }, async () => {
    const cookie = await world.officerCookie('demo.congan.tiepnhan');
    const html = await weightOf('/office?owner=receiving-officer', cookie);
    assert.ok(html <= 200_000, `${html} bytes`);
  });

  it('narrows, walks and ticks by keyboard, and receives many at once', { timeout: 400_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'receiving officer', { scripting: true });
    await page.goto(`${server.url}/office`);
    await inspectPage(page, { name: 'queue-full' });
    assert.equal(await rows(page).count(), 50);
    const waiting = await countOf(page, /Chờ tiếp nhận/);

    await page.getByLabel('Thủ tục').selectOption(procedureCode);
    await press(page, 'Lọc');
    assert.match(page.url(), new RegExp(`procedure=${procedureCode}`));
    await page.getByLabel('Xem hồ sơ').selectOption('late');
    await press(page, 'Lọc');
    assert.match(page.url(), /late=1/);
    await inspectPage(page, { name: 'queue-filtered' });
    await page.goto(`${server.url}/office?owner=receiving-officer&procedure=${procedureCode}`);

    // The keys are there once their script has come, a moment after the page.
    const all = page.getByLabel('Chọn tất cả hồ sơ trên trang');
    await all.waitFor();
    for (const key of ['j', 'x', 'j', 'x', 'k', 'x']) await page.keyboard.press(key);
    assert.equal(await page.locator('tbody input:checked').count(), 1, 'two ticked, one unticked');
    await all.check();
    assert.match(await page.locator('.da-bulk__title').innerText(), /đã chọn 50/);
    await picture(page, 'queue-ticked');
    await press(page, 'Tiếp nhận');
    await inspectPage(page, { name: 'bulk-outcome' });
    const said = await page.locator('main').innerText();
    const done = Number(/đã xong (\d+) hồ sơ/.exec(said)?.[1]);
    assert.ok(done >= 40, said);
    await page.getByRole('link', { name: 'Về danh sách' }).click();
    assert.equal(await countOf(page, /Chờ tiếp nhận/), waiting - done);

    await all.waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('khong-co-ma-nay');
    await page.keyboard.press('Enter');
    await page.getByText('Không có hồ sơ nào khớp').first().waitFor();
    await context.close();
  });

  it('does the same with scripting off, and is told what was not done', { timeout: 400_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist', { scripting: false });
    await page.goto(`${server.url}/office?owner=specialist&procedure=${procedureCode}`);
    await inspectPage(page, { name: 'queue-without-scripting', scripting: false });
    await press(page, 'Nhận xử lý');
    assert.match(await page.locator('main').innerText(), /chưa chọn hồ sơ nào/);
    await page.getByRole('link', { name: 'Về danh sách' }).click();
    const [first, second] = await page.locator('tbody input[type=checkbox]').all();
    await first?.check();
    await second?.check();
    // Somebody else takes one of them meanwhile.
    const other = await signedIn(browser, server.url, 'specialist', { scripting: false });
    const address = await page.locator('tbody th a').first().getAttribute('href');
    await other.page.goto(`${server.url}${address}`);
    await press(other.page, 'Nhận xử lý');
    await other.context.close();
    await press(page, 'Nhận xử lý');
    const said = await page.locator('main').innerText();
    assert.match(said, /đã xong 1 hồ sơ/);
    assert.match(said, /1 hồ sơ chưa làm được/);
    await context.close();
  });
});

describe('one case at the desk', () => {
  it('shows who has it and what it waits for, its course, and every act with its form', {
    timeout: 400_000,
  }, async () => {
    const caseId = submittedCases[0] ?? '';
    const desk = await signedIn(browser, server.url, 'specialist', { scripting: true });
    const { page } = desk;
    await page.goto(`${server.url}/office/cases/${caseId}`);
    const taking = page.getByRole('button', { name: 'Nhận xử lý', exact: true });
    if ((await taking.count()) > 0) await taking.click();
    await inspectPage(page, { name: 'case-at-desk' });
    const main = page.locator('main');
    assert.match(await main.innerText(), /Đang chờ/);
    assert.match(await main.innerText(), /Các bước và thời gian/);
    for (const details of await page.locator('.da-next details').all()) await details.locator('summary').click();
    await inspectPage(page, { name: 'case-acts-open' });

    await page.getByRole('link', { name: 'Lấy ý kiến cơ quan khác' }).click();
    await page.getByLabel('Cơ quan nào?').fill('so tu phap');
    await press(page, 'Tìm');
    await inspectPage(page, { name: 'consult-form' });
    await press(page, 'Gửi câu hỏi');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /nội dung cần hỏi/);
    await page.locator('main input[type=radio]').first().check();
    await page.getByLabel('Số ngày làm việc để trả lời').fill('2');
    await page.getByLabel('Nội dung cần hỏi').fill('Đề nghị xác nhận số giấy khai sinh của người nộp.');
    await press(page, 'Gửi câu hỏi');
    assert.match(await main.innerText(), /Chờ trả lời/);
    await inspectPage(page, { name: 'case-consulted' });
    await press(page, 'Nhắc cơ quan này');
    assert.match(await main.innerText(), /Đã nhắc/);
    await desk.context.close();
  });

  it('refuses nothing that was typed: an act without its words comes back with them', {
    timeout: 400_000,
  }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist', { scripting: false });
    await page.goto(`${server.url}/office/cases/${submittedCases[1]}`);
    const taking = page.getByRole('button', { name: 'Nhận xử lý', exact: true });
    if ((await taking.count()) > 0) await taking.click();
    await page.locator('summary', { hasText: 'Yêu cầu bổ sung' }).click();
    await press(page, 'Yêu cầu bổ sung');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /ghi rõ nội dung/);
    await inspectPage(page, { name: 'case-fault', scripting: false });
    await page.getByLabel('Người dân cần bổ sung những gì?').fill('Chụp lại mặt sau, ảnh mờ.');
    await press(page, 'Yêu cầu bổ sung');
    assert.match(await page.locator('main').innerText(), /Chờ bổ sung/);
    await context.close();
  });
});

describe('the clock', () => {
  it('is watched by unit, down to the cases', { timeout: 400_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'leader', { scripting: true });
    await page.goto(`${server.url}/office/deadlines`);
    await inspectPage(page, { name: 'deadlines' });
    await page.goto(`${server.url}/office/deadlines/cases`);
    await inspectPage(page, { name: 'deadline-cases' });
    await page.goto(`${server.url}/office`);
    await inspectPage(page, { name: 'queue-leader' });
    await context.close();
  });
});

describe('an officer who goes away', () => {
  it('names a deputy and takes it back', { timeout: 400_000 }, async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist', { scripting: true });
    await page.goto(`${server.url}/office/absence`);
    await inspectPage(page, { name: 'absence' });
    await page.getByRole('link', { name: 'Nhờ người làm thay' }).first().click();
    await inspectPage(page, { name: 'absence-form' });
    await press(page, 'Giao việc');
    assert.match(await page.locator('.govuk-error-summary').innerText(), /chọn người làm thay/);
    await page.locator('main input[type=radio]').first().check();
    const until = new Date(Date.now() + 2 * 86_400_000);
    await page.locator('[name=until-day]').fill(String(until.getUTCDate()));
    await page.locator('[name=until-month]').fill(String(until.getUTCMonth() + 1));
    await page.locator('[name=until-year]').fill(String(until.getUTCFullYear()));
    await press(page, 'Giao việc');
    assert.match(await page.locator('main').innerText(), /làm thay từ/);
    await inspectPage(page, { name: 'absence-given' });
    await page.getByRole('button', { name: 'Kết thúc, tôi đã trở lại' }).first().click();
    assert.doesNotMatch(await page.locator('main').innerText(), /làm thay từ/);
    await context.close();
  });
});
