import { access, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { packagedChromium } from './packaged-chromium.ts';
import { root } from './source-files.ts';

/** A real Chromium: the machine's own where there is one, otherwise the one that came through npm. */
export async function openBrowser(): Promise<Browser> {
  const own = await firstExisting(process.env['CHROME_PATH'], '/usr/bin/chromium');
  const flags = [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  if (own !== undefined) return chromium.launch({ executablePath: own, args: flags, headless: true });
  // Not the package's own flags: they are for one page in one process, and switch web security off.
  return chromium.launch({ ...(await packagedChromium()), args: flags, headless: true });
}

async function firstExisting(...paths: (string | undefined)[]): Promise<string | undefined> {
  for (const path of paths) {
    if (
      path !== undefined &&
      (await access(path).then(
        () => true,
        () => false,
      ))
    )
      return path;
  }
  return undefined;
}

/** With TEST_PICTURES set, keeps a picture of a page for people to look at: test-results/<name>-<width>.png. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env['TEST_PICTURES'] === undefined) return;
  const folder = join(root, 'test-results');
  await mkdir(folder, { recursive: true });
  for (const width of [360, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    await page.screenshot({ path: join(folder, `${name}-${width}.png`), fullPage: true });
  }
}
