import { emptySql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { SectorCode } from '../domain/sectors.ts';
import type { RecordState } from './record-lines.ts';

/** A record as pages show it. */
export interface RegisterRecord {
  id: string;
  sector: SectorCode;
  agencyCode: string;
  recordKey: string;
  personalNumber: string | null;
  oldNumber: string | null;
  fullName: string;
  birthText: string | null;
  sex: string | null;
  communeCode: string | null;
  placeText: string | null;
  fatherName: string | null;
  motherName: string | null;
  phone: string | null;
  extra: Record<string, string>;
  gaps: number;
  differs: number;
  entered: boolean;
  state: RecordState;
  personId: string | null;
  score: number | null;
  seenOn: IsoDate;
  cleanedOn: IsoDate | null;
  versionNumber: number;
}

const columns = sql`id, sector, agency_code as "agencyCode", record_key as "recordKey", personal_number as "personalNumber",
  old_number as "oldNumber", full_name as "fullName", birth_text as "birthText", sex, commune_code as "communeCode", place_text as "placeText",
  father_name as "fatherName", mother_name as "motherName", phone, extra, gaps, differs, entered, state, person_id as "personId", score,
  seen_on as "seenOn", cleaned_on as "cleanedOn", version_number as "versionNumber"`;

export function findRecord(tx: Tx, id: string): Promise<RegisterRecord | undefined> {
  return tx.maybe<RegisterRecord>(sql`select ${columns} from cleaning.record where id = ${id}`);
}

/** Marks a record as cleaned with a person, or as nobody's of this province. */
export async function settleRecord(
  tx: Tx,
  id: string,
  to: { personId: string; cleanedOn: IsoDate; differs: number } | 'elsewhere',
): Promise<void> {
  if (to === 'elsewhere')
    await tx.run(
      sql`update cleaning.record set state = 'elsewhere', person_id = null, cleaned_on = null where id = ${id}`,
    );
  else
    await tx.run(sql`update cleaning.record set state = 'confirmed', person_id = ${to.personId}, cleaned_on = ${to.cleanedOn},
      differs = ${to.differs}, seen_on = greatest(seen_on, ${to.cleanedOn}) where id = ${id}`);
}

export interface HistoryRow {
  number: number;
  fields: Record<string, unknown>;
  untilAt: Date;
}

export function historyOf(tx: Tx, recordId: string): Promise<HistoryRow[]> {
  return tx.rows<HistoryRow>(sql`select number, fields, until_at as "untilAt" from cleaning.record_history
    where record_id = ${recordId} order by number desc limit 20`);
}

/** Which records a number of a scorecard counts. */
export const recordLists = [
  'listed',
  'entered',
  'correct',
  'complete',
  'clean',
  'live',
  'unclean',
  'wrong',
  'gaps',
  'stale',
] as const;
export type RecordList = (typeof recordLists)[number];

/** What each list means in SQL; README.md has the same in words. `today` and `freshDays` decide what is alive. */
export function listCondition(list: RecordList, about: { today: IsoDate; freshDays: number }) {
  const fresh = sql`seen_on >= ${about.today}::date - ${about.freshDays}::int`;
  const conditions = {
    listed: sql`listed`,
    entered: sql`entered`,
    correct: sql`entered and cleaned_on is not null and differs = 0`,
    complete: sql`entered and gaps = 0`,
    clean: sql`entered and cleaned_on is not null`,
    live: sql`entered and ${fresh}`,
    unclean: sql`entered and cleaned_on is null`,
    wrong: sql`entered and cleaned_on is not null and differs > 0`,
    gaps: sql`entered and gaps > 0`,
    stale: sql`entered and not (${fresh})`,
  };
  return sql`state <> 'gone' and ${conditions[list]}`;
}

export interface ListQuestion {
  sector: SectorCode;
  list: RecordList;
  communeCode?: string | undefined;
  today: IsoDate;
  freshDays: number;
  afterKey: string;
  atMost: number;
}

export function listRecords(tx: Tx, q: ListQuestion): Promise<RegisterRecord[]> {
  return tx.rows<RegisterRecord>(sql`select ${columns} from cleaning.record where sector = ${q.sector} and ${listCondition(q.list, q)}
    ${q.communeCode === undefined ? emptySql : q.communeCode === '' ? sql`and commune_code is null` : sql`and commune_code = ${q.communeCode}`}
    and record_key > ${q.afterKey} order by record_key limit ${q.atMost}`);
}
