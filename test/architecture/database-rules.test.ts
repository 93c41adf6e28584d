import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { migrationSources } from '#app/modules';
import { sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';

const { database } = await withTestDatabase(migrationSources.slice(1));
const names = (rows: { name: string }[]) => rows.map((r) => r.name);
const ours = sql`n.nspname not in ('pg_catalog', 'information_schema', 'pg_toast') and n.nspname not like 'pg_temp%'`;

/** Foreign keys whose columns no index leads with: a delete or a join would read the whole table. */
const unindexedKeys = sql`select c.conrelid::regclass || ' (' || c.conname || ')' as name from pg_constraint c
  where c.contype = 'f' and not exists (select from pg_index i where i.indrelid = c.conrelid
    and (i.indkey::int2[])[0:cardinality(c.conkey) - 1] @> c.conkey and c.conkey @> (i.indkey::int2[])[0:cardinality(c.conkey) - 1])`;

/** Tables that hold a person's id, name or form, or a secret, without row-level security. */
const unguarded = sql`select distinct c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where c.relkind in ('r', 'p') and ${ours} and not c.relrowsecurity and not c.relispartition
    and a.attname in ('person_id', 'applicant_id', 'full_name', 'personal_number', 'login_name', 'form', 'phone', 'email')`;

describe('the database keeps its own rules', () => {
  it('every foreign key is indexed', async () => {
    const rows = await database.asOwner((tx) => tx.rows<{ name: string }>(unindexedKeys));
    assert.deepEqual(names(rows), []);
  });

  it('every table with personal data has row-level security', async () => {
    const rows = await database.asOwner((tx) => tx.rows<{ name: string }>(unguarded));
    assert.deepEqual(names(rows), []);
  });

  it('the application role owns nothing and does not pass row-level security', async () => {
    const [role] = await database.asOwner((tx) =>
      tx.rows<{ owns: number; super: boolean; bypass: boolean; member: boolean }>(sql`select
        (select count(*)::int from pg_class where relowner = r.oid) as owns, rolsuper as super, rolbypassrls as bypass,
        pg_has_role(r.oid, 'da06_owner', 'usage') as member from pg_roles r where rolname = 'da06_app'`),
    );
    assert.deepEqual(role, { owns: 0, super: false, bypass: false, member: false });
  });

  it('the audit and the history of cases cannot be rewritten, not even by their owner', async () => {
    await assert.rejects(
      database.asOwner((tx) => tx.run(sql`update platform.audit_entry set action = 'x'`)),
      /append-only/,
    );
    await assert.rejects(
      database.asOwner((tx) => tx.run(sql`update cases.case_event set note = 'x'`)),
      /append-only/,
    );
  });

  it('an unindexed key and an unguarded table are caught', async () => {
    await database.asOwner(async (tx) => {
      await tx.script(
        'create table cases.planted (id uuid primary key, case_id uuid references cases.case (id), full_name text)',
      );
    });
    const keys = await database.asOwner((tx) => tx.rows<{ name: string }>(unindexedKeys));
    const open = await database.asOwner((tx) => tx.rows<{ name: string }>(unguarded));
    await database.asOwner((tx) => tx.script('drop table cases.planted'));
    assert.ok(names(keys).some((n) => n.startsWith('cases.planted')));
    assert.deepEqual(names(open), ['cases.planted']);
  });
});
