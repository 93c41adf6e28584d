import type { Condition } from './condition.ts';

/** Words in both languages. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** Published views that questions are asked of: a case with its procedure, or a procedure alone. */
export type ViewName = 'cases' | 'procedures';

/** A question to records: those of `view` that fulfil `where` are the denominator, those that fulfil `counted` too the numerator. */
export interface Question {
  readonly view: ViewName;
  readonly where: readonly Condition[];
  readonly counted: readonly Condition[];
}

/** One figure, defined once. Count, list of records and simulation are all derived from its question. */
export interface Definition {
  readonly code: string;
  /** Section of the province's periodic report. */
  readonly section: string;
  readonly label: Text;
  readonly unit: 'dossier' | 'procedure';
  /** 'share' has a denominator and a percentage; 'count' has neither. */
  readonly kind: 'share' | 'count';
  readonly question: Question;
  /** What the denominator is, in words. */
  readonly meaning: Text;
  /** 'to-date': everything up to the date asked for, that day included. */
  readonly period: 'to-date';
  /** Digits after the mark of the percentage. */
  readonly decimals: number;
  /** Codes of figures that together are exactly this one. */
  readonly parts?: readonly string[];
}
