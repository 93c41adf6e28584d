import { type Sql, sql, type Tx } from '#platform/db';
import type { Post } from '#territory';

export type ProposalState = 'proposed' | 'approved' | 'refused' | 'withdrawn';

/** A post that waits for a second administrator, or what became of it. */
export interface PostProposal extends Post {
  ground: string;
  proposedBy: string;
  proposedAt: Date;
  expiresAt: Date;
  state: ProposalState;
  decidedBy: string | null;
  decidedAt: Date | null;
  reason: string | null;
  postId: string | null;
}

const fields: Sql = sql`id, account_id as "accountId", agency_code as "agencyCode", role,
  jsonb_build_object('vi', title_vi, 'en', title_en) as title, sees, valid_from as "validFrom", valid_to as "validTo", ground,
  proposed_by as "proposedBy", proposed_at as "proposedAt", expires_at as "expiresAt", state, decided_by as "decidedBy",
  decided_at as "decidedAt", reason, post_id as "postId"`;

/** @returns false when the same post is proposed for this account already. */
export async function insertProposal(
  tx: Tx,
  p: Omit<PostProposal, 'state' | 'decidedBy' | 'decidedAt' | 'reason' | 'postId'>,
): Promise<boolean> {
  const rows = await tx.run(sql`insert into identity.post_proposal
    (id, account_id, agency_code, role, title_vi, title_en, sees, valid_from, valid_to, ground, proposed_by, proposed_at, expires_at)
    values (${p.id}, ${p.accountId}, ${p.agencyCode}, ${p.role}, ${p.title.vi}, ${p.title.en}, ${p.sees}, ${p.validFrom},
      ${p.validTo}, ${p.ground}, ${p.proposedBy}, ${p.proposedAt}, ${p.expiresAt}) on conflict do nothing`);
  return rows === 1;
}

/** Those that ran out make room for a new one. */
export async function closeExpiredProposals(tx: Tx, accountId: string, now: Date): Promise<void> {
  await tx.run(sql`update identity.post_proposal set state = 'withdrawn', decided_at = ${now}
    where account_id = ${accountId} and state = 'proposed' and expires_at <= ${now}`);
}

/** Others who want to decide it wait. */
export function lockProposal(tx: Tx, id: string): Promise<PostProposal | undefined> {
  return tx.maybe(sql`select ${fields} from identity.post_proposal where id = ${id} for update`);
}

export async function decideProposal(
  tx: Tx,
  id: string,
  decision: {
    state: Exclude<ProposalState, 'proposed'>;
    by: string | null;
    at: Date;
    reason: string | null;
    postId: string | null;
  },
): Promise<void> {
  const d = decision;
  await tx.run(sql`update identity.post_proposal set state = ${d.state}, decided_by = ${d.by}, decided_at = ${d.at},
    reason = ${d.reason}, post_id = ${d.postId} where id = ${id}`);
}

/** Waiting ones, the one that runs out first at the top. */
export function waitingProposals(tx: Tx, agencies: readonly string[], now: Date): Promise<PostProposal[]> {
  return tx.rows(sql`select ${fields} from identity.post_proposal
    where state = 'proposed' and expires_at > ${now} and agency_code = any (${agencies}) order by expires_at, id limit 200`);
}

export function proposalsOf(tx: Tx, accountId: string): Promise<PostProposal[]> {
  return tx.rows(sql`select ${fields} from identity.post_proposal where account_id = ${accountId}
    order by proposed_at desc, id limit 50`);
}
