import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { type SigningStandIn, startSigningService } from '../../sandbox/certificate-authority/signing-service.ts';
import { greyJpeg } from '../../src/modules/results/testing.ts';
import { openBrowser, picture } from '../support/browser.ts';
import { demoWorld } from '../support/demo-world.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

let browser: Browser;
let server: ServerProcess;
let signing: SigningStandIn;
let folder: Awaited<ReturnType<typeof newDataFolder>>;
let holder: { number: string; name: string };

before(async () => {
  folder = await newDataFolder();
  signing = await startSigningService({ names: () => 'Công an xã Quảng Khê' });
  const roots = join(folder.dataDir, 'roots.pem');
  await writeFile(roots, signing.authority.rootPem);
  const env = { DA06_SIGNING_URL: signing.url, DA06_SIGNING_TOKEN: signing.token, DA06_SIGNING_ROOTS: roots };
  server = await startServerProcess(folder.dataDir, env);
  browser = await openBrowser();
  holder = await demoCitizen(folder.dataDir);
});
after(async () => {
  await browser?.close();
  await server?.stop();
  await signing?.close();
  await folder?.remove();
});

async function demoCitizen(dataDir: string): Promise<{ number: string; name: string }> {
  const world = await demoWorld(dataDir);
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  const { rows } = await client.query(`select p.personal_number as number, p.full_name as name from population.person p
    join identity.account a on a.person_id = p.id where a.demo and a.level = 2`);
  await client.end();
  await world.close();
  return rows[0] as { number: string; name: string };
}

const scan = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: greyJpeg(1654, 2339) });

async function saved(page: Page, button: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByText(button, { exact: true }).click(),
  ]);
  return readFile(await download.path());
}

