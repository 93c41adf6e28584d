import { sql, type Tx } from '#platform/db';

/** A chip is read within a minute; five leave time to place the card again. */
const keyMs = 5 * 60_000;

/** Keeps a terminal's private key for one officer's next reading. */
export async function keepTerminalKey(
  tx: Tx,
  kept: { id: string; accountId: string; privateKey: Uint8Array },
  now: Date,
): Promise<void> {
  await tx.run(sql`insert into identity.chip_terminal_key (id, account_id, private_key, expires_at)
    values (${kept.id}, ${kept.accountId}, ${Buffer.from(kept.privateKey)}, ${new Date(now.getTime() + keyMs)})`);
}

/**
 * Takes a key away: of several who bring its number at once one gets it. Undefined when it was not drawn for this officer,
 * is over, or was taken before.
 */
export async function takeKeptTerminalKey(
  tx: Tx,
  wanted: { id: string; accountId: string },
  now: Date,
): Promise<Uint8Array | undefined> {
  const row = await tx.maybe<{ key: Buffer; live: boolean }>(sql`delete from identity.chip_terminal_key
    where id = ${wanted.id} and account_id = ${wanted.accountId}
    returning private_key as key, expires_at > ${now} as live`);
  return row?.live === true ? new Uint8Array(row.key) : undefined;
}

export function sweepTerminalKeys(tx: Tx, now: Date, limit: number): Promise<number> {
  return tx.run(sql`delete from identity.chip_terminal_key where id in (
    select id from identity.chip_terminal_key where expires_at < ${now} limit ${limit} for update skip locked)`);
}
