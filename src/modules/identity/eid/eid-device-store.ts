import { sql, type Tx } from '#platform/db';

export interface EidDevice {
  id: string;
  publicKey: Buffer;
  name: string;
  boundAt: Date;
}

/** The device that an account is bound to now. Ask as the system. */
export function deviceOf(tx: Tx, eidAccountId: string): Promise<EidDevice | undefined> {
  return tx.maybe<EidDevice>(sql`select id, public_key as "publicKey", name, bound_at as "boundAt"
    from identity.eid_device where eid_account_id = ${eidAccountId} and removed_at is null`);
}

export async function removeDevice(tx: Tx, eidAccountId: string, now: Date): Promise<void> {
  await tx.run(
    sql`update identity.eid_device set removed_at = ${now} where eid_account_id = ${eidAccountId} and removed_at is null`,
  );
}

export async function bindDevice(
  tx: Tx,
  d: { id: string; eidAccountId: string; publicKey: Buffer; name: string; at: Date },
): Promise<void> {
  await removeDevice(tx, d.eidAccountId, d.at);
  await tx.run(sql`insert into identity.eid_device (id, eid_account_id, public_key, name, bound_at)
    values (${d.id}, ${d.eidAccountId}, ${d.publicKey}, ${d.name}, ${d.at})`);
}
