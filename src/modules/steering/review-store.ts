import { emptySql, joinSql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from './domain/area.ts';
import type { ObstacleState, PartKind } from './domain/obstacle.ts';
import type { Finding, ReviewKind, ReviewState } from './domain/review.ts';
import { registerStore } from './register-store.ts';

export interface ReviewRow {
  id: string;
  kind: ReviewKind;
  /** Number of the document or code of the procedure. */
  number: string;
  title: string;
  /** What it is measured against: a law, a resolution, a directive. */
  ground: string;
  agencyCode: string;
  directiveId: string | null;
  state: ReviewState;
  finding: Finding | null;
  proposal: string | null;
  decidedBy: 'province' | 'central' | null;
  startedOn: IsoDate;
  foundOn: IsoDate | null;
  decidedOn: IsoDate | null;
  carriedOutOn: IsoDate | null;
  dueOn: IsoDate | null;
  version: number;
}

export const reviewStore = registerStore<ReviewRow>('review', {
  id: 'id',
  kind: 'kind',
  number: 'number',
  title: 'title',
  ground: 'ground',
  agencyCode: 'agency_code',
  directiveId: 'directive_id',
  state: 'state',
  finding: 'finding',
  proposal: 'proposal',
  decidedBy: 'decided_by',
  startedOn: 'started_on',
  foundOn: 'found_on',
  decidedOn: 'decided_on',
  carriedOutOn: 'carried_out_on',
  dueOn: 'due_on',
  version: 'version',
});

/** Reviews, those still to be decided first. */
export function listOfReviews(
  tx: Tx,
  filter: { kind?: ReviewKind | undefined; state?: ReviewState | undefined },
): Promise<ReviewRow[]> {
  const wishes = [
    filter.kind === undefined ? undefined : sql`kind = ${filter.kind}`,
    filter.state === undefined ? undefined : sql`state = ${filter.state}`,
  ].filter((w) => w !== undefined);
  return tx.rows<ReviewRow>(sql`select ${reviewStore.columns} from steering.review
    ${wishes.length === 0 ? emptySql : sql`where ${joinSql(wishes, ' and ')}`}
    order by array_position(array['proposed', 'reviewing', 'approved', 'carried-out', 'fits', 'rejected'], state), due_on nulls last,
      started_on desc, id limit 500`);
}

export interface ObstacleRow {
  id: string;
  area: Area;
  text: string;
  figureCodes: string[];
  raisedBy: string;
  raisedOn: IsoDate;
  state: ObstacleState;
  solvedOn: IsoDate | null;
  version: number;
}

export const obstacleStore = registerStore<ObstacleRow>('obstacle', {
  id: 'id',
  area: 'area',
  text: 'text',
  figureCodes: 'figure_codes',
  raisedBy: 'raised_by',
  raisedOn: 'raised_on',
  state: 'state',
  solvedOn: 'solved_on',
  version: 'version',
});

export interface ObstacleListRow extends ObstacleRow {
  causes: number;
  solutions: number;
  proposals: number;
}

/** Obstacles, the open ones first, the newest first; those about one figure when its code is given. */
export function listOfObstacles(
  tx: Tx,
  filter: { area?: Area | undefined; state?: ObstacleState | undefined; figureCode?: string | undefined },
): Promise<ObstacleListRow[]> {
  const of = (kind: PartKind) =>
    sql`(select count(*) from steering.obstacle_part p where p.obstacle_id = o.id and p.kind = ${kind} and p.withdrawn_on is null)`;
  const wishes = [
    filter.area === undefined ? undefined : sql`o.area = ${filter.area}`,
    filter.state === undefined ? undefined : sql`o.state = ${filter.state}`,
    filter.figureCode === undefined ? undefined : sql`${filter.figureCode} = any(o.figure_codes)`,
  ].filter((w) => w !== undefined);
  return tx.rows<ObstacleListRow>(sql`select ${obstacleStore.columns}, ${of('cause')} as causes, ${of('solution')} as solutions,
      ${of('proposal')} as proposals
    from steering.obstacle o ${wishes.length === 0 ? emptySql : sql`where ${joinSql(wishes, ' and ')}`}
    order by array_position(array['open', 'solving', 'solved'], state), raised_on desc, id limit 500`);
}

export interface ObstaclePartRow {
  id: string;
  obstacleId: string;
  kind: PartKind;
  text: string;
  /** Whom a proposal is put to. */
  addressedTo: string | null;
  taskId: string | null;
  figureCodes: string[];
  addedOn: IsoDate;
  sentOn: IsoDate | null;
  answeredOn: IsoDate | null;
  answer: string | null;
  withdrawnOn: IsoDate | null;
  version: number;
}

export const partStore = registerStore<ObstaclePartRow>('obstacle_part', {
  id: 'id',
  obstacleId: 'obstacle_id',
  kind: 'kind',
  text: 'text',
  addressedTo: 'addressed_to',
  taskId: 'task_id',
  figureCodes: 'figure_codes',
  addedOn: 'added_on',
  sentOn: 'sent_on',
  answeredOn: 'answered_on',
  answer: 'answer',
  withdrawnOn: 'withdrawn_on',
  version: 'version',
});

export function partsOfObstacle(tx: Tx, obstacleId: string): Promise<ObstaclePartRow[]> {
  return tx.rows<ObstaclePartRow>(sql`select ${partStore.columns} from steering.obstacle_part
    where obstacle_id = ${obstacleId} and withdrawn_on is null
    order by array_position(array['cause', 'solution', 'proposal'], kind), added_on, id`);
}
