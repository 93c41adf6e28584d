import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
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

async function signedIn(who: RegExp): Promise<Page> {
  const context = await browser.newContext({ locale: 'vi-VN' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${server.url}/sign-in`);
  await page.getByRole('button', { name: who }).click();
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  return page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const open = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).first().click();

describe('the editor of the catalogue', () => {
  it('one administrator writes a version, another publishes it', { timeout: 300_000 }, async () => {
    const writer = await signedIn(/Quản trị/);
    await writer.goto(`${server.url}/admin/catalogue?q=luu+tru`);
    await inspectPage(writer, { name: 'catalogue' });
    await writer.goto(`${server.url}/admin/catalogue?new=stay-notification`);
    await press(writer, 'Bắt đầu soạn');
    await open(writer, 'Tên, mô tả, ngày hiệu lực');
    await writer.getByLabel('Tên thủ tục (tiếng Việt)').fill('Thông báo lưu trú qua đêm');
    await inspectPage(writer, { name: 'catalogue-edit-texts' });
    await press(writer, 'Lưu');
    await open(writer, 'Mức trực tuyến, nơi giải quyết');
    await writer.getByLabel('Trực tuyến một phần').check();
    await press(writer, 'Lưu');
    assert.match(await writer.locator('.govuk-error-summary').innerText(), /phải nêu lý do/);
    await writer.getByLabel('Trực tuyến toàn trình').check();
    await press(writer, 'Lưu');
    await open(writer, 'Các trang của biểu mẫu');
    await inspectPage(writer, { name: 'catalogue-form-pages' });
    await open(writer, 'Các ô của trang Nơi lưu trú là gì?');
    await open(writer, 'Thêm mục');
    await inspectPage(writer, { name: 'catalogue-edit-field' });
    await writer.locator('input[name=key]').fill('lodgingName');
    await writer.getByLabel('Chữ, một dòng').check();
    await writer.locator('input[name=labelVi]').fill('Tên cơ sở');
    await writer.locator('input[name=labelEn]').fill('Name of the place');
    await writer.getByLabel('Bắt buộc', { exact: true }).check();
    await writer.locator('input[name=fieldWhen]').fill('lodging = hotel');
    await press(writer, 'Lưu');
    await press(writer, 'Lên');
    assert.match(await writer.locator('main').innerText(), /Tên cơ sở/);
    await writer.goBack();
    await writer.goto(`${server.url}/admin/catalogue`);
    await open(writer, 'Thông báo lưu trú qua đêm');
    assert.match(
      await writer.locator('main').innerText(),
      /chưa đạt kiểm tra/,
      'a condition that looks forward is told',
    );
    await inspectPage(writer, { name: 'catalogue-version' });
    await open(writer, 'Các trang của biểu mẫu');
    await open(writer, 'Các ô của trang Nơi lưu trú là gì?');
    await press(writer, 'Xuống');
    await writer.goto(`${server.url}/admin/catalogue`);
    await open(writer, 'Thông báo lưu trú qua đêm');
    await open(writer, 'Xem như người dân thấy');
    await inspectPage(writer, { name: 'catalogue-preview' });
    assert.match(await writer.locator('main').innerText(), /Tên cơ sở/);
    await writer.goBack();
    await writer.locator('textarea[name=note]').fill('Hỏi thêm tên cơ sở lưu trú.');
    await press(writer, 'Trình ban hành');
    const address = writer.url();
    assert.equal(await writer.getByRole('button', { name: 'Ban hành', exact: true }).count(), 0, 'four eyes');

    const other = await signedIn(/Kiểm soát thủ tục/);
    await other.goto(address);
    await inspectPage(other, { name: 'catalogue-decide' });
    await press(other, 'Ban hành');
    assert.match(await other.locator('main').innerText(), /Đã ban hành/);
    await other.goto(`${server.url}/services/stay-notification`);
    assert.match(await other.locator('h1').innerText(), /^Thông báo lưu trú$/, 'today the old version still holds');
    await writer.context().close();
    await other.context().close();
  });

  it('tells row by row what is wrong with a file, and keeps nothing of it', { timeout: 180_000 }, async () => {
    const page = await signedIn(/Quản trị/);
    const exported = await page.request.get(`${server.url}/admin/catalogue/export.csv`);
    const csv = (await exported.text())
      .replace('"1.004194"', '"1,004194"')
      .replace('"Thông báo lưu trú"', '"Báo lưu trú"');
    await page.goto(`${server.url}/admin/catalogue/import`);
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'danh-muc.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
    await press(page, 'Gửi tệp');
    await inspectPage(page, { name: 'catalogue-import-report' });
    const text = await page.locator('main').innerText();
    assert.match(text, /có lẽ là 1\.004194/);
    assert.match(text, /Chưa nhập dòng nào/);
    await page.goto(`${server.url}/admin/catalogue/listed`);
    await inspectPage(page, { name: 'catalogue-listed' });
    await page.locator('input[type=file]').setInputFiles({
      name: 'phu-luc.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('number;name;agency;national_code;procedure_code\n1;Dịch vụ thử nghiệm;;;passport\n'),
    });
    await press(page, 'Nhập danh sách');
    assert.match(await page.locator('main').innerText(), /Quyết định 422\/QĐ-TTg ngày 04\/04\/2022: 1 dịch vụ/);
    await page.context().close();
  });
});
