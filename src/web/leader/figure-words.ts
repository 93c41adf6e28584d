import type { Figure } from '#indicators';
import { formatNumber } from '#platform/i18n';
import type { View } from '../shell/view.ts';

/** A count of a figure: whole, or with the digits that its definition has; words where there is none yet. */
export function countText(view: View, figure: Figure, value: number | null): string {
  if (value === null) return '–';
  return formatNumber(view.language, value, Number.isInteger(value) ? 0 : figure.countDecimals);
}

/** The percentage with its sign. */
export const percentText = (view: View, figure: Figure): string =>
  figure.percent === null ? '–' : `${formatNumber(view.language, figure.percent, figure.decimals)}%`;

/** True when nothing at all is known of a figure. */
export const isMissing = (figure: Figure): boolean => figure.numerator === null && figure.percent === null;

/** The unit in words, for behind a count. */
export const unitText = (view: View, figure: Pick<Figure, 'unit'>): string => view.t(`indicators.unit.${figure.unit}`);
