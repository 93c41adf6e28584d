import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from '../domain/area.ts';
import type { ModelState } from '../domain/model.ts';
import type { TaskForceLevel } from '../domain/task-force.ts';

/** A stretch of days, both ends included. */
export interface Period {
  from: IsoDate;
  to: IsoDate;
}

export interface DirectiveLine {
  directiveId: string;
  number: string;
  issuedOn: IsoDate;
  kind: string;
  issuerName: string;
  area: Area;
  subject: string;
}

/** Directives, decisions, plans issued in a period, in the order of their days; of one area when given. */
export function directivesIssued(tx: Tx, { from, to, area }: Period & { area?: Area }): Promise<DirectiveLine[]> {
  return tx.rows<DirectiveLine>(sql`select directive_id as "directiveId", number, issued_on as "issuedOn", kind,
      issuer_name as "issuerName", area, subject
    from steering.pub_directive where issued_on between ${from}::date and ${to}::date
      ${area === undefined ? emptySql : sql`and area = ${area}`}
    order by issued_on, number`);
}

export interface TaskCounts {
  agencyCode: string;
  assigned: number;
  done: number;
  doneLate: number;
  /** Open at the date, within time. */
  open: number;
  /** Open at the date, past the due day and not reported. */
  late: number;
}

/** How the tasks of each agency stood on a date; late is judged by the day on which the agency reported. */
export function tasksByAgency(tx: Tx, asOf: IsoDate): Promise<TaskCounts[]> {
  const date = sql`${asOf}::date`;
  const finished = sql`coalesce(done_on <= ${date}, false)`;
  const late = sql`due_on < ${date} and coalesce(reported_on > ${date}, true)`;
  return tx.rows<TaskCounts>(sql`select owner_agency as "agencyCode", count(*) as assigned,
      count(*) filter (where ${finished}) as done,
      count(*) filter (where ${finished} and reported_on > due_on) as "doneLate",
      count(*) filter (where not ${finished} and not coalesce(${late}, false)) as open,
      count(*) filter (where not ${finished} and coalesce(${late}, false)) as late
    from steering.pub_task where assigned_on <= ${date} and coalesce(cancelled_on > ${date}, true)
    group by owner_agency order by owner_agency`);
}

export interface TaskForceCounts {
  level: TaskForceLevel;
  planned: number;
  established: number;
}

/** The network on a date, from the province down. Forces that were dissolved by then do not count. */
export function taskForceCounts(tx: Tx, asOf: IsoDate): Promise<TaskForceCounts[]> {
  return tx.rows<TaskForceCounts>(sql`select level, count(*) as planned,
      count(*) filter (where established_on <= ${asOf}::date) as established
    from steering.pub_task_force where planned_on <= ${asOf}::date and coalesce(dissolved_on > ${asOf}::date, true)
    group by level order by array_position(array['province', 'district', 'commune', 'village'], level)`);
}

export interface ModelLine {
  modelId: string;
  number: number;
  name: string;
  ownerAgency: string;
  /** On the date. */
  state: ModelState;
  startedOn: IsoDate | null;
  doneOn: IsoDate | null;
  dueOn: IsoDate | null;
}

/** The models as they stood on a date, by number. */
export function modelsAt(tx: Tx, asOf: IsoDate): Promise<ModelLine[]> {
  return tx.rows<ModelLine>(sql`select model_id as "modelId", number, name, owner_agency as "ownerAgency",
      case when done_on <= ${asOf}::date then 'done' when started_on <= ${asOf}::date then 'in-progress' else 'assigned' end as state,
      started_on as "startedOn", done_on as "doneOn", due_on as "dueOn"
    from steering.pub_model where assigned_on <= ${asOf}::date and coalesce(ended_on > ${asOf}::date, true)
    order by number`);
}

export interface BudgetLine {
  lineId: string;
  year: number;
  purpose: string;
  source: string;
  agencyCode: string;
  allocatedVnd: number;
  spentVnd: number;
}

/** Budget lines with what was allocated and spent by a date, in đồng; by year and purpose. */
export function budgetAt(tx: Tx, asOf: IsoDate): Promise<BudgetLine[]> {
  const sum = (fact: string) =>
    sql`coalesce(sum(f.weight * f.quantity) filter (where f.fact = ${fact} and f.happened_on <= ${asOf}::date), 0)::bigint`;
  return tx.rows<BudgetLine>(sql`select l.line_id as "lineId", l.year, l.purpose, l.source, l.agency_code as "agencyCode",
      ${sum('allocated')} as "allocatedVnd", ${sum('spent')} as "spentVnd"
    from steering.pub_budget_line l join steering.pub_budget_fact f on f.record_id = l.line_id
    group by l.line_id, l.year, l.purpose, l.source, l.agency_code
    having bool_or(f.happened_on <= ${asOf}::date) order by l.year, l.purpose`);
}

export interface TrainingLine {
  trainingId: string;
  title: string;
  heldOn: IsoDate;
  days: number;
  organiser: string;
  audience: string;
  participants: number;
}

/** Courses held in a period, in the order of their days. */
export function trainingsHeld(tx: Tx, { from, to }: Period): Promise<TrainingLine[]> {
  return tx.rows<TrainingLine>(sql`select training_id as "trainingId", title, held_on as "heldOn", days, organiser,
      audience, participants
    from steering.pub_training where held_on between ${from}::date and ${to}::date order by held_on, title`);
}

export interface StaffCounts {
  agencyCode: string;
  people: number;
  fullTime: number;
  /** With a degree in information technology. */
  degree: number;
}

/** How many officers agencies have given to the project on a date. */
export function staffAt(tx: Tx, asOf: IsoDate): Promise<StaffCounts[]> {
  return tx.rows<StaffCounts>(sql`select agency_code as "agencyCode", count(*) as people,
      count(*) filter (where full_time) as "fullTime", count(*) filter (where qualification = 'it-degree') as degree
    from steering.pub_staff where works_from <= ${asOf}::date and coalesce(works_to >= ${asOf}::date, true)
    group by agency_code order by agency_code`);
}
