import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import type { Procedure } from '#procedures';
import { type BankStandIn, startBankStandIn } from '../../sandbox/bank/bank-stand-in.ts';
import { type ApiClient, apiClient } from '../support/api-client.ts';
import { openBrowser } from '../support/browser.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { answersFor } from '../support/form-answers.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let bank: BankStandIn;
let world: DemoWorld;
let folder: Awaited<ReturnType<typeof newDataFolder>>;

before(async () => {
  folder = await newDataFolder();
  bank = await startBankStandIn({
    noticeUrl: () => `${server.url}/payments/notices`,
    returnUrl: (reference) => `${server.url}/my/payments/by-reference/${reference}`,
  });
  server = await startServerProcess(folder.dataDir, {
    DA06_BANK_URL: bank.url,
    DA06_BANK_PARTNER: bank.partner,
    DA06_BANK_SECRET: bank.secret,
  });
  world = await demoWorld(folder.dataDir);
  browser = await openBrowser();
});
after(async () => {
  await browser?.close();
  await world?.close();
  await server?.stop();
  await bank?.close();
  await folder?.remove();
});

/** A case with a fee of 5.000 đồng, submitted through the API. */
async function submitted(citizen: ApiClient): Promise<string> {
  const { draftId } = await citizen.call<{ draftId: string }>(
    'cases.start-draft',
    { procedureCode: 'household-split' },
    { key: randomUUID() },
  );
  const shown = await citizen.call<{ procedure: Procedure; draft: { form: Record<string, string>; version: number } }>(
    'cases.show-draft',
    { draftId },
  );
  let { version } = shown.draft;
  const values = answersFor(shown.procedure, shown.draft.form, world.communeCode);
  for (const page of shown.procedure.form.pages)
    ({ version } = await citizen.call<{ version: number }>('cases.save-draft-page', {
      draftId,
      version,
      page: page.id,
      values,
    }));
  const { caseId } = await citizen.call<{ caseId: string }>('cases.submit-case', { draftId }, { key: randomUUID() });
  return caseId;
}

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click();

