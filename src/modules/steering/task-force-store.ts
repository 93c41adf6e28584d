import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { ActivityKind, MemberDuty, TaskForceLevel, TaskForceState } from './domain/task-force.ts';
import type { VillageKind } from './domain/village.ts';
import { registerStore } from './register-store.ts';

export interface TaskForceRow {
  id: string;
  level: TaskForceLevel;
  /** The unit of its level; of a village the commune. */
  unitCode: string;
  villageCode: string | null;
  parentId: string | null;
  name: string;
  state: TaskForceState;
  plannedOn: IsoDate;
  establishedOn: IsoDate | null;
  decisionNumber: string | null;
  dissolvedOn: IsoDate | null;
  version: number;
}

export const taskForceStore = registerStore<TaskForceRow>('task_force', {
  id: 'id',
  level: 'level',
  unitCode: 'unit_code',
  villageCode: 'village_code',
  parentId: 'parent_id',
  name: 'name',
  state: 'state',
  plannedOn: 'planned_on',
  establishedOn: 'established_on',
  decisionNumber: 'decision_number',
  dissolvedOn: 'dissolved_on',
  version: 'version',
});

/** The force of a place that is not dissolved. */
export function forceOf(
  tx: Tx,
  place: { level: TaskForceLevel; unitCode: string; villageCode?: string | undefined },
): Promise<TaskForceRow | undefined> {
  return tx.maybe<TaskForceRow>(sql`select ${taskForceStore.columns} from steering.task_force
    where level = ${place.level} and unit_code = ${place.unitCode} and state <> 'dissolved'
      ${place.villageCode === undefined ? emptySql : sql`and village_code = ${place.villageCode}`}
    order by planned_on, id limit 1`);
}

export interface VillageRow {
  code: string;
  communeCode: string;
  kind: VillageKind;
  name: string;
}

export function findVillage(tx: Tx, code: string): Promise<VillageRow | undefined> {
  return tx.maybe<VillageRow>(
    sql`select code, commune_code as "communeCode", kind, name from steering.village where code = ${code}`,
  );
}

export async function insertVillage(tx: Tx, village: VillageRow & { validFrom: IsoDate }): Promise<void> {
  await tx.run(sql`insert into steering.village (code, commune_code, kind, name, valid_from)
    values (${village.code}, ${village.communeCode}, ${village.kind}, ${village.name}, ${village.validFrom}::date)`);
}

export async function renameVillage(tx: Tx, village: Pick<VillageRow, 'code' | 'kind' | 'name'>): Promise<void> {
  await tx.run(
    sql`update steering.village set name = ${village.name}, kind = ${village.kind} where code = ${village.code}`,
  );
}

/** The highest number among our village codes of a commune. */
export async function lastVillageNumber(tx: Tx, communeCode: string): Promise<number> {
  const { last } = await tx.one<{ last: number }>(sql`select coalesce(max(split_part(code, '-', 2)::integer), 0) as last
    from steering.village where commune_code = ${communeCode} and code ~ ${`^${communeCode}-[0-9]{1,6}$`}`);
  return last;
}

export interface TaskForceListRow extends TaskForceRow {
  members: number;
  activities: number;
  lastActiveOn: IsoDate | null;
  /** Forces below it, and how many of them are set up. */
  below: number;
  belowEstablished: number;
}

const withCounts = sql`${taskForceStore.columns},
  (select count(*) from steering.task_force_member m where m.task_force_id = f.id and m.member_to is null) as members,
  (select count(*) from steering.task_force_activity a where a.task_force_id = f.id) as activities,
  (select max(a.held_on) from steering.task_force_activity a where a.task_force_id = f.id) as "lastActiveOn",
  (select count(*) from steering.task_force b where b.parent_id = f.id and b.state <> 'dissolved') as below,
  (select count(*) from steering.task_force b where b.parent_id = f.id and b.state = 'established') as "belowEstablished"`;

