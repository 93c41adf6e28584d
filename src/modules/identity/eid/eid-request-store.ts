import { emptySql, sql, type Tx } from '#platform/db';
import type { EidHolder, EidLevel } from './domain/eid-rules.ts';

/** What was compared and how it came out; values of the registry never stand here. */
export interface EidChecks {
  /** What was said (or typed from the card) against the registry. */
  registry?: { fullName: string; birthDate: string };
  /** What the card's QR code says against the registry; absent when no card was read. */
  card?: { number: string; fullName: string; birthDate: string; issuedOn: string };
  guardian?: 'registry' | 'paper';
  representative?: 'level-2';
}

export interface EidRequest {
  id: string;
  code: string;
  provinceCode: string;
  agencyCode: string;
  communeCode: string;
  kind: 'register' | 'upgrade';
  channel: 'counter' | 'mobile' | 'online';
  holder: EidHolder;
  level: EidLevel;
  personId: string | null;
  guardianId: string | null;
  representativeId: string | null;
  fullName: string | null;
  holderNumber: string | null;
  nationality: string | null;
  phone: string | null;
  email: string | null;
  checks: EidChecks;
  regime: string;
  state: 'received' | 'approved' | 'refused';
  version: number;
  receivedAt: Date;
  receivedBy: string | null;
  dueOn: string;
  decidedAt: Date | null;
  decidedBy: string | null;
  ground: string | null;
  eidAccountId: string | null;
}

const columns = sql`id, code, province_code as "provinceCode", agency_code as "agencyCode", commune_code as "communeCode", kind, channel, holder,
  level, person_id as "personId", guardian_id as "guardianId", representative_id as "representativeId", full_name as "fullName",
  holder_number as "holderNumber", nationality, phone, email, checks, regime, state, version, received_at as "receivedAt",
  received_by as "receivedBy", due_on as "dueOn", decided_at as "decidedAt", decided_by as "decidedBy", ground, eid_account_id as "eidAccountId"`;

export function findEidRequest(tx: Tx, id: string): Promise<EidRequest | undefined> {
  return tx.maybe<EidRequest>(sql`select ${columns} from identity.eid_request where id = ${id}`);
}

export function lockEidRequest(tx: Tx, id: string): Promise<EidRequest | undefined> {
  return tx.maybe<EidRequest>(sql`select ${columns} from identity.eid_request where id = ${id} for update`);
}

/** @returns false when the holder has an open request already. */
export async function insertEidRequest(tx: Tx, r: EidRequest): Promise<boolean> {
  const rows =
    await tx.run(sql`insert into identity.eid_request (id, code, province_code, agency_code, commune_code, kind, channel, holder, level,
      person_id, guardian_id, representative_id, full_name, holder_number, nationality, phone, email, checks, regime, state, received_at,
      received_by, due_on, eid_account_id)
    values (${r.id}, ${r.code}, ${r.provinceCode}, ${r.agencyCode}, ${r.communeCode}, ${r.kind}, ${r.channel}, ${r.holder}, ${r.level},
      ${r.personId}, ${r.guardianId}, ${r.representativeId}, ${r.fullName}, ${r.holderNumber}, ${r.nationality}, ${r.phone}, ${r.email},
      ${JSON.stringify(r.checks)}, ${r.regime}, 'received', ${r.receivedAt}, ${r.receivedBy}, ${r.dueOn}, ${r.eidAccountId})
    on conflict do nothing`);
  return rows === 1;
}

export async function decideEidRequest(
  tx: Tx,
  d: {
    id: string;
    state: 'approved' | 'refused';
    at: Date;
    by: string | null;
    ground: string | null;
    eidAccountId: string | null;
  },
): Promise<void> {
  await tx.run(sql`update identity.eid_request set state = ${d.state}, decided_at = ${d.at}, decided_by = ${d.by}, ground = ${d.ground},
    eid_account_id = ${d.eidAccountId}, version = version + 1 where id = ${d.id}`);
}

export interface EidQueueRow {
  id: string;
  code: string;
  kind: EidRequest['kind'];
  holder: EidHolder;
  level: EidLevel;
  agencyCode: string;
  receivedAt: Date;
  dueOn: string;
}

/** Open requests of these agencies, the most urgent first; keyset by due day and id. */
export function openEidRequests(
  tx: Tx,
  page: { agencies: readonly string[]; after?: { dueOn: string; id: string } | undefined; limit: number },
): Promise<EidQueueRow[]> {
  return tx.rows<EidQueueRow>(sql`select id, code, kind, holder, level, agency_code as "agencyCode", received_at as "receivedAt",
      due_on as "dueOn"
    from identity.eid_request where state = 'received' and agency_code = any (${[...page.agencies]}::text[])
      ${page.after === undefined ? emptySql : sql`and (due_on, id) > (${page.after.dueOn}::date, ${page.after.id}::uuid)`}
    order by due_on, id limit ${page.limit}`);
}

/** How many open requests of these agencies there are, and how many of them are late. */
export function countOpenEidRequests(
  tx: Tx,
  agencies: readonly string[],
  today: string,
): Promise<{ open: number; late: number }> {
  return tx.one(sql`select count(*)::int as open, count(*) filter (where due_on < ${today}::date)::int as late
    from identity.eid_request where state = 'received' and agency_code = any (${[...agencies]}::text[])`);
}
