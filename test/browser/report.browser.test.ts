import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
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

async function saved(page: Page, link: string): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: link }).click()]);
  return readFile(await download.path());
}

const today = new Date();

describe('a report, from draft to signed', () => {
  let address = '';
  let pdf: Buffer = Buffer.alloc(0);

  it('is written without scripting: typed numbers are refused, named figures have their values', async () => {
    const { page, context } = await signedIn(browser, server.url, 'specialist of another agency', { scripting: false });
    await page.goto(`${server.url}/reports`);
    await inspectPage(page, { name: 'reports', scripting: false });
    await page.getByLabel('Kỳ báo cáo', { exact: true }).fill('năm 2023');
    await page.getByRole('button', { name: 'Bắt đầu báo cáo mới' }).click();
    await page.getByRole('heading', { name: /Báo cáo năm 2023/ }).waitFor();
    address = page.url();
    await inspectPage(page, { name: 'report', scripting: false });

    await page.getByRole('link', { name: /Nhóm tiện ích phục vụ chỉ đạo/ }).click();
    await page.getByLabel('Nội dung', { exact: true }).fill('Công an tỉnh đã xử lý 1.250 hồ sơ.');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page
      .getByText(/Số “1.250” được gõ tay/)
      .first()
      .waitFor();
    await inspectPage(page, { name: 'report-section-refused', scripting: false });
    await page.getByLabel('Nội dung', { exact: true }).fill('Công an tỉnh đã xử lý {{online.police.total}}.');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByText(/Công an tỉnh đã xử lý [\d.]+\/[\d.]+ hồ sơ, đạt [\d,]+%/).waitFor();

    await page.goto(`${address}/frame`);
    await page.getByLabel('Số', { exact: true }).fill('876');
    await page.locator('[name=date-day]').fill(String(today.getDate()));
    await page.locator('[name=date-month]').fill(String(today.getMonth() + 1));
    await page.locator('[name=date-year]').fill(String(today.getFullYear()));
    await page.getByLabel('Họ và tên người ký').fill('Nguyễn Văn Minh');
    await page.getByRole('button', { name: 'Lưu' }).click();
    await page.getByRole('button', { name: 'Trình duyệt' }).click();
    await page.getByText('Chờ duyệt').waitFor();
    await context.close();
  });

  it('every number of its preview opens its records', async () => {
    const { page, context } = await signedIn(browser, server.url, 'leader', { scripting: true });
    await page.goto(`${address}/preview`);
    await page.getByText('Không thấy chỗ nào trong báo cáo tự mâu thuẫn.').waitFor();
    await inspectPage(page, { name: 'report-preview', scripting: true });
    const link = page.locator('.da-report a[href*="/figures/essential.police.dossiers"]').first();
    await link.click();
    await page.waitForURL(/\/figures\/essential\.police\.dossiers/);
    await context.close();
  });

  it('the leader freezes and signs it; made anew it is the same', async () => {
    const { page, context } = await signedIn(browser, server.url, 'leader', { scripting: true });
    await page.goto(address);
    await inspectPage(page, { name: 'report-review', scripting: true });
    await page.getByRole('button', { name: 'Chốt báo cáo' }).click();
    await page.getByRole('button', { name: 'Ký ban hành' }).click();
    await page.getByText('Đã ký').first().waitFor();
    pdf = await saved(page, 'Bản in (.pdf)');
    assert.ok((await saved(page, 'Bản in (.pdf)')).equals(pdf));
    await page.getByRole('link', { name: 'Dựng lại và đối chiếu' }).click();
    await page.getByText(/giống bản đã chốt từng byte/).waitFor();
    await inspectPage(page, { name: 'report-signed', scripting: true });
    await page.getByRole('button', { name: 'Lập báo cáo điều chỉnh' }).click();
    await page.getByRole('heading', { name: /Báo cáo điều chỉnh năm 2023/ }).waitFor();
    await page.getByRole('link', { name: 'Số liệu điều chỉnh' }).click();
    await page.getByText('Chưa có số liệu nào khác với báo cáo đã ban hành.').waitFor();
    await context.close();
  });

  it('any report can be dropped: ours is silent, one that contradicts itself is shown where', async () => {
    const { page, context } = await signedIn(browser, server.url, 'leader', { scripting: true });
    await page.goto(`${server.url}/reports/check`);
    await inspectPage(page, { name: 'report-check', scripting: true });
    const drop = async (name: string, mimeType: string, buffer: Buffer) => {
      await page.getByLabel('Tệp báo cáo').setInputFiles({ name, mimeType, buffer });
      await page.getByRole('button', { name: 'Soát báo cáo' }).click();
    };
    await drop('cua-tinh.pdf', 'application/pdf', pdf);
    await page.getByText('Không thấy chỗ nào trong báo cáo tự mâu thuẫn.').waitFor();
    const wrong = '## I. KẾT QUẢ\n\nĐã giải quyết 148.367/168.585 hồ sơ, đạt 88,1%.\n\n## III. KIẾN NGHỊ\n';
    await drop('sai.md', 'text/markdown', Buffer.from(wrong));
    await page.getByText('Báo cáo ghi 88,1% nhưng 148.367/168.585 là 88,0%.').waitFor();
    await page.getByText(/Đề mục III không nối tiếp đề mục I/).waitFor();
    await inspectPage(page, { name: 'report-check-found', scripting: true });
    await drop('hong.docx', 'application/octet-stream', Buffer.from('không phải docx'));
    await page.getByText(/bị hỏng hoặc không đúng loại/).waitFor();
    await context.close();
  });
});
