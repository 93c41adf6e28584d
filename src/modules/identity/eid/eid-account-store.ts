import { joinSql, rawSql, sql, type Tx } from '#platform/db';
import type { EidHolder, EidLevel } from './domain/eid-rules.ts';
import type { EidState } from './domain/eid-state.ts';

export interface EidAccount {
  id: string;
  provinceCode: string;
  holder: EidHolder;
  /** A citizen's person; null for holders outside the registry. */
  personId: string | null;
  guardianId: string | null;
  representativeId: string | null;
  /** Of holders outside the registry. */
  fullName: string | null;
  holderNumber: string | null;
  nationality: string | null;
  communeCode: string;
  /** The level that was approved. */
  level: EidLevel;
  /** The level that was activated, if any. */
  activeLevel: EidLevel | null;
  state: EidState;
  /** The account that signs in; null until activation, and for simulated accounts. */
  accountId: string | null;
  origin: 'office' | 'simulated';
  version: number;
  registeredAt: Date;
  activateBy: string;
  activatedAt: Date | null;
  lockedAt: Date | null;
  lockReason: string | null;
  revokedAt: Date | null;
  revokeReason: string | null;
  phone: string | null;
  email: string | null;
}

const columns = sql`id, province_code as "provinceCode", holder, person_id as "personId", guardian_id as "guardianId",
  representative_id as "representativeId", full_name as "fullName", holder_number as "holderNumber", nationality, commune_code as "communeCode",
  level, active_level as "activeLevel", state, account_id as "accountId", origin, version, registered_at as "registeredAt",
  activate_by as "activateBy", activated_at as "activatedAt", locked_at as "lockedAt", lock_reason as "lockReason",
  revoked_at as "revokedAt", revoke_reason as "revokeReason", phone, email`;

export function findEidAccount(tx: Tx, id: string): Promise<EidAccount | undefined> {
  return tx.maybe<EidAccount>(sql`select ${columns} from identity.eid_account where id = ${id}`);
}

/** Locked until the transaction ends, so that of two acts one comes first. */
export function lockEidAccount(tx: Tx, id: string): Promise<EidAccount | undefined> {
  return tx.maybe<EidAccount>(sql`select ${columns} from identity.eid_account where id = ${id} for update`);
}

/** A citizen's account that was not ended. */
export function eidAccountOfPerson(tx: Tx, personId: string): Promise<EidAccount | undefined> {
  return tx.maybe<EidAccount>(
    sql`select ${columns} from identity.eid_account where person_id = ${personId} and state <> 'revoked'`,
  );
}

/** Of somebody outside the registry: a foreigner by nationality and passport, an organisation by its code. */
export function eidAccountOfNumber(
  tx: Tx,
  who: { holder: EidHolder; nationality: string | null; holderNumber: string },
): Promise<EidAccount | undefined> {
  return tx.maybe<EidAccount>(sql`select ${columns} from identity.eid_account where holder = ${who.holder}
    and coalesce(nationality, '') = ${who.nationality ?? ''} and holder_number = ${who.holderNumber} and state <> 'revoked'`);
}

/** Accounts that a person holds or uses for others, also ended ones. */
export function eidAccountsAround(tx: Tx, personId: string): Promise<EidAccount[]> {
  return tx.rows<EidAccount>(sql`select ${columns} from identity.eid_account
    where person_id = ${personId} or guardian_id = ${personId} or representative_id = ${personId} order by registered_at desc limit 20`);
}

export type NewEidAccount = Pick<
  EidAccount,
  | 'id'
  | 'provinceCode'
  | 'holder'
  | 'personId'
  | 'guardianId'
  | 'representativeId'
  | 'fullName'
  | 'holderNumber'
  | 'nationality'
  | 'communeCode'
  | 'level'
  | 'registeredAt'
  | 'activateBy'
  | 'phone'
  | 'email'
>;

/** @returns false when the holder has one already. */
export async function insertEidAccount(tx: Tx, a: NewEidAccount): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into identity.eid_account (id, province_code, holder, person_id, guardian_id, representative_id, full_name,
      holder_number, nationality, commune_code, level, state, registered_at, activate_by, phone, email)
    values (${a.id}, ${a.provinceCode}, ${a.holder}, ${a.personId}, ${a.guardianId}, ${a.representativeId}, ${a.fullName}, ${a.holderNumber},
      ${a.nationality}, ${a.communeCode}, ${a.level}, 'approved', ${a.registeredAt}, ${a.activateBy}, ${a.phone}, ${a.email})
    on conflict do nothing`);
  return rows === 1;
}

/** Columns that acts change, by the name of the field. */
const changeable = {
  state: rawSql('state'),
  level: rawSql('level'),
  activeLevel: rawSql('active_level'),
  accountId: rawSql('account_id'),
  activateBy: rawSql('activate_by'),
  activatedAt: rawSql('activated_at'),
  lockedAt: rawSql('locked_at'),
  lockReason: rawSql('lock_reason'),
  revokedAt: rawSql('revoked_at'),
  revokeReason: rawSql('revoke_reason'),
  phone: rawSql('phone'),
  email: rawSql('email'),
} as const;
export type EidChange = Partial<Pick<EidAccount, keyof typeof changeable>>;

export async function changeEidAccount(tx: Tx, id: string, change: EidChange): Promise<void> {
  const sets = Object.entries(change).map(
    ([field, value]) => sql`${changeable[field as keyof typeof changeable]} = ${value}`,
  );
  await tx.run(
    sql`update identity.eid_account set ${joinSql([sql`version = version + 1`, ...sets], ', ')} where id = ${id}`,
  );
}
