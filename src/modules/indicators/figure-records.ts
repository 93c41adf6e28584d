import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import { checkedDates, computeFigures } from './compute-figures.ts';
import { definitionOf } from './domain/definitions.ts';
import { countRecords, type FigureRecord, type Part, recordsOf } from './records-store.ts';
import type { Declared } from './statements/declared-store.ts';

export const recordsPerPage = 50;

export interface RecordsAsked {
  code: string;
  asOf: IsoDate;
  knownAt?: IsoDate | undefined;
  part: Part;
  /** 1 is the first page. */
  page: number;
}

export interface RecordsPage {
  code: string;
  part: Part;
  asOf: IsoDate;
  /** The number that the figure shows for this side; what all pages list adds up to it. Null when there is none. */
  sum: number | null;
  /** How many records there are behind it. */
  total: number;
  page: number;
  pages: number;
  records: FigureRecord[];
  /** Behind a declared figure there are no records but a statement; behind an assigned denominator, a document. */
  declaration: Declared | null;
}

/**
 * What stands behind one side of a figure: its records, a page at a time, or the statement that declares it.
 * @throws Refusal for an unknown code or date.
 */
export async function figureRecords(tx: Tx, asked: RecordsAsked): Promise<RecordsPage> {
  const { code, part, asOf, knownAt } = checkedDates(asked);
  const definition = definitionOf(code);
  const [figure] = await computeFigures(tx, { asOf, knownAt, codes: [code] });
  const about = { code, part, asOf, sum: figure?.[part] ?? null, declaration: figure?.declaration ?? null };
  const hasRecords = definition.source === 'computed' && (part === 'numerator' || isCounted(definition));
  if (!hasRecords) return { ...about, total: 0, page: 1, pages: 1, records: [] };
  const slice = { definition, part, asOf, knownAt };
  const total = await countRecords(tx, slice);
  const pages = Math.max(1, Math.ceil(total / recordsPerPage));
  const page = Math.min(asked.page, pages);
  const records = await recordsOf(tx, { ...slice, limit: recordsPerPage, offset: (page - 1) * recordsPerPage });
  return { ...about, total, page, pages, records };
}

/** True when the denominator is made of records: it is not of a count, nor where a document assigns it. */
const isCounted = (definition: { kind: string; question: { assigned?: string } }): boolean =>
  definition.kind === 'share' && definition.question.assigned === undefined;
