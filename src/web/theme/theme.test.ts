import assert from 'node:assert/strict';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { themeFile, themeIsCurrent } from '../../../scripts/build-theme.ts';

const fonts = join(import.meta.dirname, '../assets/fonts');

describe('the theme', () => {
  it('is what its sources give', async () => {
    assert.ok(await themeIsCurrent(), 'run node scripts/build-theme.ts');
  });

  it('weighs at most 18 KB on the network', async () => {
    const size = gzipSync(await readFile(themeFile), { level: 9 }).length;
    assert.ok(size <= 18 * 1024, `${size} bytes`);
  });

  it('and its fonts at most 40 KB on a first visit', async () => {
    const files = (await readdir(fonts)).filter((name) => name.endsWith('.woff2'));
    const sizes = await Promise.all(files.map(async (name) => (await stat(join(fonts, name))).size));
    assert.equal(files.length, 6);
    assert.ok(sizes.reduce((a, b) => a + b) <= 40 * 1024);
  });

  it('asks only for fonts that are here, and for nothing from elsewhere', async () => {
    const css = await readFile(themeFile, 'utf8');
    const urls = [...css.matchAll(/url\("?([^")]+)"?\)/g)].map((match) => match[1] ?? '');
    assert.ok(urls.length >= 6);
    for (const url of urls) {
      assert.match(url, /^\/assets\/fonts\//);
      await stat(join(fonts, url.slice('/assets/fonts/'.length)));
    }
    assert.doesNotMatch(css, /GDS Transport|@import/);
  });
});