for (const scripting of [true, false])
  describe(`fees and voices, scripting ${scripting ? 'on' : 'off'}`, () => {
    let myCase = '';
    let cashCase = '';

    it('the applicant pays online at the bank and has a receipt', async () => {
      const citizen = apiClient(server.url, await world.citizenCookie());
      myCase = await submitted(citizen);
      cashCase = await submitted(citizen);
      const { page, context } = await signedIn(browser, server.url, 'citizen', { scripting });
      await page.goto(`${server.url}/my/${myCase}/pay`);
      await inspectPage(page, { name: 'pay-open', scripting });
      await press(page, /Nộp trực tuyến/);
      await page.waitForURL(/\/my\/payments\//);
      await inspectPage(page, { name: 'pay-at-bank', scripting });
      await page.getByRole('link', { name: 'Đến trang của ngân hàng' }).click();
      await press(page, /Trả 5\.000 đồng/);
      await page.waitForURL(new RegExp(`/my/${myCase}/pay$`));
      assert.match(await page.locator('main').innerText(), /Đã nộp trực tuyến lúc/);
      await inspectPage(page, { name: 'pay-paid', scripting });
      const waiting = page.waitForEvent('download');
      await page.getByRole('link', { name: /Tải biên lai/ }).click();
      const receipt = await readFile(await (await waiting).path());
      assert.equal(receipt.subarray(0, 5).toString(), '%PDF-');
      await context.close();
    });

    it('the desk takes cash, and the day book has it', async () => {
      const { page, context } = await signedIn(browser, server.url, 'receiving officer', { scripting });
      await page.goto(`${server.url}/office/cases/${cashCase}/payment`);
      await inspectPage(page, { name: 'desk-pay-open', scripting });
      await page.locator('input[name=amount]').fill('4000');
      await press(page, 'Thu và cấp biên lai');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /khác với số phải thu/);
      await page.locator('input[name=amount]').fill('5.000');
      await press(page, 'Thu và cấp biên lai');
      assert.match(await page.locator('main').innerText(), /Biên lai số \d{7}\/\d{4}/);
      await inspectPage(page, { name: 'desk-pay-paid', scripting });
      await page.goto(`${server.url}/office/payments`);
      assert.match(await page.locator('main').innerText(), /Thu tiền mặt/);
      await inspectPage(page, { name: 'desk-day-book', scripting });
      await context.close();
    });

    it('a finished case is rated once', async () => {
      const desk = apiClient(server.url, await world.officerCookie('demo.congan.tiepnhan'));
      await desk.call('cases.decline-case', { caseId: cashCase, version: 1, note: 'Nộp trùng' }, { key: randomUUID() });
      const { page, context } = await signedIn(browser, server.url, 'citizen', { scripting });
      await page.goto(`${server.url}/my/${cashCase}/rate`);
      await inspectPage(page, { name: 'rate', scripting });
      await press(page, 'Gửi đánh giá');
      assert.match(await page.locator('.govuk-error-summary').innerText(), /Hãy chọn một mục/);
      await page.locator('input[name=overall][value="2"]').check();
      await page.locator('summary').first().click();
      await page.locator('input[name=attitude][value="2"]').check();
      await page.locator('textarea[name=comment]').fill('Cán bộ giải thích rõ.');
      await press(page, 'Gửi đánh giá');
      assert.match(await page.locator('main').innerText(), /Cảm ơn bạn/);
      await inspectPage(page, { name: 'rated', scripting });
      await context.close();
    });

    it('a complaint is sent, answered, published and read by everybody', async () => {
      const citizen = await signedIn(browser, server.url, 'citizen', { scripting });
      await citizen.page.goto(`${server.url}/feedback/new`);
      await citizen.page.locator('input[name=q]').fill('cong an quang khe');
      await press(citizen.page, 'Tìm');
      await inspectPage(citizen.page, { name: 'feedback-whom', scripting });
      await citizen.page.goto(`${server.url}/feedback/new?case=${myCase}`);
      await press(citizen.page, 'Gửi');
      assert.equal(await citizen.page.locator('.govuk-error-summary li').count(), 3);
      await citizen.page.locator('input[name=kind][value=complaint]').check();
      await citizen.page.locator('input[name=subject][value=delay]').check();
      await citizen.page.locator('textarea[name=text]').fill('Tôi chờ đã lâu mà chưa được trả lời.');
      await inspectPage(citizen.page, { name: 'feedback-form', scripting });
      await press(citizen.page, 'Gửi');
      await citizen.page.waitForURL(/\/feedback\/[0-9a-f-]{36}$/);
      const mine = citizen.page.url();
      await inspectPage(citizen.page, { name: 'feedback-sent', scripting });

      const office = await signedIn(browser, server.url, 'approver', { scripting });
      await office.page.goto(`${server.url}/office/feedback`);
      await inspectPage(office.page, { name: 'office-feedback', scripting });
      await office.page.goto(`${server.url}/office/feedback/${mine.split('/').at(-1)}`);
      await office.page.getByText('Trả lời', { exact: true }).first().click();
      await office.page.locator('textarea[name=answer]').fill('Hồ sơ sẽ được trả ngày mai.');
      await office.page.locator('input[name=finding][value=right]').check();
      await inspectPage(office.page, { name: 'office-feedback-one', scripting });
      await press(office.page, 'Trả lời');
      assert.match(await office.page.locator('main').innerText(), /Đã trả lời/);
      await inspectPage(office.page, { name: 'office-feedback-answered', scripting });
      await office.page.locator('textarea[name=publicText]').fill('Người dân chờ lâu.');
      await press(office.page, 'Công khai');
      assert.match(await office.page.locator('main').innerText(), /Đã công khai/);
      await office.page.goto(`${server.url}/office/satisfaction`);
      await inspectPage(office.page, { name: 'office-satisfaction', scripting });

      await citizen.page.goto(mine);
      await press(citizen.page, 'Hài lòng');
      assert.match(await citizen.page.locator('main').innerText(), /Bạn đánh giá câu trả lời/);
      await citizen.page.goto(`${server.url}/feedback`);
      const published = await citizen.page.locator('main').innerText();
      assert.match(published, /Người dân chờ lâu\./);
      assert.doesNotMatch(published, /Tôi chờ đã lâu/);
      await inspectPage(citizen.page, { name: 'feedback-published', scripting });
      await citizen.context.close();
      await office.context.close();
    });

    it('the leader computes the index and goes down to the records', async () => {
      const { page, context } = await signedIn(browser, server.url, 'leader', { scripting });
      await page.goto(`${server.url}/quality`);
      await press(page, 'Tính lại kỳ này');
      await page.getByText(/Tính lúc/).waitFor({ timeout: 60_000 });
      await inspectPage(page, { name: 'quality', scripting });
      await page.locator('main table a').first().click();
      await inspectPage(page, { name: 'quality-agency', scripting });
      await page.goto(`${server.url}/quality/agency?period=${new Date().toISOString().slice(0, 7)}`);
      await inspectPage(page, { name: 'quality-province', scripting });
      await page.locator('main table a[href*="component=5.4"]').click();
      assert.ok((await page.locator('main tbody tr').count()) > 0);
      await inspectPage(page, { name: 'quality-records', scripting });
      await page.goto(`${server.url}/quality/scorecards`);
      await inspectPage(page, { name: 'quality-scorecards', scripting });
      await context.close();
    });
  });
