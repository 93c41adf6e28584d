import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { type DemoWorld, demoWorld } from '../support/demo-world.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { readPdf } from '../support/pdf.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let world: DemoWorld;
let database: pg.Client;
let folder: Awaited<ReturnType<typeof newDataFolder>>;

before(async () => {
  folder = await newDataFolder();
  server = await startServerProcess(folder.dataDir);
  browser = await openBrowser();
  world = await demoWorld(folder.dataDir);
  database = new pg.Client({ connectionString: world.ownerUrl });
  await database.connect();
});
after(async () => {
  await database?.end();
  await world?.close();
  await browser?.close();
  await server?.stop();
  await folder?.remove();
});

interface Woman {
  id: string;
  number: string;
  old: string | null;
  name: string;
  birth: string;
}

/** Women of 70 and more of the registry who have no account yet; no two stories take the same. */
async function oldWoman(skip: number): Promise<Woman> {
  const { rows } = await database.query<Woman>(
    `select id, personal_number as number, old_number as old, full_name as name, to_char(birth_date, 'DDMMYYYY') as birth
       from population.person p where sex = 'female' and birth_year < 1957 and birth_date is not null and status = 'present'
         and old_number is not null and not exists (select from identity.eid_account e where e.person_id = p.id)
      order by personal_number offset $1 limit 1`,
    [skip],
  );
  const [woman] = rows;
  assert.ok(woman !== undefined, 'the demonstration has no old woman without an account');
  return woman;
}

const cardOf = (w: Woman) => `${w.number}|${w.old ?? ''}|${w.name}|${w.birth}|Nữ|Thôn 3|05062021`;

async function codeSentTo(personId: string): Promise<string> {
  const { rows } = await database.query<{ code: string }>(
    "select params ->> 'code' as code from notifications.message where person_id = $1 and template = 'cards.notify.eid-approved'",
    [personId],
  );
  return rows[0]?.code ?? '';
}

const password = 'tám đứa cháu và hai con trâu';

