import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceFiles } from '../support/source-files.ts';

/** Words and reference data are lists: they grow with their subject. */
const lists = /\/i18n\/|^provinces\/|\/catalogue\/|holidays|messages\.ts$|-data\.ts$|names\.ts$/;

describe('small rooms', () => {
  it('no source file passes 400 lines, no test 800, no face 80', async () => {
    const files = await sourceFiles('{src,test,scripts,sandbox,bench}/**/*.ts');
    const limit = (path: string) =>
      path.endsWith('.test.ts') ? 800 : /modules\/[^/]+\/index\.ts$/.test(path) ? 80 : 400;
    const long = files.filter((f) => !lists.test(f.path) && f.text.split('\n').length > limit(f.path) + 1);
    assert.deepEqual(
      long.map((f) => `${f.path}: ${f.text.split('\n').length} lines`),
      [],
    );
  });

  it('the product never reads ../shared', async () => {
    const files = await sourceFiles('{src,sandbox,provinces,scripts}/**/*.{ts,js,sql,typ,csv}', 'bin/da06');
    assert.deepEqual(
      files.filter((f) => f.text.includes('../shared')).map((f) => f.path),
      [],
    );
  });
});
