import Type from 'typebox';
import { type Actor, officer, query } from '#platform/command';
import { emptySql, joinSql, type Sql, sql, type Tx } from '#platform/db';
import { type IsoDate, vietnamDate } from '#platform/time';
import type { CaseChannel, ReturnBy } from '../case-store.ts';
import type { CaseActor, CaseState, Wait } from '../domain/case-state.ts';
import { typedCode } from '../typed-code.ts';

export interface QueueRow {
  id: string;
  version: number;
  procedureCode: string;
  state: CaseState;
  channel: CaseChannel;
  agencyCode: string;
  trackingCode: string;
  officialCode: string | null;
  submittedAt: Date;
  dueOn: string | null;
  finishedOn: string | null;
  waitingSince: string | null;
  ownerRole: CaseActor;
  ownerPostId: string | null;
  /** The officer who holds it; null: the queue of the role. */
  ownerName: string | null;
  wait: Wait;
  step: string;
  returnBy: ReturnBy;
  extensions: number;
  communeCode: string;
}

/** The place of a row in the order of the queue. */
interface Place {
  dueOn: IsoDate | null;
  submittedAt: string;
  id: string;
}

const pageSize = 50;
const owners = ['receiving-officer', 'specialist', 'approver', 'applicant'] as const;

const QueueInput = Type.Object({
  owner: Type.Optional(Type.Enum([...owners])),
  /** Only what lies with one of my posts, or with those for whom I stand in. */
  mine: Type.Optional(Type.Boolean()),
  procedureCode: Type.Optional(Type.String({ maxLength: 60 })),
  agencyCode: Type.Optional(Type.String({ maxLength: 40 })),
  /** Only what is past its date and waits for us. */
  late: Type.Optional(Type.Boolean()),
  /** Beginning of an official code, or a tracking code. */
  text: Type.Optional(Type.String({ maxLength: 60 })),
  /** `next` of the page before. */
  after: Type.Optional(Type.String({ maxLength: 200 })),
});

/**
 * Open cases of the officer's agencies, the most urgent first: what is due earliest, then what waits longest to be received.
 * Pages go by key: the hundredth costs what the first does. Shows no names of applicants: opening a case does, and is logged.
 */
export const caseQueue = query({
  name: 'cases.queue',
  summary: 'Open cases of my agency, the most urgent first.',
  allow: officer('receiving-officer', 'specialist', 'approver', 'leader'),
  input: QueueInput,

  async run(ctx, input) {
    const agencies = watched(ctx.actor).filter((code) => input.agencyCode === undefined || code === input.agencyCode);
    const filters = filtersOf(input, { actor: ctx.actor, today: vietnamDate(ctx.now) });
    const byOwner = await countByOwner(ctx.tx, agencies);
    const rows = await pageOf(ctx.tx, {
      agencies,
      roles: input.owner === undefined ? owners : [input.owner],
      filters,
      after: readPlace(input.after),
    });
    const page = rows.slice(0, pageSize);
    const last = page.at(-1);
    return { rows: page, byOwner, next: rows.length > pageSize && last ? placeText(last) : null, pageSize };
  },
});

/** A leader watches all agencies they may see; others those for which they act. */
export function watched(actor: Actor): string[] {
  if (actor.roles.includes('leader')) return [...actor.agencies];
  return [...new Set(actor.duties.flatMap((d) => d.actsFor))];
}

function filtersOf(
  input: { mine?: boolean; procedureCode?: string; late?: boolean; text?: string },
  about: { actor: Actor; today: IsoDate },
): Sql {
  const posts = about.actor.duties.map((d) => d.postId);
  const code = input.text === undefined ? '' : typedCode(input.text);
  const parts = [
    ...(input.mine === true ? [sql`and owner_post_id = any (${posts})`] : []),
    ...(input.procedureCode === undefined ? [] : [sql`and procedure_code = ${input.procedureCode}`]),
    ...(input.late === true
      ? [sql`and due_on < ${about.today} and finished_on is null and waiting_since is null`]
      : []),
    ...(code === '' ? [] : [sql`and (official_code like ${`${code}%`} or tracking_code = ${code})`]),
  ];
  return parts.length === 0 ? emptySql : joinSql(parts, ' ');
}

/** How many open cases lie with each role, over all pages and filters. */
function countByOwner(tx: Tx, agencies: readonly string[]): Promise<{ ownerRole: CaseActor; count: number }[]> {
  return tx.rows(sql`select owner_role as "ownerRole", count(*) as count from cases.case
    where owner_role is not null and agency_code = any (${agencies}) group by owner_role`);
}

/** One page and one row more. Each agency and role is a stretch of the index; the first rows of each are put together. */
function pageOf(
  tx: Tx,
  page: { agencies: readonly string[]; roles: readonly string[]; filters: Sql; after: Place | undefined },
): Promise<QueueRow[]> {
  const { after } = page;
  const place =
    after === undefined
      ? emptySql
      : sql`and (coalesce(due_on, '-infinity'::date), submitted_at, id)
          > (coalesce(${after.dueOn}::date, '-infinity'::date), ${after.submittedAt}::timestamptz, ${after.id}::uuid)`;
  return tx.rows<QueueRow>(sql`with page as (
      select q.* from unnest(${page.agencies}::text[]) a(code) cross join unnest(${page.roles}::text[]) r(role)
        cross join lateral (
          select id, version, procedure_code, state, channel, agency_code, tracking_code, official_code, submitted_at, due_on,
                 finished_on, waiting_since, owner_role, owner_post_id, wait, step, return_by, extensions, commune_code
            from cases.case where agency_code = a.code and owner_role = r.role ${page.filters} ${place}
           order by coalesce(due_on, '-infinity'::date), submitted_at, id limit ${pageSize + 1}) q
       order by coalesce(q.due_on, '-infinity'::date), q.submitted_at, q.id limit ${pageSize + 1})
    select p.id, p.version, p.procedure_code as "procedureCode", p.state, p.channel, p.agency_code as "agencyCode",
           p.tracking_code as "trackingCode", p.official_code as "officialCode", p.submitted_at as "submittedAt",
           p.due_on as "dueOn", p.finished_on as "finishedOn", p.waiting_since as "waitingSince", p.owner_role as "ownerRole",
           p.owner_post_id as "ownerPostId", o.display_name as "ownerName", p.wait, p.step, p.return_by as "returnBy",
           p.extensions, p.commune_code as "communeCode"
      from page p left join territory.pub_post h on h.post_id = p.owner_post_id
      left join identity.pub_officer o on o.account_id = h.account_id
     order by coalesce(p.due_on, '-infinity'::date), p.submitted_at, p.id`);
}

function placeText(row: QueueRow): string {
  return [row.dueOn ?? '', row.submittedAt.toISOString(), row.id].join('_');
}

const placeShape = /^(\d{4}-\d{2}-\d{2})?_(\d{4}-\d{2}-\d{2}T[\d:.]+Z)_([0-9a-f-]{36})$/;

/** A place that was not given out by us is the beginning. */
function readPlace(text: string | undefined): Place | undefined {
  const [, dueOn, submittedAt, id] = placeShape.exec(text ?? '') ?? [];
  if (submittedAt === undefined || id === undefined) return undefined;
  return { dueOn: dueOn ?? null, submittedAt, id };
}
