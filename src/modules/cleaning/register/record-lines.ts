import { copyLine } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { SectorCode } from '../domain/sectors.ts';

export type RecordState = 'waiting' | 'matched' | 'review' | 'confirmed' | 'unmatched' | 'elsewhere' | 'gone';

/** A record as a bulk door writes it. */
export interface BulkRecord {
  id: string;
  provinceCode: string;
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
  listed: boolean;
  entered: boolean;
  state: RecordState;
  personId: string | null;
  score: number | null;
  reviewerCode: string | null;
  seenOn: IsoDate;
  cleanedOn: IsoDate | null;
  recordedAt: Date;
  origin: 'file' | 'simulated';
}

export const bulkRecordColumns =
  'id, province_code, sector, agency_code, record_key, personal_number, old_number, full_name, birth_text, sex, commune_code, ' +
  'place_text, father_name, mother_name, phone, extra, gaps, differs, listed, entered, state, person_id, score, reviewer_code, seen_on, cleaned_on, ' +
  'recorded_at, origin';

export function bulkRecordLine(r: BulkRecord): string {
  return copyLine([
    r.id,
    r.provinceCode,
    r.sector,
    r.agencyCode,
    r.recordKey,
    r.personalNumber,
    r.oldNumber,
    r.fullName,
    r.birthText,
    r.sex,
    r.communeCode,
    r.placeText,
    r.fatherName,
    r.motherName,
    r.phone,
    r.extra,
    r.gaps,
    r.differs,
    r.listed,
    r.entered,
    r.state,
    r.personId,
    r.score,
    r.reviewerCode,
    r.seenOn,
    r.cleanedOn,
    r.recordedAt,
    r.origin,
  ]);
}
