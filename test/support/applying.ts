import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { answerPage } from './people.ts';

/** The smallest PNG there is: one transparent pixel. */
export const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
);

interface Application {
  /** Address of the server. */
  url: string;
  procedure: string;
  scripting: boolean;
  /** Called on each page, with a name for its picture. */
  look?(name: string): Promise<void>;
}

/** Goes from the page of a service to the receipt, as the person who is signed in would; returns the address of the case. */
export async function apply(page: Page, { url, procedure, scripting, look }: Application): Promise<string> {
  await page.goto(`${url}/services/${procedure}`);
  await look?.(`service-${procedure}`);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  for (let step = 0; !/\/(papers|check)$/.test(page.url()); step += 1) {
    assert.ok(step < 15, `the form does not end: ${page.url()}`);
    await look?.(`apply-${procedure}-${step}`);
    await answerPage(page);
    assert.equal(await page.locator('.govuk-error-summary').count(), 0, await page.locator('main').innerText());
  }
  if (page.url().endsWith('/papers')) {
    for (const [index, input] of (await page.locator('input[type=file]').all()).entries()) {
      await input.setInputFiles({ name: 'ảnh chụp.png', mimeType: 'image/png', buffer: onePixel });
      // With scripting a file goes at once, and the page comes again with it.
      if (scripting) await page.locator('.da-pages__item').nth(index).waitFor();
    }
    await look?.(`papers-${procedure}`);
    await page.getByRole('button', { name: 'Lưu và tiếp tục' }).click();
  }
  await look?.(`check-${procedure}`);
  await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
  await page.waitForURL(/\/receipt$/);
  await look?.(`receipt-${procedure}`);
  return page.url().replace(/\/receipt$/, '');
}
