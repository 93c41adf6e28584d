import { formatNumber, type Language, t } from '#platform/i18n';
import type { Decimal } from './exact-decimal.ts';
import type { FigureRow } from './figures-file.ts';
import { questionOf } from './row-kind.ts';
import './i18n/index.ts';

/** One sentence on rows that contradict each other, each with its line, code and what it says. */
export function contradictionSentence(language: Language, rows: readonly FigureRow[], scale: string): string {
  const said = rows.map((row) =>
    t(language, 'simulate.row', { line: row.line, code: row.code, says: says(language, row) }),
  );
  const key = rows.some(needsOpen) ? 'contradiction-with-open' : 'contradiction';
  const sentence = t(language, `simulate.${key}`, { rows: said.join('; ') });
  return scale === '1' ? sentence : `${sentence} ${t(language, 'simulate.at-scale', { scale })}`;
}

/** The law that only open procedures have online cases plays a part only where a row counts open procedures. */
const needsOpen = (row: FigureRow): boolean => questionOf(row.code).fact === 'procedures';

function says(language: Language, { numerator, denominator, statedPercent }: FigureRow): string {
  const number = (value: Decimal) =>
    formatNumber(language, Number(value.digits) / 10 ** value.decimals, value.decimals);
  if (numerator !== undefined && denominator !== undefined) return `${number(numerator)}/${number(denominator)}`;
  const parts = [
    ...(numerator === undefined ? [] : [t(language, 'simulate.numerator', { value: number(numerator) })]),
    ...(denominator === undefined ? [] : [t(language, 'simulate.denominator', { value: number(denominator) })]),
    ...(statedPercent === undefined ? [] : [`${number(statedPercent)}%`]),
  ];
  return parts.join(', ');
}
