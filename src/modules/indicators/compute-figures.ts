import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate } from '#platform/time';
import { allHold } from './domain/condition.ts';
import type { Definition, Text, ViewName } from './domain/definition.ts';
import { definitionOf, definitions } from './domain/definitions.ts';
import { percentOf } from './domain/percent.ts';
import {
  type BreakdownBy,
  type BreakdownRow,
  countOf,
  type FigureRecord,
  type Group,
  groupsOf,
  recordsOf,
  splitBy,
} from './figure-store.ts';
import { type Target, targetsAt } from './target-store.ts';

/** A figure for a date, counted from records. */
export interface Figure {
  code: string;
  section: string;
  label: Text;
  /** What the denominator is, in words. */
  meaning: Text;
  numerator: number;
  denominator: number | null;
  /** Rounded half up to `decimals`; null when there is no denominator or it is nought. */
  percent: number | null;
  decimals: number;
  unit: Definition['unit'];
  source: 'computed';
  asOf: IsoDate;
  target: Target | null;
}

export interface FiguresAsked {
  asOf: IsoDate;
  /** Only these figures, in this order; all when absent. */
  codes?: readonly string[];
}

/**
 * Computes figures from the records as at a date: one grouped pass over each view, then sums per definition.
 * @throws Refusal for an unknown code or a date that does not exist.
 */
export async function computeFigures(tx: Tx, asked: FiguresAsked): Promise<Figure[]> {
  const asOf = checkedDate(asked.asOf);
  const chosen = asked.codes === undefined ? definitions : asked.codes.map(definitionOf);
  const views = new Map<ViewName, Group[]>();
  for (const view of new Set(chosen.map((d) => d.question.view))) views.set(view, await groupsOf(tx, view, asOf));
  const targets = await targetsAt(tx, asOf);
  return chosen.map((d) =>
    figureOf(d, views.get(d.question.view) ?? [], { asOf, target: targets.get(d.code) ?? null }),
  );
}

function figureOf(
  definition: Definition,
  groups: readonly Group[],
  at: { asOf: IsoDate; target: Target | null },
): Figure {
  const { code, section, label, meaning, unit, kind, decimals, question } = definition;
  let numerator = 0;
  let whole = 0;
  for (const { fact, count } of groups) {
    if (!allHold(question.where, fact)) continue;
    whole += count;
    if (allHold(question.counted, fact)) numerator += count;
  }
  const denominator = kind === 'share' ? whole : null;
  const percent = denominator === null ? null : percentOf(numerator, denominator, decimals);
  return { code, section, label, meaning, numerator, denominator, percent, decimals, unit, source: 'computed', ...at };
}

export const recordsPerPage = 50;

export interface RecordsAsked {
  code: string;
  asOf: IsoDate;
  part: 'numerator' | 'denominator';
  /** 1 is the first page. */
  page: number;
}

export interface RecordsPage {
  code: string;
  part: 'numerator' | 'denominator';
  asOf: IsoDate;
  /** All records behind this side: equals the figure. */
  total: number;
  page: number;
  pages: number;
  records: FigureRecord[];
}

/** The very records behind one side of a figure, a page at a time. @throws Refusal for an unknown code or date. */
export async function figureRecords(tx: Tx, asked: RecordsAsked): Promise<RecordsPage> {
  const asOf = checkedDate(asked.asOf);
  const slice = { question: definitionOf(asked.code).question, part: asked.part, asOf };
  const total = await countOf(tx, slice);
  const pages = Math.max(1, Math.ceil(total / recordsPerPage));
  const page = Math.min(asked.page, pages);
  const records = await recordsOf(tx, { ...slice, limit: recordsPerPage, offset: (page - 1) * recordsPerPage });
  return { code: asked.code, part: asked.part, asOf, total, page, pages, records };
}

/**
 * A figure split by procedure, commune or month of receipt, for charts.
 * @throws Refusal for an unknown code or date, and for procedures split by what only cases have.
 */
export async function breakdown(
  tx: Tx,
  asked: { code: string; asOf: IsoDate; by: BreakdownBy },
): Promise<BreakdownRow[]> {
  const { question } = definitionOf(asked.code);
  if (question.view === 'procedures' && asked.by !== 'procedure') refuse('invalid', 'indicators.no-breakdown');
  return splitBy(tx, { question, asOf: checkedDate(asked.asOf), by: asked.by });
}

function checkedDate(date: IsoDate): IsoDate {
  return isIsoDate(date) ? date : refuse('invalid', 'indicators.bad-date', { date });
}
