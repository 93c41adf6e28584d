import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Area } from './domain/area.ts';
import { registerStore } from './register-store.ts';

export interface NextTaskRow {
  id: string;
  year: number;
  position: number;
  area: Area;
  text: string;
  ownerAgency: string | null;
  figureCodes: string[];
  /** The task that was given, once the year has come. */
  taskId: string | null;
  statedOn: IsoDate;
  withdrawnOn: IsoDate | null;
  version: number;
}

export const nextTaskStore = registerStore<NextTaskRow>('next_task', {
  id: 'id',
  year: 'year',
  position: 'position',
  area: 'area',
  text: 'text',
  ownerAgency: 'owner_agency',
  figureCodes: 'figure_codes',
  taskId: 'task_id',
  statedOn: 'stated_on',
  withdrawnOn: 'withdrawn_on',
  version: 'version',
});

/** The plan of a year, in its order. */
export function nextTasksOfYear(tx: Tx, year: number): Promise<NextTaskRow[]> {
  return tx.rows<NextTaskRow>(sql`select ${nextTaskStore.columns} from steering.next_task
    where year = ${year} and withdrawn_on is null order by position, id`);
}

export async function nextPosition(tx: Tx, year: number): Promise<number> {
  await tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`steering.next-task.${year}`}, 0))`);
  const { last } = await tx.one<{ last: number }>(
    sql`select coalesce(max(position), 0)::integer as last from steering.next_task where year = ${year}`,
  );
  return last + 1;
}

export const judgementKinds = ['strength', 'lesson'] as const;
export type JudgementKind = (typeof judgementKinds)[number];

export interface JudgementRow {
  id: string;
  kind: JudgementKind;
  area: Area;
  text: string;
  figureCodes: string[];
  agencyCode: string;
  statedOn: IsoDate;
  withdrawnOn: IsoDate | null;
  version: number;
}

export const judgementStore = registerStore<JudgementRow>('judgement', {
  id: 'id',
  kind: 'kind',
  area: 'area',
  text: 'text',
  figureCodes: 'figure_codes',
  agencyCode: 'agency_code',
  statedOn: 'stated_on',
  withdrawnOn: 'withdrawn_on',
  version: 'version',
});

/** What went well and what was learnt, the newest first. */
export function listOfJudgements(tx: Tx): Promise<JudgementRow[]> {
  return tx.rows<JudgementRow>(sql`select ${judgementStore.columns} from steering.judgement where withdrawn_on is null
    order by kind desc, stated_on desc, id limit 200`);
}
