import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { type Sql, sql } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { caseSources } from '../testing.ts';
import { running } from './warning-store.ts';

const { database } = await withTestDatabase(caseSources);

/** How the database would find the rows if a walk through the whole table cost too much, as it does with a million cases. */
const planOf = (question: Sql): Promise<string> =>
  database.asOwner(async (tx) => {
    await tx.script('set local enable_seqscan = off');
    const rows = await tx.rows<Record<string, string>>(sql`explain ${question}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });

describe('watching the clock on many cases', () => {
  it('finds running cases, late ones and the agencies that have any by the index of running cases', async () => {
    const from = sql`from cases.case c where ${running}`;
    for (const question of [
      sql`select distinct c.agency_code ${from} order by 1`,
      sql`select c.id ${from} and c.agency_code = any (${['H98.20.01']}) and c.due_on <= '2023-12-18'`,
      sql`select c.id ${from} and c.agency_code = ${'H98.20.01'}`,
    ])
      assert.match(await planOf(question), /case_running_idx/);
  });

  it('counts units by an index of open cases, and untold warnings by that of untold ones', async () => {
    const units = sql`select c.agency_code, count(*) from cases.case c
      where c.owner_role is not null and c.agency_code = any (${['H98.20.01']}) group by 1`;
    assert.match(await planOf(units), /case_queue_idx/);
    const untold = sql`select case_id from cases.warning w where w.told_at is null and w.at <= '2023-12-18'`;
    assert.match(await planOf(untold), /warning_untold_idx/);
  });
});
