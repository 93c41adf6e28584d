import { createHash } from 'node:crypto';
import { sql, type Tx } from '#platform/db';

export interface Device {
  id: string;
  agencyCode: string;
  name: string;
  openedAt: Date;
}

const columns = sql`id, agency_code as "agencyCode", name, opened_at as "openedAt"`;
const hashOf = (key: string) => createHash('sha256').update(`desk-device:${key}`).digest('hex');

/** The kiosk or screen that holds this secret, unless it was ended. */
export function deviceByKey(tx: Tx, key: string): Promise<Device | undefined> {
  return tx.maybe<Device>(sql`select ${columns} from desk.device where key_hash = ${hashOf(key)} and ended_at is null`);
}

export function devicesOf(tx: Tx, agencyCode: string): Promise<Device[]> {
  return tx.rows<Device>(
    sql`select ${columns} from desk.device where agency_code = ${agencyCode} and ended_at is null order by opened_at`,
  );
}

export async function insertDevice(tx: Tx, device: Device & { key: string; accountId: string }): Promise<void> {
  await tx.run(sql`insert into desk.device (id, agency_code, name, key_hash, opened_at, account_id)
    values (${device.id}, ${device.agencyCode}, ${device.name}, ${hashOf(device.key)}, ${device.openedAt}, ${device.accountId})`);
}

/** @returns the agency of the device that was ended; undefined when there was none open of these agencies. */
export async function endDeviceRow(
  tx: Tx,
  end: { id: string; agencies: readonly string[]; at: Date },
): Promise<string | undefined> {
  const row = await tx.maybe<{ agency: string }>(sql`update desk.device set ended_at = ${end.at}
    where id = ${end.id} and agency_code = any (${[...end.agencies]}) and ended_at is null returning agency_code as agency`);
  return row?.agency;
}
