import { sql, type Tx } from '#platform/db';

/** A partner, or a counter, waits for the person to approve on their telephone. */
export interface Approval {
  id: string;
  accountId: string;
  partnerId: string;
  /** What both sides see, so that nobody approves somebody else's request. */
  message: string;
  scopes: string[];
  leastAuthentication: number;
  askedAt: Date;
  expiresAt: Date;
  state: 'waiting' | 'approved' | 'refused';
}

const columns = sql`a.id, a.account_id as "accountId", a.partner_id as "partnerId", a.message, a.scopes,
  a.least_authentication as "leastAuthentication", a.asked_at as "askedAt", a.expires_at as "expiresAt", a.state`;

export async function insertApproval(
  tx: Tx,
  approval: Omit<Approval, 'state'> & { sealedRequest: Buffer },
): Promise<void> {
  const a = approval;
  await tx.run(sql`insert into identity.approval
    (id, account_id, partner_id, sealed_request, message, scopes, least_authentication, asked_at, expires_at)
    values (${a.id}, ${a.accountId}, ${a.partnerId}, ${a.sealedRequest}, ${a.message}, ${a.scopes},
      ${a.leastAuthentication}, ${a.askedAt}, ${a.expiresAt})`);
}

export interface ShownApproval extends Approval {
  partnerName: { vi: string; en: string };
  purpose: { vi: string; en: string };
}

/** What waits for this person now, the newest first. */
export function waitingApprovals(tx: Tx, accountId: string, now: Date): Promise<ShownApproval[]> {
  return tx.rows(sql`select ${columns}, p.name as "partnerName", p.purpose from identity.approval a
    join identity.partner p on p.id = a.partner_id
    where a.account_id = ${accountId} and a.state = 'waiting' and a.expires_at > ${now} order by a.asked_at desc, a.id`);
}

/** Decides once. Of several who decide at the same moment one is heard. */
export function decideApproval(
  tx: Tx,
  which: { id: string; accountId: string; state: 'approved' | 'refused' },
  now: Date,
): Promise<(Approval & { sealedRequest: Buffer }) | undefined> {
  return tx.maybe(sql`update identity.approval a set state = ${which.state}, decided_at = ${now}
    where a.id = ${which.id} and a.account_id = ${which.accountId} and a.state = 'waiting' and a.expires_at > ${now}
    returning ${columns}, a.sealed_request as "sealedRequest"`);
}

export function sweepApprovals(tx: Tx, now: Date, limit: number): Promise<number> {
  const since = new Date(now.getTime() - 90 * 86_400_000);
  return tx.run(sql`delete from identity.approval where id in (
    select id from identity.approval where expires_at < ${since} limit ${limit} for update skip locked)`);
}