async function activation(woman: Woman, scripting: boolean): Promise<void> {
  const desk = await signedIn(browser, server.url, 'receiving officer', { scripting });
  const { page } = desk;
  const name = (part: string) => (scripting ? part : `${part}-plain`);
  await page.goto(`${server.url}/office/eid`);
  await inspectPage(page, { name: name('eid-queue'), scripting });
  await page
    .getByRole('button', { name: 'Đăng ký tài khoản' })
    .or(page.getByRole('link', { name: 'Đăng ký tài khoản' }))
    .first()
    .click();
  await inspectPage(page, { name: name('eid-register'), scripting });
  // A card of somebody else beside her number is found out.
  const { rows } = await database.query<{ number: string }>(
    "select personal_number as number from population.person where sex = 'male' and status = 'present' limit 1",
  );
  await page.locator('input[name=card]').fill(cardOf(woman).replace(woman.number, rows[0]?.number ?? ''));
  await page.locator('input[name=number]').fill(woman.number);
  await page.locator('input[name=fullName]').fill(woman.name);
  await page.locator('input[name=birthDate]').fill(woman.birth);
  await page.getByRole('button', { name: 'Đối chiếu và tiếp nhận' }).click();
  assert.match(await page.locator('main').innerText(), /Số trên thẻ là của người khác/);
  await inspectPage(page, { name: name('eid-register-refused'), scripting });
  await page.locator('input[name=card]').fill(cardOf(woman));
  await page.locator('input[name=phone]').fill('0912345678');
  await page.getByRole('button', { name: 'Đối chiếu và tiếp nhận' }).click();
  await page.waitForURL(/\/office\/eid\/requests\//);
  assert.match(await page.locator('main').innerText(), /Họ tên trên thẻ\s+Khớp/);
  await inspectPage(page, { name: name('eid-request'), scripting });
  const request = page.url();

  const chief = await signedIn(browser, server.url, 'approver', { scripting });
  await chief.page.goto(request);
  await inspectPage(chief.page, { name: name('eid-request-approver'), scripting });
  await chief.page.getByRole('button', { name: 'Duyệt và gửi mã kích hoạt' }).click();
  assert.match(await chief.page.locator('main').innerText(), /Đã duyệt/);

  const phone = await browser.newContext({
    locale: 'vi-VN',
    javaScriptEnabled: scripting,
    viewport: { width: 360, height: 740 },
    userAgent: 'Mozilla/5.0 (Linux; Android 14; SM-A145F) AppleWebKit/537.36 Chrome/130 Mobile Safari/537.36',
  });
  const hers = await phone.newPage();
  await hers.goto(`${server.url}/e-id/activate`);
  await inspectPage(hers, { name: name('eid-activate'), scripting });
  await hers.setViewportSize({ width: 360, height: 740 });
  await hers.locator('input[name=number]').fill(woman.number);
  await hers.locator('input[name=code]').fill('1111 1111');
  await hers.getByRole('button', { name: 'Tiếp tục' }).click();
  assert.match(await hers.locator('main').innerText(), /không đúng/);
  await hers.locator('input[name=code]').fill(await codeSentTo(woman.id));
  await hers.getByRole('button', { name: 'Tiếp tục' }).click();
  await inspectPage(hers, { name: name('eid-password'), scripting });
  await hers.setViewportSize({ width: 360, height: 740 });
  if (scripting) await hers.locator('[data-ready=true]').waitFor({ state: 'attached' });
  await hers.locator('input[name=password]').fill(password);
  await hers.locator('input[name=again]').fill(password);
  await hers.getByRole('button', { name: 'Kích hoạt', exact: true }).click();
  await hers.waitForURL(/\/e-id\/activated/);
  assert.match(await hers.locator('main').innerText(), /mức độ 2 đã kích hoạt/);
  await inspectPage(hers, { name: name('eid-activated'), scripting });
  const devices = await database.query(
    'select d.name from identity.eid_device d join identity.eid_account a on a.id = d.eid_account_id where a.person_id = $1',
    [woman.id],
  );
  assert.deepEqual(devices.rows, scripting ? [{ name: 'Android' }] : [], 'the device is bound where the browser can');
  await hers.setViewportSize({ width: 360, height: 740 });
  await hers
    .locator('main')
    .getByRole('button', { name: 'Đăng nhập' })
    .or(hers.locator('main').getByRole('link', { name: 'Đăng nhập' }))
    .first()
    .click();
  await hers.locator('input[name=loginName]').fill(woman.number);
  await hers.locator('input[name=password]').fill(password);
  await hers.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  await hers.getByRole('button', { name: 'Đăng xuất' }).waitFor();

  await chief.page.goto(`${server.url}/office/eid`);
  await chief.page.locator('input[name=number]').fill(woman.number);
  await chief.page.getByRole('button', { name: 'Tìm', exact: true }).click();
  assert.match(await chief.page.locator('main').innerText(), /Đang hoạt động/);
  await inspectPage(chief.page, { name: name('eid-account'), scripting });
  await chief.page.goto(`${server.url}/office/eid/figures`);
  await inspectPage(chief.page, { name: name('eid-figures'), scripting });
  for (const { context } of [desk, chief]) await context.close();
  await phone.close();
}

async function card(woman: Woman, scripting: boolean): Promise<void> {
  const name = (part: string) => (scripting ? part : `${part}-plain`);
  const chief = await signedIn(browser, server.url, 'approver', { scripting });
  const boss = chief.page;
  const day = async (page: Page, field: string, ahead: number) => {
    const on = new Date(Date.now() + ahead * 86_400_000);
    for (const [part, value] of [
      ['day', on.getUTCDate()],
      ['month', on.getUTCMonth() + 1],
      ['year', on.getUTCFullYear()],
    ] as const)
      await page.locator(`input[name="${field}-${part}"]`).fill(String(value));
  };
  await boss.goto(`${server.url}/office/cards/campaigns`);
  await boss.getByText('Mở đợt mới').first().click();
  await boss.locator('input[name=name]').fill('Cao điểm Tết');
  await boss.locator('input[name=code]').fill(scripting ? 'TET-1' : 'TET-2');
  await day(boss, 'fromOn', 0);
  await day(boss, 'toOn', 30);
  await boss.locator('input[name=target]').fill('1000');
  await boss.locator('main form').getByRole('button', { name: 'Mở đợt mới' }).click();
  await boss.waitForURL(/campaigns\/TET/);
  await inspectPage(boss, { name: name('card-campaign'), scripting });
  await boss.goto(`${server.url}/office/cards/places`);
  await boss.getByText('Mở điểm thu nhận').first().click();
  await boss.locator('input[name=name]').fill('Tổ lưu động số 2');
  await boss.locator('select[name=kind]').selectOption('mobile');
  await boss.locator('select[name=campaignCode]').selectOption(scripting ? 'TET-1' : 'TET-2');
  await boss.locator('input[name=dailyPlaces]').fill('20');
  await day(boss, 'openFrom', 0);
  await boss.locator('main form').getByRole('button', { name: 'Mở điểm thu nhận' }).click();
  await boss.getByText('Tổ lưu động số 2').first().waitFor();
  await inspectPage(boss, { name: name('card-places'), scripting });

  const desk = await signedIn(browser, server.url, 'receiving officer', { scripting });
  const { page } = desk;
  await page.goto(`${server.url}/office/cards/take`);
  // The scanner's Enter fills the boxes in and does nothing more.
  await page.locator('input[name=card]').fill(cardOf(woman));
  await page.locator('input[name=card]').press('Enter');
  await page.getByText('Đã đọc thẻ').waitFor();
  assert.equal(await page.locator('input[name=number]').inputValue(), woman.number);
  await page.locator('input[name=kind][value=lost]').check();
  await page.locator('input[name=reason-lost][value=lost]').check();
  await page.locator('select[name=place]').selectOption({ label: 'Tổ lưu động số 2' });
  await inspectPage(page, { name: name('card-take'), scripting });
  await page.getByRole('button', { name: 'Đối chiếu và lập hồ sơ' }).click();
  await page.waitForURL(/\/office\/cards\/applications\//);
  assert.match(await page.locator('main').innerText(), /Cấp lại thẻ: 70\.000 đồng/);
  const application = page.url();
  await page.getByText('Ghi thông tin thay đổi').first().click();
  await page.locator('select[name=field]').selectOption('religion');
  await page.locator('input[name=newValue]').fill('Tin Lành');
  await page.locator('input[name=proof]').fill('Giấy xác nhận số 5');
  await page.getByRole('button', { name: 'Ghi thay đổi' }).click();
  await page.getByText('Tin Lành (theo Giấy xác nhận số 5)').waitFor();
  const picture = await page.screenshot({ clip: { x: 0, y: 0, width: 300, height: 400 } });
  await page.locator('input[name=portrait]').setInputFiles({ name: 'anh.png', mimeType: 'image/png', buffer: picture });
  await page.getByRole('button', { name: 'Thu nhận ảnh và thông tin' }).click();
  await page.getByText('Đã thu nhận').first().waitFor();
  await inspectPage(page, { name: name('card-captured'), scripting });
  await page.getByRole('button', { name: 'Chuyển duyệt, in thẻ' }).click();
  await boss.goto(application);
  await boss.getByRole('button', { name: 'Xác nhận đã có thẻ' }).click();
  await boss.getByText('Đã có thẻ, chờ trả').first().waitFor();
  await page.goto(application);
  await page.getByRole('button', { name: 'Trả thẻ' }).click();
  await page.getByText('Đã trả thẻ').first().waitFor();
  await inspectPage(page, { name: name('card-handed-over'), scripting });
  await page.goto(`${server.url}/office/cards`);
  await inspectPage(page, { name: name('card-queue'), scripting });
  await page.goto(`${server.url}/office/cards/late`);
  await inspectPage(page, { name: name('card-late'), scripting });

  await page.goto(`${server.url}/office/cards/confirm-number`);
  await page.locator('input[name=card]').fill(cardOf(woman));
  await page.locator('input[name=card]').press('Enter');
  await page.getByText('Đã đọc thẻ').waitFor();
  await inspectPage(page, { name: name('card-confirm'), scripting });
  await page.getByRole('button', { name: 'Đối chiếu và xác nhận' }).click();
  await page.waitForURL(/confirmations/);
  await inspectPage(page, { name: name('card-confirmation'), scripting });
  const code = /xác nhận ([A-Z0-9]{12})/.exec(await page.locator('h1').innerText())?.[1] ?? '';
  const response = await page.request.get(`${page.url()}/paper`);
  const paper = await readPdf(await response.body());
  assert.deepEqual(paper.faults, []);
  assert.equal(paper.pages.length, 1);
  for (const part of [woman.name, woman.number, woman.old ?? '', code])
    assert.ok(paper.texts.join(' ').includes(part), part);
  const anybody = await (await browser.newContext({ javaScriptEnabled: scripting })).newPage();
  await anybody.goto(`${server.url}/cards/check?code=${code}`);
  await anybody.locator('input[name=oldNumber]').fill(woman.old ?? '');
  await anybody.locator('input[name=number]').fill(woman.number);
  await anybody.locator('main').getByRole('button', { name: 'Kiểm tra' }).click();
  assert.match(await anybody.locator('main').innerText(), /Giấy này đúng/);
  await inspectPage(anybody, { name: name('card-check'), scripting });
  for (const { context } of [desk, chief]) await context.close();
  await anybody.context().close();
}

describe('the police desk for identity', () => {
  it('registers an old woman for level 2 from her card; she activates it on her telephone', async () => {
    await activation(await oldWoman(0), true);
  });
  it('the same without scripts', async () => {
    await activation(await oldWoman(1), false);
  });
  it('takes a lost card from intake to hand-over, with a drive, a mobile team and the confirmation of the old number', async () => {
    await card(await oldWoman(2), true);
  });
  it('the same without scripts', async () => {
    await card(await oldWoman(3), false);
  });
});
