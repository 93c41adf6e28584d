import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate } from '#platform/time';
import { checkedDates, computeFigures, factsOf } from './compute-figures.ts';
import { allHold, type TextColumn } from './domain/condition.ts';
import type { ComputedDefinition } from './domain/definition.ts';
import { definitionOf } from './domain/definitions.ts';
import { sourceOf } from './domain/fact-source.ts';
import { distinct } from './domain/numbers.ts';
import { allRecordsOf, type FigureRecord, type Part, type Place, recordsOf, type Slice } from './records-store.ts';
import type { Declared } from './statements/declared-store.ts';
import { groupsAt } from './tally/groups.ts';

export const recordsPerPage = 50;

export interface RecordsAsked {
  code: string;
  asOf: IsoDate;
  knownAt?: IsoDate | undefined;
  part: Part;
  /** `next` of the page before; the first page when absent. */
  after?: string | undefined;
}

export interface RecordsPage {
  code: string;
  part: Part;
  asOf: IsoDate;
  /** The number that the figure shows for this side; what all pages list adds up to it. Null when there is none. */
  sum: number | null;
  /** How many records there are behind it. */
  total: number;
  /** How many records stand on the pages before this one. */
  before: number;
  records: FigureRecord[];
  /** Asks for the next page; null on the last one. */
  next: string | null;
  /** Behind a declared figure there are no records but a statement; behind an assigned denominator, a document. */
  declaration: Declared | null;
}

/**
 * What stands behind one side of a figure: its records, a page at a time, or the statement that declares it. A page is read
 * from an index on, and how many records there are is told by the tallies: a million are as fast as a hundred.
 * @throws Refusal for an unknown code or date, and for a page that no page before it gave.
 */
export async function figureRecords(tx: Tx, asked: RecordsAsked): Promise<RecordsPage> {
  const { code, part, asOf, knownAt } = checkedDates(asked);
  const definition = definitionOf(code);
  const start = placeIn(asked.after);
  const [figure] = await computeFigures(tx, { asOf, knownAt, codes: [code] });
  const sum = figure?.[part] ?? null;
  const about = { code, part, asOf, sum, before: start.before, declaration: figure?.declaration ?? null };
  const hasRecords = definition.source === 'computed' && (part === 'numerator' || isCounted(definition));
  if (!hasRecords || sum === null) return { ...about, total: 0, records: [], next: null };
  const slice = { definition, part, asOf, knownAt };
  const { isSmall } = sourceOf(definition.question.fact);
  const isValue = definition.question.measure?.by === 'distinct';
  if (isSmall || isValue) {
    const all = isValue ? await valuesOf(tx, slice) : await allRecordsOf(tx, slice);
    const records = all.slice(start.before, start.before + recordsPerPage);
    const end = start.before + records.length;
    return { ...about, total: all.length, records, next: end < all.length ? `${end}` : null };
  }
  // Each record of the kinds that are tallied adds one.
  if (sum === 0) return { ...about, total: 0, records: [], next: null };
  const found = await recordsOf(tx, { ...slice, after: start.place, limit: recordsPerPage + 1 });
  const shown = found.slice(0, recordsPerPage);
  const last = found.length > recordsPerPage ? shown.at(-1)?.place : undefined;
  const next = last === undefined ? null : `${start.before + shown.length}_${last.at}_${last.id}`;
  return { ...about, total: sum, records: shown.map((l) => l.record), next };
}

const placePattern = /^(\d{1,9})(?:_(\d{4}-\d\d-\d\d)(T([01]\d|2[0-3])(:[0-5]\d){2}\.\d{6}Z)?_([0-9a-f-]{36}))?$/;

/** Reads what the page before gave. */
function placeIn(after: string | undefined): { before: number; place?: Place } {
  if (after === undefined) return { before: 0 };
  const [, before = '', day, time = '', , , id] = placePattern.exec(after) ?? [];
  if (before === '' || (day !== undefined && !isIsoDate(day))) refuse('invalid', 'indicators.bad-page');
  const place = day === undefined || id === undefined ? {} : { place: { at: `${day}${time}`, id } };
  return { before: Number(before), ...place };
}

/** Of a figure that counts different values of a column: each value, with the last day on which something of it happened. */
async function valuesOf(tx: Tx, { definition, part, asOf, knownAt }: Slice): Promise<FigureRecord[]> {
  const { question } = definition;
  const column = question.measure?.by === 'distinct' ? question.measure.column : undefined;
  if (column === undefined) return [];
  const groups = await groupsAt(tx, { sources: factsOf([definition]), asOf, knownAt, by: 'day' });
  const conditions = [...question.where, ...(part === 'numerator' ? question.counted : (question.among ?? []))];
  const chosen = (groups.get(question.fact) ?? []).filter((g) => allHold(conditions, g.fact));
  const counts = distinct(chosen, (fact) => fact[column]);
  const lastDay = new Map<string, IsoDate>();
  for (const { fact, key } of chosen) {
    const value = fact[column] ?? '';
    if (key > (lastDay.get(value) ?? '')) lastDay.set(value, key);
  }
  return [...counts.keys()]
    .map((value) => valueLine(question.fact, { column, value, on: lastDay.get(value) ?? asOf }))
    .sort((a, b) => (a.on === b.on ? (a.recordId < b.recordId ? -1 : 1) : a.on < b.on ? 1 : -1));
}

const valueLine = (
  fact: FigureRecord['fact'],
  { column, value, on }: { column: TextColumn; value: string; on: IsoDate },
): FigureRecord => ({
  recordId: value,
  label: null,
  fact,
  on,
  adds: 1,
  columns: { [column]: value },
  communeCode: null,
  agencyCode: null,
});

/** True when the denominator is made of records: it is not of a count, nor where a document assigns it. */
const isCounted = ({ kind, question }: Pick<ComputedDefinition, 'kind' | 'question'>): boolean =>
  kind === 'share' && question.assigned === undefined;
