import { emptySql, joinSql, type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from './domain/area.ts';
import { soonDays, type TaskState } from './domain/task.ts';
import { registerStore } from './register-store.ts';

export interface TaskRow {
  id: string;
  code: string;
  directiveId: string | null;
  /** Where in the directive it stands. */
  place: string | null;
  title: string;
  area: Area;
  ownerAgency: string;
  cooperating: string[];
  assignedBy: string;
  assignedOn: IsoDate;
  dueOn: IsoDate | null;
  state: TaskState;
  /** Percent, as the owner says. */
  progress: number;
  result: string | null;
  figureCodes: string[];
  reportedOn: IsoDate | null;
  doneOn: IsoDate | null;
  cancelledOn: IsoDate | null;
  version: number;
  recordedAt: Date;
}

export const taskStore = registerStore<TaskRow>('task', {
  id: 'id',
  code: 'code',
  directiveId: 'directive_id',
  place: 'place',
  title: 'title',
  area: 'area',
  ownerAgency: 'owner_agency',
  cooperating: 'cooperating',
  assignedBy: 'assigned_by',
  assignedOn: 'assigned_on',
  dueOn: 'due_on',
  state: 'state',
  progress: 'progress',
  result: 'result',
  figureCodes: 'figure_codes',
  reportedOn: 'reported_on',
  doneOn: 'done_on',
  cancelledOn: 'cancelled_on',
  version: 'version',
  recordedAt: 'recorded_at',
});

/** The next code of a task of this year: "NV-2023-0012". */
export async function nextTaskCode(tx: Tx, year: string): Promise<string> {
  const { n } = await tx.one<{ n: number }>(sql`select nextval('steering.task_number') as n`);
  return `NV-${year}-${String(n).padStart(4, '0')}`;
}

export const taskOfCode = (tx: Tx, code: string): Promise<TaskRow | undefined> =>
  tx.maybe<TaskRow>(sql`select ${taskStore.columns} from steering.task where code = ${code}`);

/** The task that a row without a number would give a second time: of the same document and agency, in the same words. */
export const taskLike = (
  tx: Tx,
  { directiveId, ownerAgency, title }: Pick<TaskRow, 'directiveId' | 'ownerAgency' | 'title'>,
): Promise<TaskRow | undefined> =>
  tx.maybe<TaskRow>(sql`select ${taskStore.columns} from steering.task
    where directive_id is not distinct from ${directiveId}::uuid and owner_agency = ${ownerAgency} and title = ${title}
      and state <> 'cancelled' order by code limit 1`);

export function tasksOfDirective(tx: Tx, directiveId: string): Promise<TaskRow[]> {
  return tx.rows<TaskRow>(
    sql`select ${taskStore.columns} from steering.task where directive_id = ${directiveId} order by code`,
  );
}

export type TaskView = 'open' | 'late' | 'soon' | 'reported' | 'done' | 'all';

export interface TaskFilter {
  /** Agencies whose tasks these are, or that gave them, or work along. */
  mine?: readonly string[] | undefined;
  ownerAgency?: string | undefined;
  area?: Area | undefined;
  text?: string | undefined;
  view: TaskView;
  today: IsoDate;
  /** Agencies that the asker sees; undefined for those who steer the province and see every task. */
  visibleTo?: readonly string[] | undefined;
  offset: number;
  limit: number;
}

const like = (text: string) => `%${text.replace(/[\\%_]/g, '\\$&')}%`;

const touches = (codes: readonly string[]) => {
  const list = sql`${[...codes]}::text[]`;
  return sql`(t.owner_agency = any(${list}) or t.assigned_by = any(${list}) or t.cooperating && ${list})`;
};

function standing(view: TaskView, today: IsoDate): Sql | undefined {
  const running = sql`t.state in ('assigned', 'in-progress')`;
  switch (view) {
    case 'all':
      return undefined;
    case 'open':
      return running;
    case 'late':
      return sql`${running} and t.due_on < ${today}::date`;
    case 'soon':
      return sql`${running} and t.due_on between ${today}::date and ${today}::date + ${soonDays}::integer`;
    case 'reported':
      return sql`t.state = 'reported'`;
    case 'done':
      return sql`t.state = 'done'`;
  }
}

function matching(f: TaskFilter, view: TaskView): Sql {
  const wishes = [
    f.visibleTo === undefined ? undefined : touches(f.visibleTo),
    f.mine === undefined ? undefined : touches(f.mine),
    f.ownerAgency === undefined ? undefined : sql`t.owner_agency = ${f.ownerAgency}`,
    f.area === undefined ? undefined : sql`t.area = ${f.area}`,
    f.text === undefined ? undefined : sql`(t.title ilike ${like(f.text)} or t.code ilike ${like(f.text)})`,
    standing(view, f.today),
  ].filter((w) => w !== undefined);
  return wishes.length === 0 ? emptySql : sql`where ${joinSql(wishes, ' and ')}`;
}

/** Tasks, the most urgent first; finished ones the newest first. */
export async function listOfTasks(tx: Tx, filter: TaskFilter): Promise<TaskRow[]> {
  const order = filter.view === 'done' ? sql`t.done_on desc, t.code desc` : sql`t.due_on nulls last, t.code`;
  return tx.rows<TaskRow>(sql`select ${taskStore.columns} from steering.task t ${matching(filter, filter.view)}
    order by ${order} limit ${filter.limit} offset ${filter.offset}`);
}

/** How many tasks each view of the list has. */
export async function countTasks(tx: Tx, filter: TaskFilter): Promise<Record<TaskView, number>> {
  const among = (view: TaskView) => sql`count(*) filter (where ${standing(view, filter.today) ?? sql`true`})`;
  return tx.one<
    Record<TaskView, number>
  >(sql`select ${among('open')} as open, ${among('late')} as late, ${among('soon')} as soon,
      ${among('reported')} as reported, ${among('done')} as done, count(*) as all
    from steering.task t ${matching(filter, 'all')}`);
}

export interface UnitTasks {
  agencyCode: string;
  total: number;
  done: number;
  doneLate: number;
  reported: number;
  open: number;
  late: number;
}

/** Tasks by the agency that does them; those with the most late ones first. */
export function tasksByUnit(
  tx: Tx,
  { today, visibleTo }: { today: IsoDate; visibleTo?: readonly string[] | undefined },
): Promise<UnitTasks[]> {
  return tx.rows<UnitTasks>(sql`select owner_agency as "agencyCode", count(*) as total,
      count(*) filter (where state = 'done') as done,
      count(*) filter (where state = 'done' and reported_on > due_on) as "doneLate",
      count(*) filter (where state = 'reported') as reported,
      count(*) filter (where state in ('assigned', 'in-progress') and coalesce(due_on >= ${today}::date, true)) as open,
      count(*) filter (where state in ('assigned', 'in-progress') and due_on < ${today}::date) as late
    from steering.task t where state <> 'cancelled' ${visibleTo === undefined ? emptySql : sql`and ${touches(visibleTo)}`}
    group by owner_agency order by late desc, total desc, owner_agency`);
}
