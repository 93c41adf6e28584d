import { rawSql, sql } from './sql.ts';
import type { Tx } from './transaction.ts';

interface Definition {
  table: string;
  name: string;
  text: string;
}

/**
 * Runs a bulk change of one schema's tables without their foreign keys and secondary indexes, and builds them anew
 * afterwards: sorting an index once is many times faster than feeding it row by row, and every rule is still checked
 * before the transaction commits. Primary keys stay, others refer to them. The tables are locked meanwhile.
 */
export async function withoutIndexes<T>(tx: Tx, schema: string, work: () => Promise<T>): Promise<T> {
  const constraints =
    await tx.rows<Definition>(sql`select c.conrelid::regclass::text as table, quote_ident(c.conname) as name,
      pg_get_constraintdef(c.oid) as text from pg_constraint c
    where c.connamespace = ${schema}::regnamespace and c.contype in ('f', 'u') order by c.contype desc, c.conname`);
  const indexes =
    await tx.rows<Definition>(sql`select x.indrelid::regclass::text as table, x.indexrelid::regclass::text as name,
      pg_get_indexdef(x.indexrelid) as text from pg_index x join pg_class t on t.oid = x.indrelid
    where t.relnamespace = ${schema}::regnamespace and not exists (select from pg_constraint c where c.conindid = x.indexrelid and c.contype in ('p', 'u'))
    order by x.indexrelid`);
  for (const { table, name } of constraints) await execute(tx, `alter table ${table} drop constraint ${name}`);
  for (const { name } of indexes) await execute(tx, `drop index ${name}`);
  const result = await work();
  await execute(tx, "set local maintenance_work_mem = '128MB'");
  for (const { text } of indexes) await execute(tx, text);
  for (const { table, name, text } of constraints)
    await execute(tx, `alter table ${table} add constraint ${name} ${text}`);
  return result;
}

/** Definitions come from PostgreSQL's own catalogue, never from outside. */
async function execute(tx: Tx, statement: string): Promise<void> {
  await tx.run(sql`${rawSql(statement)}`);
}