describe('an old result, from paper to proof', () => {
  let code = '';
  let file: Buffer = Buffer.alloc(0);

  it('the desk digitises it: pages counted, scanned, put in order', async () => {
    const { page, context } = await signedIn(browser, server.url, 'receiving officer', { scripting: true });
    await page.goto(`${server.url}/office/digitise`);
    await inspectPage(page, { name: 'digitise' });
    await page.getByRole('link', { name: 'Số hóa một kết quả' }).click();
    await page.getByLabel('Số định danh của người giữ').fill(holder.number);
    await page.getByLabel('Tên giấy').fill('Giấy xác nhận cư trú');
    await page.getByLabel('Số', { exact: true }).fill('77/XN-2019');
    await page.locator('[name=issuedOn-day]').fill('6');
    await page.locator('[name=issuedOn-month]').fill('5');
    await page.getByRole('button', { name: 'Bắt đầu quét' }).click();
    await inspectPage(page, { name: 'digitise-new-refused' });
    await page.getByLabel('Giấy có bao nhiêu trang?').fill('2');
    await page.locator('[name=issuedOn-year]').fill('2019');
    await page.getByRole('button', { name: 'Bắt đầu quét' }).click();
    await page.getByLabel('Thêm ảnh quét').setInputFiles([scan('1.jpg'), scan('2.jpg')]);
    await page.getByRole('button', { name: 'Gửi ảnh' }).click();
    await page.getByText('Đã có 2 ảnh trên 2 ảnh cần có.').waitFor();
    await inspectPage(page, { name: 'digitise-pages' });
    await page.getByRole('button', { name: 'Chuyển lên trước' }).click();
    await page.getByRole('button', { name: 'Hoàn thành' }).click();
    await page.getByText('Đã số hóa xong').waitFor();
    await inspectPage(page, { name: 'digitise-done' });
    await context.close();
  });

  it('its holder finds it in the vault, signed, and shows it to somebody', async () => {
    const { page, context } = await signedIn(browser, server.url, 'citizen', { scripting: true });
    await page.goto(`${server.url}/my/results`);
    await page.getByRole('link', { name: 'Giấy xác nhận cư trú' }).click();
    for (let tries = 0; tries < 40 && (await page.getByText('Đang lập văn bản').count()) > 0; tries += 1) {
      await page.waitForTimeout(250);
      await page.reload();
    }
    await page.getByText('Công an xã Quảng Khê').first().waitFor();
    file = await saved(page, 'Tải văn bản (PDF)');
    await page.getByRole('button', { name: 'Tạo mã chia sẻ' }).click();
    await inspectPage(page, { name: 'vault-result' });
    code = (await page.locator('table .da-code').first().innerText()).trim();
    await page.goto(`${server.url}/my/results`);
    await inspectPage(page, { name: 'vault' });
    await context.close();
  });

  it('whoever has the share code opens it, without signing in', async () => {
    const context = await browser.newContext({ locale: 'vi-VN', acceptDownloads: true, javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(`${server.url}/shared`);
    await page.getByLabel('Mã chia sẻ').fill(code.toLowerCase());
    await page.getByRole('button', { name: 'Xem' }).click();
    assert.ok((await saved(page, 'Tải văn bản (PDF)')).equals(file));
    await context.close();
  });

  it('anybody checks the file: genuine, signature intact; changed by one letter, it is neither', async () => {
    const context = await browser.newContext({ locale: 'vi-VN' });
    const page = await context.newPage();
    await page.goto(`${server.url}/verify`);
    await inspectPage(page, { name: 'verify' });
    const upload = async (buffer: Buffer) => {
      await page
        .getByLabel('Tệp PDF của văn bản')
        .setInputFiles({ name: 'a.pdf', mimeType: 'application/pdf', buffer });
      await page.getByRole('button', { name: 'Kiểm tra tệp' }).click();
    };
    await upload(file);
    await page.getByText('Văn bản có thật và còn giá trị').waitFor();
    await page.getByText(/Chữ ký số còn nguyên vẹn/).waitFor();
    assert.ok(!(await page.locator('main').innerText()).includes(holder.name), 'it says not whose it is');
    await inspectPage(page, { name: 'verify-good' });
    const changed = Buffer.from(file);
    changed[1000] = (changed[1000] ?? 0) ^ 1;
    await upload(changed);
    await page.getByText(/đã bị sửa sau khi ký/).waitFor();
    await inspectPage(page, { name: 'verify-changed' });
    await context.close();
  });

  it('the head of the agency takes it back; the public check says so', async () => {
    const { page, context } = await signedIn(browser, server.url, 'approver', { scripting: false });
    await page.goto(`${server.url}/office/results?q=${encodeURIComponent('77/XN-2019')}`);
    await page.getByRole('link', { name: '77/XN-2019' }).click();
    await page.getByText('Thu hồi kết quả').first().click();
    await page.getByLabel('Lý do').last().fill('Cấp sai người');
    await page.getByRole('button', { name: 'Thu hồi kết quả' }).click();
    await page.getByText('Đã thu hồi').first().waitFor();
    const verification = (await page.locator('.da-code').first().innerText()).trim();
    await picture(page, 'office-result');
    await page.goto(`${server.url}/verify?code=${verification}`);
    await page.getByText(/Văn bản đã bị thu hồi ngày/).waitFor();
    await context.close();
  });
});

describe('a batch of old results', () => {
  it('is filled by one officer, judged by another, and goes into the vaults', async () => {
    const filler = await signedIn(browser, server.url, 'receiving officer', { scripting: false });
    const { page } = filler;
    await page.goto(`${server.url}/office/digitise/batches`);
    await page.getByLabel('Tên đợt').fill('Sổ năm 2018');
    await page.getByRole('button', { name: 'Mở đợt mới' }).click();
    const lines = [
      'Số;Ngày cấp;Số định danh;Họ và tên;Tệp;Số trang',
      `1/2018;06/05/2018;${holder.number};${holder.name};so-1.jpg;1`,
      `2/2018;31/02/2018;67090000001;${holder.name};so-2.jpg;1`,
    ];
    await page
      .getByLabel('Bảng kê (CSV hoặc XLSX)')
      .setInputFiles({ name: 'ke.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) });
    await page.getByRole('button', { name: 'Đọc bảng kê' }).click();
    await page.getByText('Đã đọc 2 dòng, 1 dòng có lỗi.').waitFor();
    await picture(page, 'batch-faults');
    await page.getByLabel('Tệp quét').setInputFiles([scan('so-1.jpg')]);
    await page.getByRole('button', { name: 'Gửi tệp' }).click();
    await page.getByRole('button', { name: 'Rút mẫu để kiểm tra' }).click();
    const address = page.url();
    await filler.context.close();

    const judge = await signedIn(browser, server.url, 'specialist', { scripting: true });
    await judge.page.goto(address);
    await inspectPage(judge.page, { name: 'batch-sample' });
    await judge.page.getByRole('button', { name: 'Đạt', exact: true }).click();
    await judge.page.getByRole('button', { name: 'Chấp nhận và nhập kho' }).click();
    for (let tries = 0; tries < 60; tries += 1) {
      await judge.page.goto(`${address}?list=imported`);
      if ((await judge.page.getByText('1/2018').count()) > 0) break;
      await judge.page.waitForTimeout(250);
    }
    await judge.page.getByText('1/2018').waitFor();
    await inspectPage(judge.page, { name: 'batch-imported' });
    await judge.context.close();
  });
});
