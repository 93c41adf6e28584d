import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { pathToFileURL } from 'node:url';
import { CatalogueError, loadCatalogue } from './load-catalogue.ts';

const here = pathToFileURL(import.meta.dirname).href;
const sound = `
import { law } from '${here}/catalogue-parts/laws.ts';
import { procedure } from '${here}/domain/define-procedure.ts';
export const made = procedure({
  code: 'made-up',
  validFrom: '2023-01-01',
  field: 'seal',
  branch: 'police',
  level: 'province',
  name: { vi: 'Thủ tục', en: 'Procedure' },
  description: { vi: 'Mô tả', en: 'Description' },
  online: { level: 'full' },
  channels: ['online'],
  fee: { counter: 0, online: 0, basis: law.seal },
  deadline: { workingDays: 1, basis: law.seal },
  legalBasis: [law.seal],
  papers: [],
  form: { pages: [{ id: 'place', title: { vi: 'Ở đâu?', en: 'Where?' }, fields: [
    { kind: 'commune', key: 'commune', label: { vi: 'Xã', en: 'Commune' } },
  ] }] },
  result: { name: { vi: 'Kết quả', en: 'Result' } },
});
`;

/** Loads a folder with these files. */
async function load(files: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'da06-catalogue-'));
  try {
    for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
    return await loadCatalogue(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function faultsOf(files: Record<string, string>): Promise<string[]> {
  const error = await load(files).then(
    () => undefined,
    (e: unknown) => e,
  );
  assert.ok(error instanceof CatalogueError, 'the catalogue was accepted');
  return error.faults;
}

const without = (from: string, to: string) => {
  assert.ok(sound.includes(from));
  return { 'made-up.ts': sound.replace(from, to) };
};

describe('loading the catalogue', () => {
  it('takes in every file of the folder', async () => {
    const other = sound.replaceAll('made-up', 'made-too');
    const found = await load({ 'made-up.ts': sound, 'made-too.ts': other, 'notes.md': 'not a procedure' });
    assert.deepEqual(
      found.map((h) => h.code),
      ['made-too', 'made-up'],
    );
  });

  it('names the file and the fault', async () => {
    const faults: [string, string, RegExp][] = [
      [`en: 'Procedure'`, `en: ' '`, /^made-up\.ts: 2023-01-01: name has no words in 'en'$/],
      [`field: 'seal'`, `field: 'magic'`, /field 'magic' is none of immigration/],
      [`level: 'province'`, `level: 'village'`, /level 'village'/],
      [`kind: 'commune'`, `kind: 'map'`, /unknown kind 'map'/],
      [`workingDays: 1`, `workingDays: 1.5`, /workingDays/],
      [`counter: 0`, `counter: null`, /fee\.note has no words/],
      [`code: 'made-up'`, `code: 'other'`, /the code 'other' must be the file's name, 'made-up'/],
      [`validFrom: '2023-01-01'`, `validFrom: '2023-02-30'`, /'2023-02-30' is no date/],
      [`validFrom: '2023-01-01'`, `validFrom: '2023-01-01', later: [{ validFrom: '2022-01-01' }]`, /from old to new/],
      [`code: 'made-up'`, `code: 'made-up', essentialNumber: 26`, /essential number 26/],
      [`code: 'made-up'`, `code: 'made-up', nationalCode: '1.2'`, /nationalCode '1\.2'/],
      [`legalBasis: [law.seal]`, `legalBasis: []`, /legalBasis is empty/],
      [`channels: ['online']`, `channels: ['counter']`, /channels leave out 'online'/],
      [`key: 'commune'`, `key: 'town'`, /does not always ask for 'commune'/],
      [
        `fields: [`,
        `fields: [{ kind: 'choice', key: 'a', label: { vi: 'a', en: 'a' }, options: [] },`,
        /a choice needs two options/,
      ],
      [
        `fields: [`,
        `showWhen: { field: 'later', equals: 'x' }, fields: [`,
        /depends on 'later', which is not asked before it/,
      ],
      [
        `fields: [`,
        `fields: [{ kind: 'name', key: 'commune', label: { vi: 'a', en: 'a' } },`,
        /two fields are called 'commune'/,
      ],
      [
        `papers: []`,
        `papers: [{ code: 'p', name: { vi: 'a', en: 'a' }, kind: 'copy', required: false, requiredWhen: { field: 'x', equals: 'y' } }]`,
        /which the form lacks/,
      ],
    ];
    for (const [from, to, expected] of faults) assert.match((await faultsOf(without(from, to))).join('\n'), expected);
  });

  it('refuses a file that exports no procedure, or two', async () => {
    assert.match((await faultsOf({ 'empty.ts': 'export const nothing = 1;' })).join(), /empty\.ts: must export one/);
    const twice = `${sound}\nexport const again = made;`;
    assert.match((await faultsOf({ 'made-up.ts': twice })).join(), /must export one/);
  });

  it('refuses two procedures with the same number of the Decision', async () => {
    const first = sound.replace(`code: 'made-up'`, `code: 'made-up', essentialNumber: 10`);
    const faults = await faultsOf({ 'made-up.ts': first, 'made-too.ts': first.replaceAll('made-up', 'made-too') });
    assert.deepEqual(faults, ['essential number 10 stands in made-too and made-up']);
  });
});
