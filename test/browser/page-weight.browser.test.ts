import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import pg from 'pg';
import type { Browser, Page } from 'playwright-core';
import { openBrowser } from '../support/browser.ts';
import { demoWorld } from '../support/demo-world.ts';
import { answerPage, signedIn } from '../support/people.ts';
import { newDataFolder, type ServerProcess, startServerProcess } from '../support/server-process.ts';

/** Promised: what a phone on a slow line has to load. Bytes over the wire, heads and all, as the browser counted them. */
const firstVisit = 60 * 1024;
const furtherPage = 15 * 1024;
const queuePage = 200 * 1024;

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

/** Counts what arrives for a page; what its cache has costs nothing. */
async function scaleFor(page: Page): Promise<(name: string, most: number) => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  let bytes = 0;
  session.on('Network.loadingFinished', (event) => {
    bytes += event.encodedDataLength;
  });
  return async (name, most) => {
    await page.waitForLoadState('networkidle');
    const weight = bytes;
    bytes = 0;
    process.stdout.write(`# ${name}: ${(weight / 1024).toFixed(1)} KB\n`);
    assert.ok(weight > 500, `${name}: nothing was counted`);
    assert.ok(weight <= most, `${name} weighs ${weight} bytes, at most ${most}`);
  };
}

/** The demonstration has few open cases: copies of them make the queue long. They differ in their codes only. */
async function fillQueue(): Promise<void> {
  const world = await demoWorld(server.dataDir);
  const client = new pg.Client({ connectionString: world.ownerUrl });
  await client.connect();
  await client.query(`insert into cases.case
    select (jsonb_populate_record(null::cases.case, to_jsonb(c) || jsonb_build_object('id', gen_random_uuid(), 'draft_id', null,
      'tracking_code', upper(substr(md5(c.id::text || n), 1, length(c.tracking_code))), 'official_code', c.official_code || n))).*
    from (select * from cases.case where finished_on is null and state <> 'withdrawn' order by id limit 20) c, generate_series(1, 4) n`);
  await client.end();
  await world.close();
}

describe('what a page weighs over the wire', () => {
  it('a citizen: first visit at most 60 KB, every further page at most 15 KB', { timeout: 240_000 }, async () => {
    const context = await browser.newContext({ locale: 'vi-VN', viewport: { width: 360, height: 740 } });
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    const weigh = await scaleFor(page);
    await page.goto(server.url);
    await weigh('first visit', firstVisit);
    for (const [name, path] of [
      ['all services', '/services'],
      ['search', '/services?q=tam+tru'],
      ['a life event', '/life-events/moving-home'],
      ['a service', '/services/temporary-residence'],
      ['eligibility', '/services/temporary-residence/check'],
      ['sign-in', '/sign-in'],
    ] as const) {
      await page.goto(server.url + path);
      await weigh(name, furtherPage);
    }
    await page.getByRole('button', { name: /mức độ 2/ }).click();
    await page.getByRole('button', { name: 'Đăng xuất' }).waitFor();
    await weigh('signed in', furtherPage);
    await page.goto(`${server.url}/services/id-number-confirmation`);
    await weigh('the service again', furtherPage);
    await page.getByRole('button', { name: 'Nộp hồ sơ' }).click();
    for (let step = 1; step < 15 && !/\/(papers|check)$/.test(page.url()); step += 1) {
      await weigh(`form page ${step}`, furtherPage);
      await answerPage(page);
    }
    await weigh('papers', furtherPage);
    await page.goto(`${server.url}/my`);
    await weigh('my cases', furtherPage);
    await context.close();
  });

  it('an officer: a queue of 50 rows at most 200 KB, nothing in the cache', { timeout: 120_000 }, async () => {
    await fillQueue();
    // The leader watches every agency of the province, so the first page of the queue is full.
    const before = await signedIn(browser, server.url, 'leader', { scripting: true });
    const storageState = await before.context.storageState();
    await before.context.close();
    const context = await browser.newContext({ locale: 'vi-VN', storageState });
    const page = await context.newPage();
    const weigh = await scaleFor(page);
    await page.goto(`${server.url}/office`);
    await weigh('queue', queuePage);
    assert.equal(await page.locator('main tbody tr').count(), 50);
    await context.close();
  });
});
