import type { CommandContext, Duty } from '#platform/command';
import { sql, type Tx } from '#platform/db';
import { newId } from '#platform/ids';

/** Kinds of records that have a history and files. */
export const subjects = [
  'directive',
  'task',
  'task-force',
  'model',
  'budget',
  'staff',
  'training',
  'review',
  'obstacle',
  'next-task',
  'judgement',
] as const;
export type Subject = (typeof subjects)[number];

export interface Happening {
  subject: Subject;
  recordId: string;
  act: string;
  from?: string | null | undefined;
  to?: string | null | undefined;
  duty?: Duty | undefined;
  note?: string | undefined;
  /** Facts beside the note, such as the old due day. */
  detail?: Record<string, unknown>;
}

/** Writes a line of history. @returns its id. */
export async function addEvent(ctx: CommandContext, h: Happening): Promise<string> {
  const id = newId(ctx.now.getTime());
  await ctx.tx.run(sql`insert into steering.event
      (id, subject, record_id, act, from_state, to_state, at, actor_kind, account_id, post_id, agency_code, note, detail)
    values (${id}, ${h.subject}, ${h.recordId}, ${h.act}, ${h.from ?? null}, ${h.to ?? null}, ${ctx.now}, ${ctx.actor.kind},
      ${ctx.actor.accountId}, ${h.duty?.postId ?? null}, ${h.duty?.agency ?? null}, ${h.note ?? null}, ${JSON.stringify(h.detail ?? {})})`);
  ctx.concerns({
    ...(h.duty === undefined ? {} : { duty: h.duty }),
    detail: { subject: h.subject, record: h.recordId, act: h.act },
  });
  return id;
}

export interface HistoryEntry {
  id: string;
  act: string;
  fromState: string | null;
  toState: string | null;
  at: Date;
  actorKind: string;
  accountId: string | null;
  agencyCode: string | null;
  note: string | null;
  detail: Record<string, unknown>;
}

/** The history of a record, oldest first. */
export function eventsOf(tx: Tx, recordId: string): Promise<HistoryEntry[]> {
  return tx.rows<HistoryEntry>(sql`select id, act, from_state as "fromState", to_state as "toState", at, actor_kind as "actorKind",
      account_id as "accountId", agency_code as "agencyCode", note, detail
    from steering.event where record_id = ${recordId} order by seq`);
}
