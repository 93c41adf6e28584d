import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { readPdf } from '../support/pdf.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

const pictureName = (name: string, scripting: boolean) => (scripting ? name : `${name}-plain`);

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

/** What the citizen's own card says: number, name and birth date, as the person's own form shows them. */
async function cardOf(scripting: boolean): Promise<{ number: string; name: string; birth: string }> {
  const { page, context } = await signedIn(browser, server.url, 'citizen', { scripting });
  await page.goto(`${server.url}/services/permanent-residence`);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  const fact = async (label: RegExp) =>
    (
      await page.locator('.govuk-summary-list__row', { hasText: label }).first().locator('dd').first().innerText()
    ).trim();
  const card = { name: await fact(/Họ.*tên/), number: await fact(/định danh/), birth: await fact(/sinh/) };
  await context.close();
  return card;
}

const answer = async (page: Page) => {
  const asked = new Set<string>();
  for (const radio of await page.locator('main section input[type=radio]').all()) {
    const name = (await radio.getAttribute('name')) ?? '';
    if (asked.has(name) || !(await radio.isVisible())) continue;
    asked.add(name);
    if ((await page.locator(`input[name="${name}"]:checked`).count()) === 0) await radio.check();
  }
  for (const input of await page
    .locator('main section input[type=text], main section input[type=tel], main section textarea')
    .all()) {
    if (!(await input.isVisible()) || (await input.inputValue()) !== '') continue;
    const name = (await input.getAttribute('name')) ?? '';
    if (name.endsWith('-search')) continue;
    await input.fill(/phone/i.test(name) ? '0912345678' : 'Thôn 3, đường Trần Hưng Đạo');
  }
};

