import type { Figure } from '#indicators';

/** A figure as a report keeps it: what was known of it when it was written, and no more. */
export interface FigureValue {
  readonly code: string;
  readonly label: string;
  readonly unit: string;
  /** 'share' has a whole and a percentage, 'count' neither, 'percent-only' only the percentage in print. */
  readonly kind: string;
  /** Digits after the mark of the percentage, and of the numbers themselves. */
  readonly decimals: number;
  readonly countDecimals: number;
  /** Null: nobody has stated it yet. */
  readonly numerator: number | null;
  readonly denominator: number | null;
  readonly percent: number | null;
  readonly source: 'computed' | 'declared';
}

/** The values of figures as a report keeps them, by code. */
export function figureValues(figures: readonly Figure[]): Record<string, FigureValue> {
  return Object.fromEntries(figures.map((f) => [f.code, figureValue(f)]));
}

function figureValue(figure: Figure): FigureValue {
  const { code, label, unit, kind, decimals, countDecimals, numerator, denominator, percent, source } = figure;
  return { code, label: label.vi, unit, kind, decimals, countDecimals, numerator, denominator, percent, source };
}

/** Whether there is a number to print at all. */
export const hasNumber = (v: FigureValue): boolean => v.numerator !== null || v.percent !== null;

/** The same numbers in both. */
export function sameValue(a: FigureValue | undefined, b: FigureValue | undefined): boolean {
  return a?.numerator === b?.numerator && a?.denominator === b?.denominator && a?.percent === b?.percent;
}
