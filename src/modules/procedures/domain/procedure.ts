import type { IsoDate } from '#platform/time';
import type { EligibilityQuestion } from './eligibility.ts';
import type { Condition, FormDefinition } from './form.ts';
import type { Law } from './law.ts';
import type { Package } from './package.ts';
import type { Branch, Channel, Level, ProcedureField } from './procedure-field.ts';
import type { ProcessingStep } from './processing-step.ts';
import type { Words } from './words.ts';

/** Its place among the 25 essential services: Decision 06/QĐ-TTg of 06/01/2022, annex. */
export interface Essential {
  readonly decision: string;
  readonly date: IsoDate;
  /** 1–11 by the police, 12–25 by other departments and localities. */
  readonly number: number;
  readonly group: 'police' | 'departments';
}

/** Full: from submission to result without a visit. A partial one must say why (Decree 224/2026, art. 14). */
export type OnlineService = { readonly level: 'full' } | { readonly level: 'part'; readonly reason: Words };

/** Marks a value that we could not check against the text of the law; the module's README lists them all. */
interface Checked {
  readonly basis: Law;
  readonly unverified?: true;
}

/** In đồng for one case. null: no fixed sum (it depends on the case or on the province); then `note` says on what. */
export interface Fee extends Checked {
  readonly counter: number | null;
  readonly online: number | null;
  readonly note?: Words;
  /** Taken when the result is handed over, because its sum is known only then; otherwise no result leaves before it is paid. */
  readonly paidOnReturn?: true;
}

/** Working days from receipt. 0: on the day of receipt itself, or the next working day when received after 15:00. */
export interface Deadline extends Checked {
  readonly workingDays: number;
  readonly extended?: { readonly workingDays: number; readonly when: Words };
  readonly note?: Words;
}

/** Whose data stand in for a paper: then nobody is asked for it (Decree 47/2020 art. 9.3, Resolution 66.7/2025). */
export type DataSource =
  | 'population'
  | 'civil-status'
  | 'insurance'
  | 'driving-licence'
  | 'vehicle'
  | 'land'
  | 'business';

export interface Paper {
  /** Unique in the procedure; also the name under which it is attached. */
  readonly code: string;
  readonly name: Words;
  readonly hint?: Words;
  readonly kind: 'original' | 'certified-copy' | 'copy';
  readonly required: boolean;
  /** A paper that is needed only for some answers of the form; `required` is false then. */
  readonly requiredWhen?: Condition;
  readonly replacedBy?: DataSource;
  /** Codes of results that stand in for it while they are valid: who has one in the vault is not asked for the paper. */
  readonly acceptsResult?: readonly string[];
  /** The law by which it is not asked for; when absent the general rule of the source (`basisNotToAsk`). */
  readonly replacedBasis?: Law;
}

/** What the person gets in the end. */
export interface ProcedureResult {
  readonly name: Words;
  /** Kind of result, by which papers accept it; the procedure's code when absent (`resultCodeOf`). */
  readonly code?: string;
  /** How long it can be used, in months from its issue; absent: without end. */
  readonly validMonths?: number;
  /** Typst source of its own printed form (`result.typ` of the procedure's folder); absent: the common form. */
  readonly template?: string;
}

/** One procedure as it stands from `validFrom` to `validTo`, both days included. */
export interface Procedure {
  /** Ours, never changes. The national code of a period is `nationalCode`, known for some only. */
  readonly code: string;
  readonly nationalCode?: string;
  readonly validFrom: IsoDate;
  /** null for the newest version. */
  readonly validTo: IsoDate | null;
  readonly name: Words;
  readonly description: Words;
  /** Words that people use and the official name lacks; for the search only. */
  readonly searchWords: Words;
  readonly essential?: Essential;
  readonly field: ProcedureField;
  readonly branch: Branch;
  readonly level: Level;
  readonly online: OnlineService;
  readonly channels: readonly Channel[];
  readonly fee: Fee;
  readonly deadline: Deadline;
  readonly legalBasis: readonly Law[];
  readonly papers: readonly Paper[];
  readonly form: FormDefinition;
  /** Its own steps of handling; absent: a plain split of the period (`stepsOf`). */
  readonly steps?: readonly ProcessingStep[];
  readonly result: ProcedureResult;
  /** Questions before the form; absent: nothing to ask. */
  readonly eligibility?: readonly EligibilityQuestion[];
  /** A group of linked procedures: its parts. */
  readonly package?: Package;
}

/** All versions of one procedure, oldest first: what one catalogue file exports. */
export interface ProcedureHistory {
  readonly code: string;
  readonly versions: readonly Procedure[];
}
