import Type from 'typebox';
import { type Actor, officer, query } from '#platform/command';
import { emptySql, sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { agencyNames, nameIn } from '#territory';
import type { CaseState } from '../domain/case-state.ts';
import type { WarningLevel } from './warning-level.ts';
import { running } from './warning-store.ts';

/** How the running cases of one agency stand to their due dates. */
export interface UnitDeadlines {
  agencyCode: string;
  name: { vi: string; en: string };
  /** Cases whose time runs. */
  running: number;
  late: number;
  /** Due today or on the next working day. */
  soon: number;
  /** Four fifths of the time used, half of it used, and not yet in one of the above. */
  most: number;
  half: number;
  /** Due date of the case that is late for longest; null when none is. */
  oldestDueOn: IsoDate | null;
  /** Not running: they wait for the applicant or a payment. */
  waiting: number;
}

/** Late and nearly late cases by unit: for a leader all units within sight, for other officers those they act for. */
export const lateByUnit = query({
  name: 'cases.late-by-unit',
  summary: 'How the running cases of each unit stand to their due dates, the unit with most late cases first.',
  allow: officer('receiving-officer', 'specialist', 'approver', 'leader'),
  input: Type.Object({}),
  async run(ctx): Promise<UnitDeadlines[]> {
    const today = vietnamDate(ctx.now);
    const soon = workingCalendar.nextWorkingDay(today);
    const rows = await ctx.tx.rows<Omit<UnitDeadlines, 'name'>>(sql`select c.agency_code as "agencyCode",
        count(*) filter (where ${running}) as running,
        count(*) filter (where ${running} and c.due_on < ${today}) as late,
        count(*) filter (where ${running} and c.due_on between ${today} and ${soon}) as soon,
        count(*) filter (where ${running} and c.due_on > ${soon} and w.level = 'most') as most,
        count(*) filter (where ${running} and c.due_on > ${soon} and w.level = 'half') as half,
        min(c.due_on) filter (where ${running} and c.due_on < ${today}) as "oldestDueOn",
        count(*) filter (where c.waiting_since is not null) as waiting
      from cases.case c
      left join lateral (select level from cases.warning w where w.case_id = c.id and w.due_on = c.due_on order by w.at desc limit 1) w
        on c.due_on > ${soon}
      where c.owner_role is not null and c.agency_code = any (${watched(ctx.actor)})
      group by c.agency_code order by late desc, soon desc, c.agency_code`);
    const names = await agencyNames(
      ctx.tx,
      rows.map((r) => r.agencyCode),
    );
    return rows.map((row) => ({ ...row, name: nameIn(names, row.agencyCode) }));
  },
});

export interface LateCase {
  id: string;
  code: string;
  procedureCode: string;
  agencyCode: string;
  state: CaseState;
  ownerRole: string | null;
  ownerPostId: string | null;
  submittedOn: IsoDate;
  dueOn: IsoDate;
  level: WarningLevel | null;
}

const pageSize = 50;

/** The cases behind the numbers, the latest first; the next page begins after the last row of this one. No names. */
export const lateCases = query({
  name: 'cases.late-cases',
  summary: 'Late and nearly late cases of my units, the latest first.',
  allow: officer('receiving-officer', 'specialist', 'approver', 'leader'),
  input: Type.Object({
    agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
    /** Only what is late already; otherwise also what is due by the next working day. */
    lateOnly: Type.Optional(Type.Boolean()),
    after: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}_[0-9a-f-]{36}$' })),
  }),
  async run(ctx, { agencyCode, lateOnly = false, after }): Promise<{ rows: LateCase[]; next: string | null }> {
    const today = vietnamDate(ctx.now);
    const until = lateOnly ? addDays(today, -1) : workingCalendar.nextWorkingDay(today);
    const mine = watched(ctx.actor);
    if (agencyCode !== undefined && !mine.includes(agencyCode)) refuse('forbidden', 'cases.not-yours');
    const [afterDay = '', afterId = ''] = after?.split('_') ?? [];
    const rows = await ctx.tx.rows<LateCase>(sql`select c.id, coalesce(c.official_code, c.tracking_code) as code,
        c.procedure_code as "procedureCode", c.agency_code as "agencyCode", c.state, c.owner_role as "ownerRole",
        c.owner_post_id as "ownerPostId", (c.submitted_at at time zone 'Asia/Ho_Chi_Minh')::date as "submittedOn",
        c.due_on as "dueOn", (select level from cases.warning w where w.case_id = c.id and w.due_on = c.due_on order by w.at desc limit 1) as level
      from cases.case c where ${running} and c.agency_code = any (${agencyCode === undefined ? mine : [agencyCode]}) and c.due_on <= ${until}
        ${after === undefined ? emptySql : sql`and (c.due_on, c.id) > (${afterDay}::date, ${afterId}::uuid)`}
      order by c.due_on, c.id limit ${pageSize + 1}`);
    const shown = rows.slice(0, pageSize);
    const last = shown.at(-1);
    return { rows: shown, next: rows.length > pageSize && last !== undefined ? `${last.dueOn}_${last.id}` : null };
  },
});

/** A leader watches all agencies within sight; others those for which they act. */
function watched(actor: Actor): string[] {
  if (actor.roles.includes('leader')) return [...actor.agencies];
  return [...new Set(actor.duties.flatMap((d) => d.actsFor))];
}
