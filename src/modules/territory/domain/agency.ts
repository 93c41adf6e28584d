import type { UnitKind } from './unit.ts';
import type { Validity } from './validity.ts';

/** The work an agency does; a procedure names the branch and level that decide it. */
export const agencyBranches = [
  'committee',
  'office',
  'police',
  'justice',
  'transport',
  'labour',
  'environment',
  'education',
  'health',
  'insurance',
  'tax',
  'electricity',
] as const;
export type AgencyBranch = (typeof agencyBranches)[number];

/** What an agency is. A one-stop centre receives for others and decides nothing itself (Decree 61/2018, art. 7). */
export type AgencyKind = 'committee' | 'office' | 'one-stop' | 'department' | 'police' | 'state-line' | 'company';

/** An agency under its electronic identifier code (Decision 20/2020/QĐ-TTg), for example `H16.03`. */
export interface Agency extends Validity {
  code: string;
  name: { vi: string; en: string };
  kind: AgencyKind;
  branch: AgencyBranch;
  level: UnitKind;
  unitCode: string;
  /** The agency above it in this province; none for the heads of lines that report to a ministry. */
  parentCode: string | null;
}

/** The work and the records of `formerCode` went to `code`. */
export interface AgencySuccession {
  formerCode: string;
  code: string;
}

const codeShape = /^[A-Z]\d{2}(\.\d{2,3}){0,2}$/;

/** Whether it has the shape of an identifier code: first level leftmost, at most 35 characters (Decision 20/2020). */
export const isAgencyCode = (text: string): boolean => text.length <= 35 && codeShape.test(text);
