import { definitionOf, type Figure, percentOf } from '#indicators';
import { formatNumber, t } from '#platform/i18n';
import { power10 } from './exact-decimal.ts';
import type { FigureRow } from './figures-file.ts';
import type { Solution } from './solve-figures.ts';

/** A row of the file beside what the records come to. */
export interface Comparison {
  code: string;
  /** What the file asks for, at the scale of the simulation. */
  wanted: { numerator: number | null; denominator: number | null; percent: number | null };
  computed: { numerator: number; denominator: number | null; percent: number | null };
  /** 'equal'; 'moved' and 'near' only in scaled files: as near as whole records can come; 'differs' is a fault. */
  verdict: 'equal' | 'moved' | 'near' | 'differs';
  /** The file prints a percentage that its own counts do not give. */
  misprint: boolean;
}

/** Compares every row with the figure computed from the database. */
export function compareFigures(
  rows: readonly FigureRow[],
  solution: Solution,
  figures: readonly Figure[],
): Comparison[] {
  const byCode = new Map(figures.map((f) => [f.code, f]));
  return rows.map((row) => {
    const figure = byCode.get(row.code);
    if (figure === undefined) throw new Error(`no figure was computed for ${row.code}`);
    return compareRow(row, solution, figure);
  });
}

function compareRow(row: FigureRow, { counts, movedCounts, nearPercents }: Solution, figure: Figure): Comparison {
  const { code, statedPercent } = row;
  const { numerator = null, denominator = null } = counts.get(code) ?? {};
  const stated =
    statedPercent === undefined ? null : Number(statedPercent.digits) / Number(power10(statedPercent.decimals));
  const atPrinted =
    statedPercent === undefined || figure.denominator === null
      ? null
      : percentOf(figure.numerator, figure.denominator, statedPercent.decimals);
  const rulesPercent = stated !== null && (numerator === null || denominator === null);
  const countsHold =
    (numerator === null || numerator === figure.numerator) &&
    (denominator === null || denominator === figure.denominator);
  const percentHolds = !rulesPercent || stated === atPrinted;
  const verdict = !countsHold
    ? 'differs'
    : !percentHolds
      ? nearPercents.includes(code)
        ? 'near'
        : 'differs'
      : movedCounts.includes(code)
        ? 'moved'
        : 'equal';
  return {
    code,
    wanted: { numerator, denominator, percent: stated },
    computed: { numerator: figure.numerator, denominator: figure.denominator, percent: figure.percent },
    verdict,
    misprint: stated !== null && !rulesPercent && stated !== atPrinted,
  };
}

/** The comparison as a table for people. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = ['code', 'wanted', 'computed', 'verdict'].map((c) => t('vi', `simulate.table.${c}`));
  const lines = comparisons.map((c) => [c.code, side(c.wanted, c.code), side(c.computed, c.code), verdictText(c)]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((l) => (l[i] ?? '').length)));
  return [head, ...lines]
    .map((l) =>
      l
        .map((cell, i) => cell.padEnd(widths[i] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function side({ numerator, denominator, percent }: Comparison['wanted'], code: string): string {
  const number = (value: number | null) => (value === null ? '…' : formatNumber('vi', value));
  const counts = numerator === null && denominator === null ? '' : `${number(numerator)}/${number(denominator)}`;
  const share =
    percent === null
      ? ''
      : `${formatNumber('vi', percent, Math.max(decimalsOf(percent), definitionOf(code).decimals))}%`;
  return [counts, share].filter((s) => s !== '').join(' = ');
}

const decimalsOf = (value: number): number => (String(value).split('.')[1] ?? '').length;

function verdictText({ verdict, misprint }: Comparison): string {
  const text = t('vi', `simulate.verdict.${verdict}`);
  return misprint ? `${text}; ${t('vi', 'simulate.misprint')}` : text;
}