/** Forces directly below one; without one those at the top. Dissolved ones are left out. */
export function forcesBelow(tx: Tx, parentId: string | null): Promise<TaskForceListRow[]> {
  return tx.rows<TaskForceListRow>(sql`select ${withCounts} from steering.task_force f
    where f.parent_id is not distinct from ${parentId}::uuid and f.state <> 'dissolved'
    order by array_position(array['province', 'district', 'commune', 'village'], f.level), f.unit_code, f.village_code, f.name`);
}

/** The forces above one, from the top down. */
export function forcesAbove(tx: Tx, id: string): Promise<Pick<TaskForceRow, 'id' | 'name' | 'level'>[]> {
  return tx.rows<Pick<TaskForceRow, 'id' | 'name' | 'level'>>(sql`with recursive above as (
      select id, name, level, parent_id, 0 as step from steering.task_force where id = ${id}
      union all select f.id, f.name, f.level, f.parent_id, a.step + 1 from steering.task_force f join above a on f.id = a.parent_id)
    select id, name, level from above where step > 0 order by step desc`);
}

export interface MemberRow {
  id: string;
  taskForceId: string;
  fullName: string;
  duty: MemberDuty;
  /** Post or trade beside the task force. */
  job: string;
  phone: string | null;
  memberFrom: IsoDate;
  memberTo: IsoDate | null;
  version: number;
}

export const memberStore = registerStore<MemberRow>('task_force_member', {
  id: 'id',
  taskForceId: 'task_force_id',
  fullName: 'full_name',
  duty: 'duty',
  job: 'job',
  phone: 'phone',
  memberFrom: 'member_from',
  memberTo: 'member_to',
  version: 'version',
});

/** Members of a force, the present ones first, heads before the others. */
export function membersOf(tx: Tx, taskForceId: string): Promise<MemberRow[]> {
  return tx.rows<MemberRow>(sql`select ${memberStore.columns} from steering.task_force_member
    where task_force_id = ${taskForceId}
    order by member_to is not null, array_position(array['head', 'deputy', 'secretary', 'member'], duty), full_name`);
}

export interface ActivityRow {
  id: string;
  kind: ActivityKind;
  heldOn: IsoDate;
  subject: string;
  outcome: string | null;
  attended: number | null;
  peopleReached: number | null;
}

export async function insertActivity(
  tx: Tx,
  a: ActivityRow & { taskForceId: string; recordedAt: Date; recordedBy: string },
): Promise<void> {
  await tx.run(sql`insert into steering.task_force_activity
      (id, task_force_id, kind, held_on, subject, outcome, attended, people_reached, recorded_at, recorded_by)
    values (${a.id}, ${a.taskForceId}, ${a.kind}, ${a.heldOn}::date, ${a.subject}, ${a.outcome}, ${a.attended}, ${a.peopleReached},
      ${a.recordedAt}, ${a.recordedBy})`);
}

export function activitiesOf(tx: Tx, taskForceId: string): Promise<ActivityRow[]> {
  return tx.rows<ActivityRow>(sql`select id, kind, held_on as "heldOn", subject, outcome, attended, people_reached as "peopleReached"
    from steering.task_force_activity where task_force_id = ${taskForceId} order by held_on desc, id desc limit 200`);
}

/** All forces that are not dissolved, for the export: with the village of each. */
export function allForces(
  tx: Tx,
): Promise<(TaskForceRow & { villageName: string | null; villageKind: string | null })[]> {
  return tx.rows(sql`select ${taskForceStore.columns},
      (select v.name from steering.village v where v.code = f.village_code) as "villageName",
      (select v.kind from steering.village v where v.code = f.village_code) as "villageKind"
    from steering.task_force f where f.state <> 'dissolved'
    order by array_position(array['province', 'district', 'commune', 'village'], f.level), f.unit_code, f.village_code`);
}

/** The province's force, if it is on record. */
export function topForce(tx: Tx): Promise<{ id: string } | undefined> {
  return tx.maybe<{
    id: string;
  }>(sql`select id from steering.task_force where level = 'province' and state <> 'dissolved'
    order by planned_on, id limit 1`);
}
