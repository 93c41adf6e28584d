import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';

/** So many answers are kept; the one that was asked for longest ago goes first. */
const mostKept = 120;

/** What was counted, and when. */
export interface Counted<V> {
  value: V;
  countedAt: Date;
}

const kept = new Map<string, Promise<Counted<unknown>>>();

/**
 * An answer about the register as at a day, counted anew only when the register has changed since it was counted: kept in
 * this process by the marks that every change leaves (sql/0004). Those who ask at once wait for the same count. The
 * transaction must be one that reads one snapshot.
 */
export async function keptWhileUnchanged<V>(
  tx: Tx,
  { name, asOf }: { name: string; asOf: IsoDate },
  count: () => Promise<V>,
): Promise<Counted<V>> {
  const { version, now } = await registerVersion(tx);
  const key = `${version}|${name}|${asOf}`;
  const found =
    (kept.get(key) as Promise<Counted<V>> | undefined) ?? count().then((value) => ({ value, countedAt: now }));
  // The last one asked for stands last.
  kept.delete(key);
  kept.set(key, found);
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  found.catch(() => kept.delete(key));
  return found;
}

/**
 * Tells two states of the register apart, also of two databases: how many marks are seen, and the random one of the last.
 * Transactions see ever more marks, so the same number of them is the same marks.
 */
function registerVersion(tx: Tx): Promise<{ version: string; now: Date }> {
  return tx.one(sql`select (select count(*) from population.register_change) || ':' ||
      (select mark from population.register_change order by id desc limit 1) as version, now() as now`);
}
