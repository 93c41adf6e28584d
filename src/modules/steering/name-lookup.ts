import { accountNames } from '#identity';
import { sql, type Tx } from '#platform/db';
import type { HistoryEntry } from './history-store.ts';
import { eventsOf } from './history-store.ts';

/** Names of units by their code, as they were last called. */
export async function unitNames(tx: Tx, codes: readonly string[]): Promise<Readonly<Record<string, string>>> {
  const rows = await tx.rows<{
    code: string;
    name: string;
  }>(sql`select distinct on (code) code, name from territory.pub_unit
    where code = any(${[...new Set(codes)]}::text[]) order by code, valid_from desc`);
  return Object.fromEntries(rows.map(({ code, name }) => [code, name]));
}

export type History = (HistoryEntry & { by: string | null })[];

/** The history of a record, with the names of the officers who acted. */
export async function historyOf(tx: Tx, recordId: string): Promise<History> {
  const events = await eventsOf(tx, recordId);
  const ids = [...new Set(events.map((e) => e.accountId).filter((id) => id !== null))];
  const names = await accountNames(tx, ids);
  return events.map((e) => ({ ...e, by: e.accountId === null ? null : (names.get(e.accountId) ?? null) }));
}
