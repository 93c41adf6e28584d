import type { Browser, BrowserContext, Page } from 'playwright-core';

export type Person =
  | 'citizen'
  | 'receiving officer'
  | 'specialist'
  | 'approver'
  | 'specialist of another agency'
  | 'leader';

/** Words on the sign-in page by which the demonstration people are told apart. */
const buttons: Record<Person, RegExp> = {
  citizen: /mức độ 2/,
  'receiving officer': /tiếp nhận hồ sơ, công an/,
  specialist: /xử lý hồ sơ, công an/,
  approver: /Trưởng công an/,
  'specialist of another agency': /Công chức chuyên môn cấp xã/,
  leader: /Lãnh đạo tỉnh/,
};

/** One person at their own device, signed in through the sign-in page. */
export async function signedIn(
  browser: Browser,
  url: string,
  who: Person,
  options: { scripting: boolean },
): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext({
    locale: 'vi-VN',
    javaScriptEnabled: options.scripting,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  await page.goto(`${url}/sign-in`);
  await page
    .getByRole('button', { name: buttons[who] })
    .click()
    .catch(async (error: Error) => {
      throw new Error(`${who} cannot sign in at ${page.url()}: ${await page.locator('main').innerText()}`, {
        cause: error,
      });
    });
  await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
  return { page, context };
}

/** Fills whatever the page still asks for, as somebody who lives at "Thôn 3" would, and goes on. */
export async function answerPage(page: Page): Promise<void> {
  const main = page.locator('main');
  const asked = new Set<string>();
  for (const radio of await main.locator('input[type=radio]').all()) {
    const name = (await radio.getAttribute('name')) ?? '';
    if (asked.has(name) || !(await radio.isVisible())) continue;
    asked.add(name);
    if ((await main.locator(`input[name="${name}"]:checked`).count()) === 0) await radio.check();
  }
  for (const input of await main.locator('input[type=text]:not([readonly]), input[type=tel], textarea').all()) {
    // Fields that the answers do not call for are hidden while scripting is on.
    if (!(await input.isVisible()) || (await input.inputValue()) !== '') continue;
    const name = (await input.getAttribute('name')) ?? '';
    if (name.endsWith('-search')) await chooseCommune(page, name);
    else await input.fill(answerTo(name));
  }
  await main.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
}

function answerTo(name: string): string {
  // Stays begin soon, whatever else is asked for happened long ago.
  const day = /from-/i.test(name) ? new Date(Date.now() + 3 * 86_400_000) : new Date('2009-06-12T00:00:00Z');
  if (name.endsWith('-day')) return String(day.getDate());
  if (name.endsWith('-month')) return String(day.getMonth() + 1);
  if (name.endsWith('-year')) return String(day.getFullYear());
  if (/months$/i.test(name)) return '12';
  if (name === 'copies') return '2';
  if (/phone/i.test(name)) return '0912345678';
  if (/oldNumber/.test(name)) return '245123456';
  if (/number$/i.test(name)) return '967190000001';
  return 'Thôn 3, đường Trần Hưng Đạo';
}

/** Types a few letters and picks the first commune; without scripting the "find" button brings the matches. */
async function chooseCommune(page: Page, searchName: string): Promise<void> {
  const field = searchName.replace(/-search$/, '');
  await page.locator(`input[name="${searchName}"]`).fill('quang khe');
  const match = page.locator(`input[type=radio][name="${field}"]`).first();
  await match.waitFor({ timeout: 1500 }).catch(() => page.locator(`button[name="${field}-find"]`).click());
  await match.check();
}
