import type { AgencyBranch } from '#territory';
import type { Condition, TextColumn } from './condition.ts';
import type { FactName } from './fact-source.ts';

/** Words in both languages. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** How records become a number. */
export type Measure =
  /** Each record is one; a correction takes one off. */
  | { readonly by: 'records' }
  /** The quantities of the records added up, in units of `per`. */
  | { readonly by: 'quantity'; readonly per: number }
  /** How many different values of a column the records have between them. */
  | { readonly by: 'distinct'; readonly column: TextColumn };

/**
 * A question to records, as at a date: of those of `fact` that happened by then and fulfil `where`, the ones that fulfil
 * `counted` too are the numerator, the ones that fulfil `among` too the denominator.
 */
export interface Question {
  readonly fact: FactName;
  readonly where: readonly Condition[];
  readonly counted: readonly Condition[];
  /** What the denominator asks besides `where`; nothing when absent. */
  readonly among?: readonly Condition[];
  /** Records taken off the numerator: what remains to be done is what is due less what is done. */
  readonly less?: readonly Condition[];
  readonly measure?: Measure;
  /** The denominator is a number that a document assigns to the province, under this code (`assignTarget`). */
  readonly assigned?: string;
}

/** What an agency is asked to state, where no records exist to count. */
export interface StatementWish {
  /** The agency in charge of this branch at this level states it. */
  readonly owner: { readonly branch: AgencyBranch; readonly level: 'province' | 'district' | 'commune' };
  readonly asks: readonly ('numerator' | 'denominator' | 'percent')[];
  /** 'wanted': a file that proves the number belongs to the statement. */
  readonly evidence: 'wanted' | 'none';
}

export type FigureUnit =
  | 'dossier'
  | 'procedure'
  | 'unit'
  | 'item'
  | 'contest'
  | 'service'
  | 'facility'
  | 'person'
  | 'account'
  | 'taxpayer'
  | 'transaction'
  | 'million-vnd'
  | 'business'
  | 'application'
  | 'record'
  | 'shot'
  | 'mbps'
  | 'channel'
  | 'station'
  | 'model'
  | 'group'
  | 'percent';

interface Common {
  readonly code: string;
  /** Section of the province's periodic report. */
  readonly section: string;
  readonly label: Text;
  readonly unit: FigureUnit;
  /** 'share' has a denominator and a percentage; 'count' has neither; 'percent-only' is told without its counts. */
  readonly kind: 'share' | 'count' | 'percent-only';
  /** What the denominator is, in words; of a count, what is counted. */
  readonly meaning: Text;
  /**
   * 'at-date': what there is on the date; 'to-date': everything up to the date, that day included; 'in-period': from
   * the first of January of the date's year.
   */
  readonly period: 'at-date' | 'to-date' | 'in-period';
  /** Digits after the mark of the percentage. */
  readonly decimals: number;
  /** Digits after the mark of the numbers themselves, for speeds; none when absent. */
  readonly countDecimals?: number;
  /** Codes of figures whose numerators together are exactly this one's; so are their denominators, where they have any. */
  readonly parts?: readonly string[];
  /** This figure counts some of what that one counts, so it cannot be more. */
  readonly within?: string;
  /** This figure is what that one's denominator has and its numerator has not. */
  readonly remainderOf?: string;
}

/** Counted from records; nobody can state it. */
export interface ComputedDefinition extends Common {
  readonly source: 'computed';
  readonly question: Question;
}

/** Stated by an agency, with evidence and an approval; no record overrides it. */
export interface DeclaredDefinition extends Common {
  readonly source: 'declared';
  readonly statement: StatementWish;
}

/** One figure, defined once. Count, list of records, statement form and simulation are all derived from it. */
export type Definition = ComputedDefinition | DeclaredDefinition;
