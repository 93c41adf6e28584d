import { type Figure, type Light, lightOf } from '#indicators';
import type { Html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { type Tone, tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

const tones: Record<Light, Tone> = { reached: 'success', near: 'attention', behind: 'danger', none: 'neutral' };

/** Where a figure stands to its target, in words, shape and colour. */
export const lightTag = (view: View, figure: Pick<Figure, 'percent' | 'target'>): Html => {
  const light = lightOf(figure);
  return tag({ tone: tones[light], text: view.t(`leader-room.light.${light}`) });
};

/** "88,01%", "598.135 hồ sơ", or that there is no number yet. */
export function figureText(view: View, figure: Figure): string {
  const { percent, numerator, decimals, countDecimals, unit } = figure;
  if (percent !== null) return `${formatNumber(view.language, percent, decimals)}%`;
  if (numerator === null) return view.t('leader-room.no-number');
  return `${formatNumber(view.language, numerator, countDecimals)} ${view.t(`leader-room.unit.${unit}`)}`;
}

/** "148.367 / 168.585", or nothing where a figure has no denominator. */
export function countsText(view: View, figure: Pick<Figure, 'numerator' | 'denominator' | 'countDecimals'>): string {
  const { numerator, denominator, countDecimals } = figure;
  if (numerator === null || denominator === null) return '–';
  const number = (value: number) => formatNumber(view.language, value, countDecimals);
  return `${number(numerator)} / ${number(denominator)}`;
}

/** By how many points a percentage moved, with its sign. */
export function movedText(view: View, now: Figure, before: Figure | undefined): string {
  if (now.percent === null || before?.percent === null || before === undefined) return '–';
  const moved = now.percent - before.percent;
  const sign = moved > 0 ? '▲ +' : moved < 0 ? '▼ −' : '＝ ';
  return `${sign}${formatNumber(view.language, Math.abs(moved), now.decimals)}`;
}
