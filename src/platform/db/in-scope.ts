import type { RowScope } from './database.ts';
import { sql } from './sql.ts';
import type { Tx } from './transaction.ts';

/**
 * Runs work under another scope inside an open transaction, then goes back: for acts on behalf of a person whose consent,
 * or whose parent's place in the registry, was checked first; and for the checks themselves, as the system. The audit row
 * stays that of whoever acts.
 */
export async function inScope<T>(tx: Tx, scope: RowScope, work: () => Promise<T>): Promise<T> {
  const before = await tx.one<{ kind: string; person: string; agencies: string }>(sql`select
    coalesce(current_setting('da06.kind', true), '') as kind, coalesce(current_setting('da06.person', true), '') as person,
    coalesce(current_setting('da06.agencies', true), '') as agencies`);
  await set(tx, scope.kind, scope.personId ?? '', `{${(scope.agencies ?? []).join(',')}}`);
  try {
    return await work();
  } finally {
    // After a failed statement the transaction takes no more of them, and ends anyway.
    await set(tx, before.kind, before.person, before.agencies).catch(() => undefined);
  }
}

function set(tx: Tx, kind: string, person: string, agencies: string): Promise<number> {
  return tx.run(
    sql`select set_config('da06.kind', ${kind}, true), set_config('da06.person', ${person}, true), set_config('da06.agencies', ${agencies}, true)`,
  );
}
