import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from '../domain/area.ts';
import type { Period } from './steering-for-report.ts';

export interface ReviewLine {
  reviewId: string;
  kind: 'document' | 'procedure';
  number: string;
  title: string;
  ground: string;
  agencyCode: string;
  /** Null while it is being reviewed on that date. */
  finding: string | null;
  proposal: string | null;
  decidedBy: 'province' | 'central' | null;
  decidedOn: IsoDate | null;
  carriedOutOn: IsoDate | null;
}

/** Documents and procedures under review as they stood on a date, documents first. */
export function reviewsAt(tx: Tx, asOf: IsoDate): Promise<ReviewLine[]> {
  const known = sql`found_on <= ${asOf}::date`;
  return tx.rows<ReviewLine>(sql`select review_id as "reviewId", kind, number, title, ground, agency_code as "agencyCode",
      case when ${known} then finding end as finding, case when ${known} then proposal end as proposal,
      case when ${known} then decided_by end as "decidedBy",
      case when decided_on <= ${asOf}::date then decided_on end as "decidedOn",
      case when carried_out_on <= ${asOf}::date then carried_out_on end as "carriedOutOn"
    from steering.pub_review where started_on <= ${asOf}::date order by kind, started_on, number`);
}

export interface ObstaclePartLine {
  partId: string;
  text: string;
  figureCodes: string[];
  /** Whom a proposal is put to. */
  addressedTo: string | null;
  sentOn: IsoDate | null;
  answer: string | null;
}

export interface ObstacleLine {
  obstacleId: string;
  area: Area;
  text: string;
  figureCodes: string[];
  raisedBy: string;
  raisedOn: IsoDate;
  causes: ObstaclePartLine[];
  solutions: ObstaclePartLine[];
  proposals: ObstaclePartLine[];
}

/** Obstacles not solved on a date, with causes, solutions and proposals known by then; in the order of the report's areas. */
export async function obstaclesAt(tx: Tx, asOf: IsoDate): Promise<ObstacleLine[]> {
  const obstacles = await tx.rows<Omit<ObstacleLine, 'causes' | 'solutions' | 'proposals'>>(sql`
    select obstacle_id as "obstacleId", area, text, figure_codes as "figureCodes", raised_by as "raisedBy", raised_on as "raisedOn"
    from steering.pub_obstacle where raised_on <= ${asOf}::date and coalesce(solved_on > ${asOf}::date, true)
    order by ${areaOrder}, raised_on, obstacle_id`);
  const parts = await tx.rows<ObstaclePartLine & { obstacleId: string; kind: string }>(sql`
    select part_id as "partId", obstacle_id as "obstacleId", kind, text, figure_codes as "figureCodes", addressed_to as "addressedTo",
      sent_on as "sentOn", answer
    from steering.pub_obstacle_part where added_on <= ${asOf}::date order by added_on, part_id`);
  const of = (obstacleId: string, kind: string): ObstaclePartLine[] =>
    parts
      .filter((p) => p.obstacleId === obstacleId && p.kind === kind)
      .map(({ obstacleId: _, kind: __, ...part }) => part);
  return obstacles.map((o) => ({
    ...o,
    causes: of(o.obstacleId, 'cause'),
    solutions: of(o.obstacleId, 'solution'),
    proposals: of(o.obstacleId, 'proposal'),
  }));
}

const areaOrder = sql`array_position(array['steering', 'communication', 'institutions', 'services', 'economy', 'citizens', 'data',
  'command', 'resources', 'models'], area)`;

export interface NextTaskLine {
  nextTaskId: string;
  position: number;
  area: Area;
  text: string;
  ownerAgency: string | null;
  figureCodes: string[];
}

/** Tasks of a year that stood in the plan on a date, in their order. */
export function nextTasksOf(tx: Tx, { year, asOf }: { year: number; asOf: IsoDate }): Promise<NextTaskLine[]> {
  return tx.rows<NextTaskLine>(sql`select next_task_id as "nextTaskId", position, area, text, owner_agency as "ownerAgency",
      figure_codes as "figureCodes"
    from steering.pub_next_task where year = ${year} and stated_on <= ${asOf}::date order by position, next_task_id`);
}

export interface JudgementLine {
  judgementId: string;
  kind: 'strength' | 'lesson';
  area: Area;
  text: string;
  figureCodes: string[];
}

/** What went well and what was learnt, as stated in a period; in the order of the report's areas. */
export function judgementsIn(tx: Tx, { from, to }: Period): Promise<JudgementLine[]> {
  return tx.rows<JudgementLine>(sql`select judgement_id as "judgementId", kind, area, text, figure_codes as "figureCodes"
    from steering.pub_judgement where stated_on between ${from}::date and ${to}::date
    order by kind desc, ${areaOrder}, stated_on, judgement_id`);
}
