import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { apply } from '../support/applying.ts';
import { openBrowser } from '../support/browser.ts';
import { inspectPage } from '../support/inspect-page.ts';
import { readPdf } from '../support/pdf.ts';
import { type Person, signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

/*
 * Stories that follow Decree 61/2018/NĐ-CP on days on which it was in force. The server's clock is set, so that a case grows
 * old by the days themselves: received on a Tuesday, looked at again two days later.
 */
const dayOfReceipt = '2024-11-26T08:00';
const dayBeforeDue = '2024-11-28T08:00';

let browser: Browser;
let server: ServerProcess;
let folder: Awaited<ReturnType<typeof newDataFolder>>;
const seats = new Map<Person, { page: Page; context: BrowserContext }>();

async function open(startAt: string): Promise<void> {
  server = await startServerProcess(folder.dataDir, { DA06_START_AT: startAt });
}
async function close(): Promise<void> {
  await Promise.all([...seats.values()].map(({ context }) => context.close()));
  seats.clear();
  await server?.stop();
}

before(async () => {
  folder = await newDataFolder();
  browser = await openBrowser();
  await open(dayOfReceipt);
});
after(async () => {
  await close();
  await browser?.close();
  await folder?.remove();
});

/** The page of one person, who signs in once per server. */
async function pageOf(who: Person): Promise<Page> {
  const seat = seats.get(who) ?? (await signedIn(browser, server.url, who, { scripting: true }));
  seats.set(who, seat);
  return seat.page;
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).first().click();
const mainOf = (page: Page) => page.locator('main').innerText();
const look = (page: Page, name: string) => inspectPage(page, { name: `regulation-${name}`, scripting: true });
const offers = (page: Page, act: string) =>
  page
    .locator('.da-next')
    .first()
    .locator('button, summary, a')
    .filter({ hasText: new RegExp(`^\\s*${act}\\s*$`) })
    .count();

/** The case at the desk of one officer. */
async function atDesk(who: Person, caseId: string): Promise<Page> {
  const page = await pageOf(who);
  await page.goto(`${server.url}/office/cases/${caseId}`);
  return page;
}

/** A case sent through the pages, received by the desk and taken by the specialist. */
async function caseInHand(procedure: string): Promise<string> {
  const citizen = await pageOf('citizen');
  const caseId =
    (await apply(citizen, { url: server.url, procedure, scripting: true })).split('/').at(-1) ?? assert.fail();
  await press(await atDesk('receiving officer', caseId), 'Tiếp nhận');
  const specialist = await atDesk('specialist', caseId);
  await press(specialist, 'Nhận xử lý');
  assert.match(await mainOf(specialist), /Đang xử lý/);
  return caseId;
}

async function openAct(page: Page, act: string) {
  const part = page.locator('.da-next details').filter({ has: page.locator('summary', { hasText: act }) });
  await part.locator('summary').click();
  return part;
}

async function typeDate(page: Page, field: string, date: string): Promise<void> {
  const [year = '', month = '', day = ''] = date.split('-');
  await page.locator(`[name="${field}-day"]`).fill(day);
  await page.locator(`[name="${field}-month"]`).fill(month);
  await page.locator(`[name="${field}-year"]`).fill(year);
}

const timeout = 300_000;

describe('Từ chối giải quyết có căn cứ pháp lý (Điều 19 Nghị định 61/2018/NĐ-CP)', () => {
  const ground = 'Khoản 2 Điều 5 Thông tư 59/2021/TT-BCA';
  const reason = 'Số chứng minh nhân dân ghi trong đơn không có trong tàng thư.';

  it('thẩm định, từ chối bằng văn bản, người dân đọc được lý do và căn cứ', { timeout }, async (t) => {
    let caseId = '';
    await t.test('Điều 17: hồ sơ được tiếp nhận và chuyển đến người giải quyết', async () => {
      caseId = await caseInHand('id-number-confirmation');
    });
    await t.test('Điều 19: chuyên viên thẩm định xong, trình người có thẩm quyền', async () => {
      await press(await atDesk('specialist', caseId), 'Trình phê duyệt');
    });
    await t.test('Điều 19: không nêu căn cứ thì không từ chối được', async () => {
      const approver = await atDesk('approver', caseId);
      const refusing = await openAct(approver, 'Từ chối giải quyết');
      await refusing.locator('textarea').fill(reason);
      await press(approver, 'Từ chối giải quyết');
      assert.match(await approver.locator('.govuk-error-summary').innerText(), /điều, khoản và văn bản làm căn cứ/);
      assert.equal(await approver.locator('[name="refuse.note"]').inputValue(), reason, 'the reason was lost');
      await look(approver, 'refuse-without-ground');
    });
    await t.test('Điều 19: từ chối bằng văn bản, có lý do và căn cứ', async () => {
      const approver = await pageOf('approver');
      await approver.locator('[name="refuse.ground"]').fill(ground);
      await press(approver, 'Từ chối giải quyết');
      const said = await mainOf(approver);
      for (const words of ['Từ chối giải quyết', reason, `Căn cứ: ${ground}`]) assert.ok(said.includes(words), said);
      await look(approver, 'refused-office');
    });
    await t.test('Người dân được báo, xem được lý do, căn cứ và cách khiếu nại', async () => {
      const citizen = await pageOf('citizen');
      await citizen.goto(`${server.url}/my/${caseId}`);
      const notice = await citizen.locator('.da-notice--error').innerText();
      assert.ok(notice.includes(reason) && notice.includes(ground), notice);
      assert.equal(await citizen.locator(`a[href="/feedback/new?case=${caseId}"]`).count(), 1);
      await look(citizen, 'refused-citizen');
      await citizen.goto(`${server.url}/my/messages`);
      assert.match(await mainOf(citizen), /bị từ chối giải quyết/);
    });
  });
});

describe('Lấy ý kiến cơ quan khác (Điều 19 Nghị định 61/2018/NĐ-CP)', () => {
  const question = 'Đề nghị xác nhận số giấy khai sinh của người nộp.';
  const answer = 'Sổ hộ tịch có đăng ký khai sinh số 45 năm 1990.';

  it('hỏi, cơ quan được hỏi trả lời, hồ sơ đi tiếp', { timeout }, async (t) => {
    let caseId = '';
    await t.test('Điều 17: hồ sơ được tiếp nhận và chuyển đến người giải quyết', async () => {
      caseId = await caseInHand('id-number-confirmation');
    });
    await t.test('Điều 19: cơ quan chủ trì hỏi Sở Tư pháp, có thời hạn trả lời riêng', async () => {
      const specialist = await atDesk('specialist', caseId);
      await specialist.getByRole('link', { name: 'Lấy ý kiến cơ quan khác' }).click();
      await specialist.getByLabel('Cơ quan nào?').fill('so tu phap');
      await press(specialist, 'Tìm');
      await specialist.locator('main input[type=radio]').first().check();
      await specialist.getByLabel('Số ngày làm việc để trả lời').fill('2');
      await specialist.getByLabel('Nội dung cần hỏi').fill(question);
      await press(specialist, 'Gửi câu hỏi');
      const said = await mainOf(specialist);
      assert.match(said, /Chờ ý kiến của cơ quan khác/);
      assert.match(said, /hạn trả lời 28\/11\/2024/);
    });
    await t.test('Điều 19: chưa có ý kiến thì chưa trình được', async () => {
      assert.equal(await offers(await pageOf('specialist'), 'Trình phê duyệt'), 0);
    });
    await t.test('Điều 19: cơ quan được hỏi đọc hồ sơ và trả lời', async () => {
      const asked = await pageOf('specialist of another agency');
      await asked.goto(`${server.url}/office/consultations`);
      assert.ok((await mainOf(asked)).includes(question));
      await asked.locator(`tbody a[href^="/office/cases/${caseId}"]`).click();
      const part = asked.locator('section[id^="consultation-"]');
      await look(asked, 'consultation-answer');
      await part.getByLabel('Đồng ý', { exact: true }).check();
      await part.locator('textarea').fill(answer);
      await press(asked, 'Gửi trả lời');
      await asked.waitForURL(/\/office\/consultations$/);
      assert.ok(!(await mainOf(asked)).includes(question), 'an answered question still waits');
      const after = await asked.goto(`${server.url}/office/cases/${caseId}`);
      assert.ok((after?.status() ?? 0) >= 400, 'the asked agency still reads the case');
    });
    await t.test('Điều 19: người giải quyết đọc ý kiến và trình tiếp', async () => {
      const specialist = await atDesk('specialist', caseId);
      assert.ok((await specialist.locator('blockquote').innerText()).includes(answer));
      await press(specialist, 'Trình phê duyệt');
      await press(await atDesk('approver', caseId), 'Phê duyệt');
      assert.match(await mainOf(await pageOf('approver')), /Đã có kết quả/);
    });
  });
});

describe('Giao người làm thay khi vắng mặt (Điều 19 Nghị định 61/2018/NĐ-CP: hồ sơ luôn có người chịu trách nhiệm)', () => {
  it('người làm thay giải quyết, lịch sử ghi cả hai', { timeout }, async (t) => {
    let caseId = '';
    await t.test('Điều 17: chuyên viên đang giữ hồ sơ', async () => {
      caseId = await caseInHand('id-number-confirmation');
      assert.equal(await offers(await atDesk('approver', caseId), 'Trình phê duyệt'), 0, 'not yet a deputy');
    });
    await t.test('Chuyên viên nhờ đồng nghiệp làm thay từ hôm nay đến ngày 28/11', async () => {
      const specialist = await atDesk('specialist', caseId);
      const rows = specialist.locator('.da-columns__side .govuk-summary-list__row');
      const agency = (await rows.filter({ hasText: 'Cơ quan' }).first().locator('dd').innerText()).trim();
      await specialist.goto(`${server.url}/office/absence`);
      const own = specialist.locator('tbody tr').filter({ has: specialist.getByText(agency, { exact: true }) });
      await own.getByRole('link', { name: 'Nhờ người làm thay' }).click();
      await specialist.getByLabel('Trần Quốc Vượng').check();
      await typeDate(specialist, 'until', '2024-11-28');
      await press(specialist, 'Giao việc');
      assert.match(await mainOf(specialist), /Trần Quốc Vượng làm thay từ 26\/11\/2024/);
    });
    await t.test('Người làm thay trình hồ sơ; trang hồ sơ nói ai đang làm thay', async () => {
      const deputy = await atDesk('approver', caseId);
      assert.match(await mainOf(deputy), /Y Khương Niê.*hôm nay Trần Quốc Vượng làm thay/);
      await press(deputy, 'Trình phê duyệt');
      assert.match(await mainOf(deputy), /Trần Quốc Vượng, làm thay Y Khương Niê/);
      await look(deputy, 'deputy-acted');
    });
    await t.test('Chuyên viên trở lại: việc làm thay chấm dứt, lịch sử còn ghi cả hai', async () => {
      const specialist = await pageOf('specialist');
      await specialist.goto(`${server.url}/office/absence`);
      await press(specialist, 'Kết thúc, tôi đã trở lại');
      await atDesk('specialist', caseId);
      assert.match(await mainOf(specialist), /Trần Quốc Vượng, làm thay Y Khương Niê/);
      assert.equal(await offers(await atDesk('approver', caseId), 'Trình phê duyệt'), 0);
    });
  });
});

describe('Chậm trả kết quả: xin lỗi và hẹn lại (khoản 9 Điều 19 Nghị định 61/2018/NĐ-CP)', () => {
  const reason = 'Tàng thư đang được số hóa, chưa tra được số cũ.';

  it('thư xin lỗi gửi một ngày trước hạn, hẹn lại một lần, người dân đọc được thư', { timeout }, async (t) => {
    let late = '';
    let tooLate = '';
    await t.test('Điều 17: hai hồ sơ được tiếp nhận ngày 26/11, hẹn trả ngày 29/11 và ngày 27/11', async () => {
      late = await caseInHand('id-number-confirmation');
      assert.match(await mainOf(await pageOf('specialist')), /29\/11\/2024/);
      tooLate = await caseInHand('residence-confirmation');
      assert.match(await mainOf(await pageOf('specialist')), /27\/11\/2024/);
    });
    await t.test('Hai ngày trôi qua: nay là ngày 28/11, một ngày trước hạn', async () => {
      await close();
      await open(dayBeforeDue);
    });
    await t.test('Khoản 9: hồ sơ đã quá ngày hẹn thì không gửi thư hẹn lại được nữa', async () => {
      const specialist = await atDesk('specialist', tooLate);
      assert.equal(await offers(specialist, 'Xin lỗi và hẹn lại ngày trả'), 0);
    });
    await t.test('Khoản 9: ngày hẹn mới phải sau ngày hẹn cũ', async () => {
      const specialist = await atDesk('specialist', late);
      const extending = await openAct(specialist, 'Xin lỗi và hẹn lại ngày trả');
      await typeDate(specialist, 'extend.newDueOn', '2024-11-29');
      await extending.locator('textarea').fill(reason);
      await press(specialist, 'Xin lỗi và hẹn lại ngày trả');
      assert.match(await specialist.locator('.govuk-error-summary').innerText(), /29\/11\/2024/);
      await look(specialist, 'apology-wrong-date');
    });
    await t.test('Khoản 9: thư xin lỗi nêu lý do và ngày hẹn mới', async () => {
      const specialist = await pageOf('specialist');
      await typeDate(specialist, 'extend.newDueOn', '2024-12-03');
      await press(specialist, 'Xin lỗi và hẹn lại ngày trả');
      const said = await mainOf(specialist);
      assert.match(said, /Đã xin lỗi và hẹn lại ngày trả, thư ngày 28\/11\/2024/);
      assert.match(said, /Ngày hẹn đầu tiên: 29\/11\/2024/);
      await look(specialist, 'apologised');
    });
    await t.test('Khoản 9: chỉ được hẹn lại một lần', async () => {
      assert.equal(await offers(await pageOf('specialist'), 'Xin lỗi và hẹn lại ngày trả'), 0);
    });
    await t.test('Người dân thấy ngày hẹn mới, lý do, tin báo và phiếu xin lỗi (mẫu 04, TT 01/2018)', async () => {
      const citizen = await pageOf('citizen');
      await citizen.goto(`${server.url}/my/${late}`);
      const said = await mainOf(citizen);
      assert.ok(said.includes(reason), said);
      assert.match(said, /Hẹn trả 29\/11\/2024 đổi thành 03\/12\/2024/);
      await look(citizen, 'apology-citizen');
      const link = citizen.getByRole('link', { name: /Phiếu xin lỗi và hẹn lại/ });
      const address = (await link.getAttribute('href')) ?? '';
      const letter = await citizen.context().request.get(server.url + address);
      const { texts, faults } = await readPdf(await letter.body());
      assert.deepEqual(faults, []);
      const words = texts.join('');
      assert.match(words, /xin lỗi/i);
      assert.ok(words.includes(reason), words);
      await citizen.goto(`${server.url}/my/messages`);
      assert.match(await mainOf(citizen), /Xin lỗi và hẹn lại ngày trả hồ sơ/);
    });
  });
});
