import { sql, type Tx } from '#platform/db';

/** A program that calls the API as a staff account. */
export interface ApiClient {
  id: string;
  name: string;
  accountId: string;
  createdAt: Date;
  revokedAt: Date | null;
}

const columns = sql`id, name, account_id as "accountId", created_at as "createdAt", revoked_at as "revokedAt"`;

export async function insertClient(
  tx: Tx,
  client: ApiClient & { secretHash: Buffer; createdBy: string },
): Promise<void> {
  await tx.run(sql`insert into identity.client (id, name, account_id, secret_hash, created_at, created_by)
    values (${client.id}, ${client.name}, ${client.accountId}, ${client.secretHash}, ${client.createdAt}, ${client.createdBy})`);
}

export function selectClients(tx: Tx): Promise<ApiClient[]> {
  return tx.rows(sql`select ${columns} from identity.client order by created_at, id`);
}

/** One that may be used, with what its secret is checked against. */
export function findOpenClient(tx: Tx, id: string): Promise<(ApiClient & { secretHash: Buffer }) | undefined> {
  return tx.maybe(
    sql`select ${columns}, secret_hash as "secretHash" from identity.client where id = ${id} and revoked_at is null`,
  );
}

/** @returns false when there is none or it was revoked before. */
export async function revokeClientRow(tx: Tx, id: string, now: Date): Promise<boolean> {
  return (
    (await tx.run(sql`update identity.client set revoked_at = ${now} where id = ${id} and revoked_at is null`)) === 1
  );
}
