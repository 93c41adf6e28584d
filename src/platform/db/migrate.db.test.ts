import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { type MigrationSource, migrate, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';

const { database } = await withTestDatabase([]);
const root = await mkdtemp(join(tmpdir(), 'da06-migrate-'));
after(() => rm(root, { recursive: true, force: true }));

/** A module's folder of SQL; files given again replace the earlier ones. */
async function moduleWith(module: string, files: Record<string, string>): Promise<MigrationSource> {
  const folder = join(root, module);
  await mkdir(folder, { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text);
  return { module, folder };
}

const rows = <R extends object>(text: string) =>
  database.asOwner((tx) => tx.rows<R>(sql([text] as unknown as TemplateStringsArray)));

const exists = async (name: string) =>
  (await rows<{ r: string | null }>(`select to_regclass('${name}') as r`))[0]?.r !== null;

describe('migrations', () => {
  it('run in order of their numbers, views last, and only once', async () => {
    const source = await moduleWith('order', {
      'views.sql': 'create or replace view "order".pub_thing as select id from "order".thing',
      '0002_fill.sql': 'insert into "order".thing values (1)',
      '0001_create.sql': 'create schema "order"; create table "order".thing (id int)',
      'note.txt': 'not SQL',
    });
    assert.deepEqual(await migrate(database, [source]), [
      'order/0001_create.sql',
      'order/0002_fill.sql',
      'order/views.sql',
    ]);
    assert.deepEqual(await migrate(database, [source]), []);
    await moduleWith('order', { '0003_more.sql': 'insert into "order".thing values (2)' });
    assert.deepEqual(await migrate(database, [source]), ['order/0003_more.sql']);
    assert.equal((await rows('select id from "order".pub_thing')).length, 2);
  });

  it('stop everything when one was changed after it ran', async () => {
    const source = await moduleWith('changed', { '0001_create.sql': 'create schema changed' });
    await migrate(database, [source]);
    await moduleWith('changed', {
      '0001_create.sql': 'create schema changed; ',
      '0002_next.sql': 'create table changed.x ()',
    });
    await assert.rejects(migrate(database, [source]), /changed\/0001_create\.sql was changed after it ran/);
    assert.equal(await exists('changed.x'), false);
  });

  it('replace published views when they change', async () => {
    const create = { '0001_create.sql': 'create schema viewed' };
    const source = await moduleWith('viewed', {
      ...create,
      'views.sql': 'create or replace view viewed.pub_n as select 1 as n',
    });
    await migrate(database, [source]);
    await moduleWith('viewed', { 'views.sql': 'create or replace view viewed.pub_n as select 2 as n' });
    assert.deepEqual(await migrate(database, [source]), ['viewed/views.sql']);
    assert.deepEqual(await rows('select n from viewed.pub_n'), [{ n: 2 }]);
  });

  it('that fail name themselves and leave nothing, not even of the modules before', async () => {
    const good = await moduleWith('good', { '0001_create.sql': 'create schema good; create table good.x ()' });
    const bad = await moduleWith('bad', {
      '0001_create.sql': 'create schema bad',
      '0002_break.sql': 'create table bad.x (id integre)',
    });
    await assert.rejects(migrate(database, [good, bad]), /^Error: bad\/0002_break\.sql: type "integre" does not exist/);
    assert.equal(await exists('good.x'), false);
    await moduleWith('bad', { '0002_break.sql': 'create table bad.x (id integer)' });
    assert.equal((await migrate(database, [good, bad])).length, 3);
    assert.ok(await exists('good.x'));
  });

  it('of two servers that start at once take turns', async () => {
    const source = await moduleWith('twice', {
      '0001_create.sql': 'create schema twice; create table twice.x (); select pg_sleep(0.2)',
    });
    const ran = await Promise.all(Array.from({ length: 3 }, () => migrate(database, [source])));
    assert.deepEqual(ran.map((r) => r.length).sort(), [0, 0, 1]);
  });

  it('make tables that belong to the owner, closed to the application until it is granted something', async () => {
    const source = await moduleWith('owned', { '0001_create.sql': 'create schema owned; create table owned.x ()' });
    await migrate(database, [source]);
    assert.deepEqual(await rows(`select tableowner as o from pg_tables where schemaname = 'owned'`), [
      { o: 'da06_owner' },
    ]);
    await assert.rejects(
      database.read({ kind: 'system' }, (tx) => tx.rows(sql`select from owned.x`)),
      /permission denied/,
    );
  });
});