async function story(scripting: boolean): Promise<void> {
  const card = await cardOf(scripting);
  const desk = await signedIn(browser, server.url, 'receiving officer', { scripting });
  const { page } = desk;
  await page.goto(`${server.url}/office/desk`);
  await inspectPage(page, { name: pictureName('desk-choose', scripting), scripting });
  await page.locator('input[name=q]').fill('quang khe');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await page.locator('main ul a').first().click();

  // Somebody takes a number at the kiosk and is called to counter 3.
  await page.getByText('Ki-ốt lấy số và màn hình').click();
  await page.locator('input[name=name]').fill('Ki-ốt sảnh');
  await page.getByRole('button', { name: 'Mở ki-ốt mới' }).click();
  const kioskPath = (await page.locator('a[href^="/kiosk/"]').first().getAttribute('href')) ?? '';
  const hall = await browser.newContext({ javaScriptEnabled: scripting });
  const kiosk = await hall.newPage();
  // The pages of the hall go on by themselves; not while they are looked at.
  await kiosk.route('**/kiosk/**', async (route) => {
    if (route.request().method() !== 'GET') return route.continue();
    const response = await route.fetch();
    const { refresh, ...headers } = response.headers();
    assert.match(refresh ?? '', /^\d+/);
    return route.fulfill({ response, headers });
  });
  await kiosk.goto(server.url + kioskPath);
  await inspectPage(kiosk, { name: pictureName('kiosk', scripting), scripting });
  await kiosk.goto(server.url + kioskPath);
  await kiosk.getByRole('button', { name: 'Lấy số', exact: true }).click();
  const number = await kiosk.locator('.da-ticket__number').innerText();
  await inspectPage(kiosk, { name: pictureName('kiosk-ticket', scripting), scripting });

  await page.goto(page.url().replace(/\/devices$/, ''));
  await inspectPage(page, { name: pictureName('desk-board', scripting), scripting });
  await page.locator('input[name=counter]').first().fill('3');
  await page.getByRole('button', { name: /Gọi người tiếp theo/ }).click();
  assert.match(await page.locator('main').innerText(), new RegExp(`Quầy 3 đang phục vụ số ${number}`));
  await inspectPage(page, { name: pictureName('desk-board-called', scripting), scripting });
  await kiosk.goto(`${server.url}${kioskPath}/screen`);
  assert.match(await kiosk.locator('main').innerText(), new RegExp(`${number}\\s+3`));
  await inspectPage(kiosk, { name: pictureName('hall-screen', scripting), scripting });

  // The procedure by a few letters, the person from the card.
  await page.getByRole('link', { name: 'Tiếp nhận hồ sơ', exact: true }).click();
  await page.locator('input[name=q]').fill('thuong tru');
  await page.getByRole('button', { name: 'Tìm' }).click();
  await inspectPage(page, { name: pictureName('intake-find', scripting), scripting });
  await page.getByRole('link', { name: 'Đăng ký thường trú', exact: true }).click();
  await inspectPage(page, { name: pictureName('intake-person', scripting), scripting });
  const scan = page.locator('input[name=desk-card]');
  await scan.fill('https://example.vn/not-a-card');
  await scan.press('Enter');
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Không đọc được mã trên thẻ/);
  await page
    .locator('input[name=desk-card]')
    .fill(`${card.number}||${card.name}|${card.birth.replaceAll('/', '')}|Nam||`);
  await page.locator('input[name=desk-card]').press('Enter');
  await page.getByRole('heading', { name: 'Theo dữ liệu dân cư' }).waitFor();
  assert.match(await page.locator('main').innerText(), new RegExp(card.name));
  await inspectPage(page, { name: pictureName('intake-case', scripting), scripting });

  // Received too early: every fault is said, nothing that was typed is lost.
  await answer(page);
  const search = page.locator('input[name=commune-search]');
  if (await search.count()) {
    await search.fill('quang khe');
    const match = page.locator('input[type=radio][name=commune]').first();
    await match.waitFor({ timeout: 1500 }).catch(() => page.locator('button[name=commune-find]').click());
    await match.check();
  }
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  const typed = await page
    .locator('main section textarea, main section input[type=text]')
    .evaluateAll((all) => all.map((e) => (e as unknown as { value: string }).value));
  assert.ok(typed.includes('Thôn 3, đường Trần Hưng Đạo'), typed.join());
  assert.match(await page.locator('.govuk-error-summary').innerText(), /Hãy đính kèm|đính kèm/);
  await inspectPage(page, { name: pictureName('intake-faults', scripting), scripting });
  for (const radio of await page.locator('.da-papers input[value=original]').all()) await radio.check();
  await page.getByRole('button', { name: 'Tiếp nhận', exact: true }).click();
  await page.waitForURL(/\/done\//).catch(async () => assert.fail(await page.locator('main').innerText()));
  await inspectPage(page, { name: pictureName('intake-done', scripting), scripting });

  const href = (await page.getByRole('link', { name: 'In giấy hẹn (mẫu 01)' }).getAttribute('href')) ?? '';
  const pdf = await desk.context.request.get(server.url + href);
  assert.equal(pdf.headers()['content-type'], 'application/pdf');
  const read = await readPdf(await pdf.body());
  assert.deepEqual(read.faults, []);
  assert.ok(read.texts.join('').includes(card.name));

  // Papers go to the specialist, with both times.
  const caseId = /cases\/([^/]+)\//.exec(href)?.[1] ?? '';
  const agency = /desk\/([^/]+)\//.exec(page.url())?.[1] ?? '';
  await page.goto(`${server.url}/office/handovers/${agency}`);
  await inspectPage(page, { name: pictureName('handovers', scripting), scripting });
  await page.locator(`input[name="give-${caseId}"]`).check();
  await page.getByRole('button', { name: /Lập phiếu giao/ }).click();
  await inspectPage(page, { name: pictureName('handover-slip', scripting), scripting });
  const slip = page.url();
  const specialist = await signedIn(browser, server.url, 'specialist', { scripting });
  await specialist.page.goto(slip);
  await specialist.page.getByRole('button', { name: 'Đã nhận' }).click();
  assert.doesNotMatch(await specialist.page.locator('main').innerText(), /Chưa nhận/);

  await page.goto(`${server.url}/office/register/${agency}/${new Date().getFullYear()}`);
  await inspectPage(page, { name: pictureName('register', scripting), scripting });
  assert.match(await page.locator('main').innerText(), new RegExp(card.name));
  const file = async (kind: string) => (await desk.context.request.get(`${page.url()}/so.${kind}`)).body();
  assert.ok((await file('csv')).toString('utf8').startsWith('\uFEFF"STT","Mã hồ sơ"'));
  assert.equal((await file('xlsx')).subarray(0, 2).toString('latin1'), 'PK');
  const book = await readPdf(await file('pdf'));
  assert.deepEqual(book.faults, []);
  assert.ok(book.texts.join('').includes(card.name));
  const control = await desk.context.request.get(`${server.url}/office/cases/${caseId}/forms/05.pdf`);
  assert.match((await readPdf(await control.body())).texts.join(''), /PHIẾU KIỂM SOÁT/);
  for (const context of [desk.context, hall, specialist.context]) await context.close();
}

describe('a case at the counter, from the number to the hand-over', () => {
  it('with scripting', () => story(true));
  it('without scripting', () => story(false));
});
