import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sourceFiles } from '../support/source-files.ts';

/**
 * A 12-digit run whose first three digits are a province's birth-registration code (001–096, Circular 59/2021/TT-BCA)
 * could be a living person's number. Synthetic numbers begin with 9.
 */
function realLookingNumbers(text: string): string[] {
  return [...text.matchAll(/(?<![\dA-Za-z.-])\d{12}(?![\dA-Za-z])/g)]
    .map((m) => m[0])
    .filter((n) => n >= '001' && n.slice(0, 3) <= '096');
}

describe('no citizen number in the code', () => {
  it('looks real anywhere in the tree', async () => {
    const files = await sourceFiles(
      '{src,test,scripts,bench,sandbox,provinces,docs}/**/*.{ts,js,sql,md,csv,json,typ}',
      '*.md',
    );
    const found = files
      .filter((f) => !f.path.endsWith('citizen-numbers.test.ts'))
      .flatMap((f) => realLookingNumbers(f.text).map((n) => `${f.path}: ${n}`));
    assert.deepEqual(found, []);
    assert.ok(files.length > 100, 'hardly any file was read: the guard is asleep');
  });

  it('a real-looking number is caught, a synthetic one is not', () => {
    assert.deepEqual(realLookingNumbers("const id = '067190000001';"), ['067190000001']);
    assert.deepEqual(realLookingNumbers("const id = '967190000001';"), []);
  });
});
