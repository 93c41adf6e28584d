import type { Actor, Duty } from '#platform/command';
import { joinSql, sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import type { EidLevel } from './domain/eid-rules.ts';
import type { EidAccount } from './eid-account-store.ts';

export type EidFact = 'registered' | 'activated' | 'locked' | 'revoked';

export interface FactLine {
  fact: EidFact;
  level: EidLevel;
  weight: 1 | -1;
}

/** What is counted of an account from now on; appended, never changed. */
export async function addEidFacts(tx: Tx, about: EidAccount, lines: readonly FactLine[], at: Date): Promise<void> {
  if (lines.length === 0) return;
  const rows = lines.map(
    (l) =>
      sql`(${about.id}, ${vietnamDate(at)}, ${at}, ${l.weight}, ${l.fact}, ${l.level}, ${about.holder}, ${about.communeCode}, ${about.provinceCode})`,
  );
  await tx.run(sql`insert into identity.eid_fact (eid_account_id, happened_on, recorded_at, weight, fact, level, holder, commune_code, province_code)
    values ${joinSql(rows)}`);
}

export interface EidEvent {
  act: string;
  at: Date;
  actorKind: string;
  agencyCode: string | null;
  note: string | null;
}

export async function addEidEvent(
  tx: Tx,
  e: { eidAccountId: string; act: string; at: Date; actor: Actor; duty?: Duty | undefined; note?: string | undefined },
): Promise<void> {
  await tx.run(sql`insert into identity.eid_event (id, eid_account_id, act, at, actor_kind, account_id, post_id, agency_code, note)
    values (${newId(e.at.getTime())}, ${e.eidAccountId}, ${e.act}, ${e.at}, ${e.actor.kind}, ${e.actor.accountId}, ${e.duty?.postId ?? null},
      ${e.duty?.agency ?? null}, ${e.note ?? null})`);
}

export function eidEventsOf(tx: Tx, eidAccountId: string): Promise<EidEvent[]> {
  return tx.rows<EidEvent>(sql`select act, at, actor_kind as "actorKind", agency_code as "agencyCode", note
    from identity.eid_event where eid_account_id = ${eidAccountId} order by seq`);
}
