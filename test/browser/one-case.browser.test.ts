import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { apply, onePixel } from '../support/applying.ts';
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

const inspect = (page: Page, name: string, scripting: boolean) => inspectPage(page, { name, scripting });

/** The figure's two numbers as the leader sees them. */
async function figure(code: string, scripting: boolean): Promise<{ online: number; all: number }> {
  const { page, context } = await signedIn(browser, server.url, 'leader', { scripting });
  await page.goto(`${server.url}/figures`);
  await inspect(page, 'figures', scripting);
  const number = async (part: string) => {
    const text = await page
      .locator(`main table a[href*="/figures/${code}?"][href*="part=${part}"]`)
      .first()
      .innerText();
    return Number(text.replaceAll('.', ''));
  };
  const numbers = { online: await number('numerator'), all: await number('denominator') };
  await page.goto(`${server.url}/figures/${code}?part=numerator`);
  await inspect(page, 'figure-records', scripting);
  await context.close();
  return numbers;
}

async function deskOpens(who: 'receiving officer' | 'specialist' | 'approver', caseId: string, scripting: boolean) {
  const desk = await signedIn(browser, server.url, who, { scripting });
  await desk.page.goto(`${server.url}/office`);
  await inspect(desk.page, `queue-${who.replace(' ', '-')}`, scripting);
  await desk.page.goto(`${server.url}/office/cases/${caseId}`);
  return desk;
}

const act = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const stateOf = (page: Page) => page.locator('main .da-tag').first().innerText();

async function story(procedure: string, code: string, scripting: boolean, fee?: string): Promise<void> {
  const before = await figure(code, scripting);
  const citizen = await signedIn(browser, server.url, 'citizen', { scripting });
  const myCase = await apply(citizen.page, {
    url: server.url,
    procedure,
    scripting,
    look: (name) => inspect(citizen.page, name, scripting),
  });
  const caseId = myCase.split('/').at(-1) ?? '';

  const receiving = await deskOpens('receiving officer', caseId, scripting);
  await inspect(receiving.page, `desk-${procedure}`, scripting);
  await act(receiving.page, 'Tiếp nhận');
  assert.match(await receiving.page.locator('h1').innerText(), /^H36[.\d]*-\d{6}-\d{6,}$/);

  const specialist = await deskOpens('specialist', caseId, scripting);
  await act(specialist.page, 'Nhận xử lý');
  const supplement = specialist.page.locator('details', { hasText: 'Yêu cầu bổ sung' });
  await supplement.locator('summary').click();
  await act(specialist.page, 'Yêu cầu bổ sung');
  assert.match(await specialist.page.locator('.govuk-error-summary').innerText(), /ghi rõ nội dung/);
  await supplement.locator('textarea').fill('Ảnh giấy tờ bị mờ góc dưới, đề nghị chụp lại.');
  await act(specialist.page, 'Yêu cầu bổ sung');
  assert.match(await stateOf(specialist.page), /Chờ bổ sung/);

  await citizen.page.goto(myCase);
  assert.match(await citizen.page.locator('main').innerText(), /chụp lại/);
  await citizen.page
    .locator('input[type=file]')
    .setInputFiles({ name: 'bản rõ.png', mimeType: 'image/png', buffer: onePixel });
  if (scripting) await citizen.page.getByRole('link', { name: 'bản rõ.png' }).waitFor();
  else await act(citizen.page, 'Đính kèm');
  await inspect(citizen.page, `supplement-${procedure}`, scripting);
  await act(citizen.page, 'Gửi bổ sung');
  assert.match(await stateOf(citizen.page), /Đang xử lý/);

  await specialist.page.reload();
  assert.equal(await supplement.count(), 0, 'a supplement can be asked for twice');
  await act(specialist.page, 'Trình phê duyệt');
  const approver = await deskOpens('approver', caseId, scripting);
  await act(approver.page, 'Phê duyệt');
  assert.match(await stateOf(approver.page), /Đã có kết quả/);

  if (fee !== undefined) {
    // No result leaves the desk before its fee is paid; this citizen pays it there.
    await receiving.page.goto(`${server.url}/office/cases/${caseId}/payment`);
    await receiving.page.locator('input[name=amount]').fill(fee);
    await act(receiving.page, 'Thu và cấp biên lai');
  }

  await citizen.page.goto(myCase);
  // The document is drawn after the decision, within seconds on a machine that has nothing else to do.
  for (
    let turn = 0;
    turn < 40 && (await citizen.page.getByRole('button', { name: 'Tải kết quả' }).count()) === 0;
    turn += 1
  ) {
    await citizen.page.waitForTimeout(1_000);
    await citizen.page.reload();
  }
  await inspect(citizen.page, `result-${procedure}`, scripting);
  const [download] = await Promise.all([citizen.page.waitForEvent('download'), act(citizen.page, 'Tải kết quả')]);
  const pdf = await readFile(await download.path());
  assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
  await citizen.page.goto(`${server.url}/my`);
  await inspect(citizen.page, 'my-cases', scripting);
  await citizen.page.goto(myCase);
  assert.match(await stateOf(citizen.page), /Đã trả kết quả/);

  assert.deepEqual(await figure(code, scripting), { online: before.online + 1, all: before.all + 1 });
  await Promise.all([citizen, receiving, specialist, approver].map((p) => p.context.close()));
}

describe('one citizen, one case, one figure', () => {
  it('confirmation of the old identity number, from the form to the figure', { timeout: 240_000 }, () =>
    story('id-number-confirmation', 'essential.police.id_number_confirmation', true),
  );

  it('temporary residence, from the form to the figure', { timeout: 240_000 }, () =>
    story('temporary-residence', 'essential.police.temporary_residence', true, '7.000'),
  );

  it('temporary residence with scripting switched off', { timeout: 240_000 }, () =>
    story('temporary-residence', 'essential.police.temporary_residence', false, '7.000'),
  );
});
