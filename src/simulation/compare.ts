import { definitionOf, type Figure, percentOf } from '#indicators';
import { formatNumber, t } from '#platform/i18n';
import type { FigureRow } from './figures-file.ts';
import { numberOf } from './scaled-row.ts';
import type { Solution } from './solve-figures.ts';

/** A row of the file beside what the records come to. */
export interface Comparison {
  code: string;
  /** What the file asks for, at the scale of the simulation. */
  wanted: { numerator: number | null; denominator: number | null; percent: number | null };
  computed: { numerator: number | null; denominator: number | null; percent: number | null };
  source: Figure['source'];
  /** 'equal'; 'moved' and 'near' only in scaled files: as near as whole records can come; 'differs' is a fault. */
  verdict: 'equal' | 'moved' | 'near' | 'differs';
  /** A percentage that the file prints beside counts which give another: the counts rule. */
  misprint: { stated: number; ownCounts: number } | null;
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

function compareRow(row: FigureRow, solution: Solution, figure: Figure): Comparison {
  const { code, statedPercent } = row;
  const counts = solution.counts.get(code) ?? {};
  const sides = [
    { asked: counts.numerator, found: figure.numerator },
    { asked: counts.denominator, found: figure.denominator },
  ].filter((side) => side.asked !== undefined);
  const rules = statedPercent !== undefined && sides.length < 2;
  const stated = statedPercent === undefined ? null : numberOf(statedPercent);
  const { numerator, denominator, percent } = figure;
  const counted =
    statedPercent && numerator !== null && denominator !== null
      ? percentOf(numerator, denominator, statedPercent.decimals)
      : null;
  const shown = counted ?? (figure.kind === 'percent-only' ? percent : null);
  return {
    code,
    source: figure.source,
    wanted: {
      numerator: counts.numerator?.rounded ?? null,
      denominator: counts.denominator?.rounded ?? null,
      percent: rules ? stated : null,
    },
    computed: { numerator, denominator, percent },
    verdict: verdictOf({
      isMade: sides.every((s) => s.found === s.asked?.taken),
      isRounded: sides.every((s) => s.found === s.asked?.rounded),
      isShown: !rules || shown === stated,
      isNear: solution.nearPercents.includes(code),
    }),
    misprint: misprintOf(row),
  };
}

interface Holds {
  /** The counts are those that the search settled on. */
  isMade: boolean;
  /** They are the file's, rounded half up. */
  isRounded: boolean;
  /** The percentage is the stated one, at the decimals printed. */
  isShown: boolean;
  /** The search told that it cannot be. */
  isNear: boolean;
}

function verdictOf({ isMade, isRounded, isShown, isNear }: Holds): Comparison['verdict'] {
  if (!isMade || (!isShown && !isNear)) return 'differs';
  if (!isShown) return 'near';
  return isRounded ? 'equal' : 'moved';
}

function misprintOf({ numerator, denominator, statedPercent }: FigureRow): Comparison['misprint'] {
  if (numerator === undefined || denominator === undefined || statedPercent === undefined) return null;
  const ownCounts = percentOf(numberOf(numerator), numberOf(denominator), statedPercent.decimals);
  const stated = numberOf(statedPercent);
  return ownCounts === null || ownCounts === stated ? null : { stated, ownCounts };
}

/** The comparison as a table for people. */
export function comparisonTable(comparisons: readonly Comparison[]): string {
  const head = ['code', 'wanted', 'computed', 'source', 'verdict'].map((c) => t('vi', `simulate.table.${c}`));
  const lines = comparisons.map((c) => [
    c.code,
    side(c.wanted, c.code),
    side(c.computed, c.code),
    t('vi', `simulate.source.${c.source}`),
    verdictText(c),
  ]);
  const widths = head.map((_, i) => Math.max(...[head, ...lines].map((l) => (l[i] ?? '').length)));
  const lineOf = (cells: readonly string[]) => cells.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ');
  return [head, ...lines].map((cells) => lineOf(cells).trimEnd()).join('\n');
}

function side({ numerator, denominator, percent }: Comparison['wanted'], code: string): string {
  const number = (value: number | null) => (value === null ? '…' : formatNumber('vi', value));
  const counts = numerator === null && denominator === null ? '' : `${number(numerator)}/${number(denominator)}`;
  const share = percent === null ? '' : percentText(percent, definitionOf(code).decimals);
  return [counts, share].filter((s) => s !== '').join(' = ');
}

function percentText(percent: number, decimals = 0): string {
  const written = (String(percent).split('.')[1] ?? '').length;
  return `${formatNumber('vi', percent, Math.max(written, decimals))}%`;
}

function verdictText({ verdict, misprint }: Comparison): string {
  const text = t('vi', `simulate.verdict.${verdict}`);
  if (misprint === null) return text;
  const decimals = (String(misprint.stated).split('.')[1] ?? '').length;
  const said = { stated: percentText(misprint.stated), ownCounts: percentText(misprint.ownCounts, decimals) };
  return `${text}; ${t('vi', 'simulate.misprint', said)}`;
}
