import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import '#app/modules';
import '#linkage';
import '../../src/cli/i18n/index.ts';
import '../../src/simulation/i18n/index.ts';
import '../../src/web/i18n/index.ts';
import '../../src/web/pages.ts';
import { hasMessage, messageKeys, t } from '#platform/i18n';
import { type SourceFile, sourceFiles } from '../support/source-files.ts';

/** Letters that only Vietnamese has: text with one of them was written for people and belongs into a message file. */
const vietnamese = /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i;

/** Where Vietnamese is data or words: message files, what a checker, a matcher or an importer reads in reports, names and headings, the catalogue, province packs, names, tests. */
const home =
  /\/i18n\/|messages\.ts$|\/catalogue(-parts)?\/|^provinces\/|\/generation\/|holiday|\/regimes\/|\/domain\/.*(names?|words|law|ethnic|fold|legacy|apostrophe|spelling|village|directive|task-force|demo|processing-step|random-calendar)|\/reports\/checker\/|\/linkage\/(engine|groups)\/|\/steering\/exchange\/|\/demo\/|definitions?\.ts$|share\.ts$|procedure-field|\/simulated\/|simulated-officer|testing|\.test\.ts$/;

/** "61/2018/NĐ-CP" is the number of a document, the same in every language. */
const lawNumber = /\d+\/(\d{4}\/)?[A-ZĐ][A-ZĐ0-9-]*/g;

/** Vietnamese inside string literals of a file; comments may cite the law. */
function textsOutsideMessages(file: SourceFile): string[] {
  const code = file.text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:])\/\/.*$/gm, '$1');
  return code
    .replace(lawNumber, '')
    .split('\n')
    .filter((line) => vietnamese.test(line) && /['"`>]/.test(line))
    .map((line) => `${file.path}: ${line.trim()}`);
}

/** Message keys that code names in full. */
function keysNamed(file: SourceFile): string[] {
  return [
    ...file.text.matchAll(
      /(?:refuse\(\s*'[a-z-]+',\s*|\bt\((?:\s*[a-z.]+,)?\s*|key: )'([a-z][a-z-]*(?:\.[a-z0-9-]+)+)'/g,
    ),
  ].map((m) => m[1] ?? '');
}

describe('words', () => {
  it('stand in Vietnamese and in English, with the same places to fill', () => {
    const places = (text: string) =>
      [...text.matchAll(/\{(\w+)\}/g)]
        .map((m) => m[1])
        .sort()
        .join();
    const keys = messageKeys('vi');
    assert.ok(keys.length > 300, `only ${keys.length} messages: the guard is asleep`);
    assert.deepEqual(keys.toSorted(), messageKeys('en').toSorted());
    assert.deepEqual(
      keys.filter((k) => places(t('vi', k)) !== places(t('en', k))),
      [],
    );
    assert.deepEqual(
      keys.filter((k) => t('vi', k).trim() === '' || t('en', k).trim() === ''),
      [],
    );
  });

  it('exist for every key that the code names', async () => {
    const files = (await sourceFiles('src/**/*.ts')).filter((f) => !f.path.endsWith('.test.ts'));
    const named = files.flatMap((f) => keysNamed(f).map((key) => ({ path: f.path, key })));
    assert.ok(named.length > 100, 'hardly any key was read: the guard is asleep');
    assert.deepEqual(
      named.filter((n) => !hasMessage(n.key)).map((n) => `${n.path}: ${n.key}`),
      [],
    );
  });

  it('stand in message files only', async () => {
    const files = (await sourceFiles('src/**/*.ts')).filter((f) => !home.test(f.path));
    assert.deepEqual(files.flatMap(textsOutsideMessages), []);
  });

  it('an untranslated text is caught', () => {
    const page = { path: 'src/web/citizen/x-pages.ts', text: 'const body = html`<h1>Nộp hồ sơ</h1>`; // Nộp hồ sơ' };
    assert.equal(textsOutsideMessages(page).length, 1);
    assert.deepEqual(textsOutsideMessages({ ...page, text: '/** Nộp hồ sơ */\nconst a = 1; // hồ sơ' }), []);
    assert.deepEqual(keysNamed({ path: 'x', text: "refuse('invalid', 'cases.no-such-words')" }), [
      'cases.no-such-words',
    ]);
    assert.equal(hasMessage('cases.no-such-words'), false);
  });
});
