import { formatNumber, t } from '#platform/i18n';
import '../i18n/index.ts';
import { type FigureValue, hasNumber } from './figure-value.ts';
import type { Run } from './report-document.ts';

/** How a reference wants its figure told: whole in words, or one side of it alone. */
export const forms = ['', 'pair', 'number', 'whole', 'percent', 'left'] as const;
export type Form = (typeof forms)[number];

const word = (key: string, params: Record<string, string> = {}) => t('vi', `reports.document.${key}`, params);

/** The printed figure, number by number with its link. A figure without a number says so and opens its page all the same. */
export function numberRuns(value: FigureValue, form: Form = ''): Run[] {
  const { code, denominator, percent } = value;
  if (!hasNumber(value)) return [{ text: word('no-number'), figure: { code } }];
  switch (form) {
    case 'number':
      return [number(value, 'numerator')];
    case 'whole':
      return [number(value, 'denominator')];
    case 'percent':
      return [percentRun(value)];
    case 'left':
      return [number({ ...value, denominator: left(value) }, 'denominator')];
    case 'pair':
      return denominator === null ? [number(value, 'numerator')] : pair(value);
    default:
      return told(value, percent !== null);
  }
}

/** The figure as a sentence needs it: "148.367/168.585 hồ sơ, đạt 88,0%"; "1.580 hồ sơ"; "84,7%". */
function told(value: FigureValue, hasShare: boolean): Run[] {
  const { code, numerator, denominator } = value;
  if (value.kind === 'percent-only' || numerator === null) return [percentRun(value)];
  if (denominator === null) return [number(value, 'numerator'), { text: ` ${unitWords(value)}` }];
  if (denominator === 0 && numerator === 0)
    return [{ text: word('none-yet', { unit: unitWords(value) }), figure: { code } }];
  const parts = [...pair(value), { text: ` ${unitWords(value)}` }];
  return hasShare ? [...parts, { text: `, ${word('reached')} ` }, percentRun(value)] : parts;
}

const left = ({ numerator, denominator }: FigureValue): number | null =>
  numerator === null || denominator === null ? null : denominator - numerator;

const pair = (value: FigureValue): Run[] => [number(value, 'numerator'), { text: '/' }, number(value, 'denominator')];

function number(value: FigureValue, part: 'numerator' | 'denominator'): Run {
  const side = value[part];
  const text = side === null ? word('no-number') : printedNumber(side, value.countDecimals);
  return { text, figure: { code: value.code, part } };
}

function percentRun({ code, percent, decimals }: FigureValue): Run {
  return { text: percent === null ? word('no-number') : printedPercent(percent, decimals), figure: { code } };
}

/** Below ten with a nought before it, as in official documents: 02, 09; 12; 1.580; 82,78. */
export const printedNumber = (value: number, decimals: number): string =>
  decimals === 0 && value >= 1 && value < 10 ? `0${value}` : formatNumber('vi', value, decimals);

/** 100 % needs no decimals; every other share shows all that its figure has. */
export const printedPercent = (percent: number, decimals: number): string =>
  `${percent === 100 ? '100' : formatNumber('vi', percent, decimals)}%`;

export const unitWords = ({ unit }: Pick<FigureValue, 'unit'>): string => t('vi', `reports.unit.${unit}`);

/** The figure in one line without links, for lists of differences. */
export const valueText = (value: FigureValue | undefined): string =>
  value === undefined
    ? word('no-number')
    : numberRuns(value)
        .map((r) => r.text)
        .join('');

/** The same for a figure of a report; undefined when the report does not name it. */
export function figureText(
  content: { figures: Readonly<Record<string, FigureValue>> },
  code: string,
): string | undefined {
  const value = content.figures[code];
  return value === undefined ? undefined : valueText(value);
}
