import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { uses } from '../../.dependency-cruiser.mjs';
import { type SourceFile, sourceFiles } from '../support/source-files.ts';

const schemas = Object.keys(uses);
const named = new RegExp(`\\b(${schemas.join('|')})\\.([a-z_]+)`, 'g');

/** The SQL in a file: whole .sql files, and in code what stands between backticks after sql or script or copyIn. */
function sqlIn(file: SourceFile): string {
  if (file.path.endsWith('.sql')) return file.text.replace(/--.*$/gm, '');
  const parts = [...file.text.matchAll(/(?:\bsql`|script\(\s*[`']|copyIn\(\s*[`'])([\s\S]*?)[`'](?=[\s,;)\].}])/g)];
  return parts.map((m) => m[1]).join('\n');
}

/** Tables of other modules that this file names. Published views are open to all; a foreign key may point downward. */
function foreignTables(file: SourceFile): string[] {
  const owner = /^src\/modules\/([^/]+)\//.exec(file.path)?.[1];
  const sql = sqlIn(file);
  return [...sql.matchAll(named)]
    .filter(([, schema, table]) => schema !== owner && !table?.startsWith('pub_'))
    .filter((m) => !(file.path.endsWith('.sql') && /references\s+$/.test(sql.slice(0, m.index))))
    .map(([whole]) => `${file.path}: ${whole}`);
}

describe('a module owns its tables', () => {
  it('nobody else names them in SQL', async () => {
    const files = await sourceFiles('src/**/*.ts', 'src/**/*.sql');
    const product = files.filter((f) => !/(\.test|\/testing)\.ts$/.test(f.path));
    assert.deepEqual(product.flatMap(foreignTables), []);
    assert.ok(product.map(sqlIn).join('').length > 20_000, 'hardly any SQL was read: the guard is asleep');
  });

  it("reading another module's table is caught", () => {
    // biome-ignore lint/suspicious/noTemplateCurlyInString: code as it stands in a file
    const text = 'const rows = await tx.rows(sql`select * from population.person where id = ${id}`);';
    assert.deepEqual(foreignTables({ path: 'src/modules/cases/case-store.ts', text }), [
      'src/modules/cases/case-store.ts: population.person',
    ]);
    assert.deepEqual(foreignTables({ path: 'src/web/citizen/x.ts', text }), [
      'src/web/citizen/x.ts: population.person',
    ]);
  });

  it('a published view and a downward foreign key are not', () => {
    assert.deepEqual(
      foreignTables({ path: 'src/modules/indicators/a.ts', text: 'tx.rows(sql`select * from cases.pub_case`)' }),
      [],
    );
    assert.deepEqual(
      foreignTables({
        path: 'src/modules/identity/sql/0001_x.sql',
        text: 'person_id uuid references population.person (id)',
      }),
      [],
    );
  });
});
