import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { extractText, getDocumentProxy } from 'unpdf';
import { renderPdf } from '#platform/documents';
import { checkWholeForm, visiblePages } from './index.ts';
import { loadCatalogue } from './load-catalogue.ts';

const here = import.meta.dirname;
const read = (...path: string[]) => readFile(join(here, ...path), 'utf8');

/** The two blocks of the recipe: what a newcomer types. */
async function recipe(): Promise<{ index: string; result: string }> {
  const page = await read('..', '..', '..', 'docs', 'recipes', 'add-a-procedure.md');
  const block = (language: string) => new RegExp(`\`\`\`${language}\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1] ?? '';
  return { index: block('ts'), result: block('typst') };
}

/** The newcomer's folder, with its relative imports pointing to this module. */
async function asFolder(code: string): Promise<{ folder: string; remove(): Promise<void> }> {
  const { index, result } = await recipe();
  const folder = await mkdtemp(join(tmpdir(), 'da06-newcomer-'));
  const module = pathToFileURL(here).href;
  await mkdir(join(folder, code));
  await writeFile(
    join(folder, code, 'index.ts'),
    index.replace("code: 'civil-status-extract'", `code: '${code}'`).replaceAll("'../../", `'${module}/`),
  );
  await writeFile(join(folder, code, 'result.typ'), result);
  return { folder, remove: () => rm(folder, { recursive: true }) };
}

describe('a newcomer who adds a procedure', () => {
  it('types under 80 lines, and the recipe shows a folder that is really there', async () => {
    const { index, result } = await recipe();
    assert.ok(index.split('\n').length + result.split('\n').length - 2 < 80);
    assert.equal(index, await read('catalogue', 'civil-status-extract', 'index.ts'));
    assert.equal(result, await read('catalogue', 'civil-status-extract', 'result.typ'));
  });

  it('adds one folder and nothing else: it is found by itself, with its condition and its printed form', async () => {
    const { folder, remove } = await asFolder('my-first-procedure');
    try {
      const [history, ...more] = await loadCatalogue(folder);
      assert.equal(more.length, 0);
      const version = history?.versions.at(-1);
      assert.ok(version);
      assert.equal(version.code, 'my-first-procedure');
      const keys = (entryKind: string) =>
        visiblePages(version.form, { entryKind }).flatMap((page) => page.fields.map((f) => f.key));
      assert.ok(keys('marriage').includes('spouseName'));
      assert.ok(!keys('birth').includes('spouseName'));
      const faults = checkWholeForm(version.form, { entryKind: 'marriage' }).map((f) => f.field);
      assert.ok(faults.includes('spouseName') && faults.includes('commune'));
      await printed(version.result.template ?? '');
    } finally {
      await remove();
    }
  });

  it('is told what is wrong with the folder', async () => {
    const { folder, remove } = await asFolder('my-first-procedure');
    try {
      await writeFile(join(folder, 'my-first-procedure', 'result.typ'), 'The same for everybody');
      await mkdir(join(folder, 'empty'));
      await assert.rejects(loadCatalogue(folder), /empty\/: has no index\.ts[\s\S]*shows no facts/);
    } finally {
      await remove();
    }
  });
});

/** Its own form really prints, with the facts of the case as selectable Vietnamese text. */
async function printed(template: string): Promise<void> {
  const frame = await read('..', 'results', 'drawing', 'result-frame.typ');
  const pdf = await renderPdf(`${frame}\n${template}`, {
    agency: 'Ủy ban nhân dân xã Quảng Khê',
    number: '01/2026',
    title: 'Bản sao trích lục hộ tịch',
    officialCode: 'H67.20.01-261124-000001',
    lines: [{ label: 'Họ tên', value: "H'Bliăk Niê Kdăm" }],
    words: { nation: 'A', motto: 'B', number: 'Số', of: 'C', date: 'D', signer: 'E', signature: 'F' },
    check: { code: 'ABCD', text: 'G', qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"></svg>' },
  });
  const { text } = await extractText(await getDocumentProxy(Uint8Array.from(pdf)), { mergePages: true });
  assert.match(text.normalize('NFC'), /H'Bliăk Niê Kdăm/);
}
