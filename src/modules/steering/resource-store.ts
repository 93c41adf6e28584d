import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { registerStore } from './register-store.ts';

export const budgetSources = ['central', 'province', 'district', 'other'] as const;
export type BudgetSource = (typeof budgetSources)[number];

export interface BudgetLineRow {
  id: string;
  year: number;
  purpose: string;
  source: BudgetSource;
  agencyCode: string;
  version: number;
}

export const budgetLineStore = registerStore<BudgetLineRow>('budget_line', {
  id: 'id',
  year: 'year',
  purpose: 'purpose',
  source: 'source',
  agencyCode: 'agency_code',
  version: 'version',
});

export interface BudgetSums extends BudgetLineRow {
  allocatedVnd: number;
  spentVnd: number;
}

const signed = (fact: 'allocated' | 'spent') =>
  sql`coalesce(sum(case when e.corrects is null then e.amount_vnd else -e.amount_vnd end) filter (where e.fact = ${fact}), 0)::bigint`;

/** Lines with what was allocated and spent, in đồng; of a year, of one line, or all. */
export function budgetLines(tx: Tx, { year, id }: { year?: number | undefined; id?: string }): Promise<BudgetSums[]> {
  return tx.rows<BudgetSums>(sql`select l.id, l.year, l.purpose, l.source, l.agency_code as "agencyCode", l.version,
      ${signed('allocated')} as "allocatedVnd", ${signed('spent')} as "spentVnd"
    from steering.budget_line l left join steering.budget_entry e on e.line_id = l.id
    where true ${year === undefined ? emptySql : sql`and l.year = ${year}`} ${id === undefined ? emptySql : sql`and l.id = ${id}`}
    group by l.id order by l.year desc, l.purpose, l.id`);
}

export interface BudgetEntryRow {
  id: string;
  lineId: string;
  fact: 'allocated' | 'spent';
  amountVnd: number;
  happenedOn: IsoDate;
  /** Number of the decision or voucher. */
  document: string;
  corrects: string | null;
  /** Whether a later entry took it back. */
  takenBack: boolean;
  recordedAt: Date;
}

export function entriesOfLine(tx: Tx, lineId: string): Promise<BudgetEntryRow[]> {
  return tx.rows<BudgetEntryRow>(sql`select e.id, e.line_id as "lineId", e.fact, e.amount_vnd as "amountVnd",
      e.happened_on as "happenedOn", e.document, e.corrects, e.recorded_at as "recordedAt",
      exists (select from steering.budget_entry c where c.corrects = e.id) as "takenBack"
    from steering.budget_entry e where e.line_id = ${lineId} order by e.happened_on, e.recorded_at, e.id`);
}

export async function insertEntry(
  tx: Tx,
  e: Omit<BudgetEntryRow, 'takenBack'> & { recordedBy: string },
): Promise<void> {
  await tx.run(sql`insert into steering.budget_entry
      (id, line_id, fact, amount_vnd, happened_on, document, corrects, recorded_at, recorded_by)
    values (${e.id}, ${e.lineId}, ${e.fact}, ${e.amountVnd}, ${e.happenedOn}::date, ${e.document}, ${e.corrects}, ${e.recordedAt},
      ${e.recordedBy})`);
}

export const qualifications = ['it-degree', 'it-certificate', 'other'] as const;
export type Qualification = (typeof qualifications)[number];

export interface StaffRow {
  id: string;
  agencyCode: string;
  fullName: string;
  job: string;
  qualification: Qualification;
  fullTime: boolean;
  worksFrom: IsoDate;
  worksTo: IsoDate | null;
  version: number;
}

export const staffStore = registerStore<StaffRow>('staff', {
  id: 'id',
  agencyCode: 'agency_code',
  fullName: 'full_name',
  job: 'job',
  qualification: 'qualification',
  fullTime: 'full_time',
  worksFrom: 'works_from',
  worksTo: 'works_to',
  version: 'version',
});

/** Who works for the project now, of the agencies; undefined: of all. */
export function listOfStaff(tx: Tx, agencies: readonly string[] | undefined): Promise<StaffRow[]> {
  return tx.rows<StaffRow>(sql`select ${staffStore.columns} from steering.staff where works_to is null
    ${agencies === undefined ? emptySql : sql`and agency_code = any(${[...agencies]}::text[])`}
    order by agency_code, full_name limit 2000`);
}

export const audiences = ['province', 'district', 'commune', 'village', 'people'] as const;
export type Audience = (typeof audiences)[number];

export interface TrainingRow {
  id: string;
  title: string;
  heldOn: IsoDate;
  days: number;
  organiser: string;
  audience: Audience;
  participants: number;
  recordedAt: Date;
  cancelled: boolean;
  version: number;
}

export const trainingStore = registerStore<TrainingRow>('training', {
  id: 'id',
  title: 'title',
  heldOn: 'held_on',
  days: 'days',
  organiser: 'organiser',
  audience: 'audience',
  participants: 'participants',
  recordedAt: 'recorded_at',
  cancelled: 'cancelled',
  version: 'version',
});

/** Courses, the newest first. */
export function listOfTrainings(tx: Tx): Promise<TrainingRow[]> {
  return tx.rows<TrainingRow>(sql`select ${trainingStore.columns} from steering.training where not cancelled
    order by held_on desc, id desc limit 500`);
}
