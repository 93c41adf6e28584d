import { type Figure, type Light, lightOf } from '#indicators';
import type { Html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { type Tone, tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';
import { countText, percentText, unitText } from '../figure-words.ts';

const tones: Record<Light, Tone> = {
  reached: 'success',
  near: 'attention',
  behind: 'danger',
  waiting: 'neutral',
  none: 'neutral',
};

/** Where a figure stands to its target, in words, shape and colour. */
export const lightTag = (view: View, figure: Pick<Figure, 'percent' | 'denominator' | 'target'>): Html => {
  const light = lightOf(figure);
  return tag({ tone: tones[light], text: view.t(`leader-room.light.${light}`) });
};

/** "88,01%", "598.135 hồ sơ", or that there is no number yet. */
export function figureText(view: View, figure: Figure): string {
  if (figure.percent !== null) return percentText(view, figure);
  if (figure.denominator === 0) return view.t('leader-room.no-case');
  if (figure.numerator === null) return view.t('leader-room.no-number');
  return `${countText(view, figure, figure.numerator)} ${unitText(view, figure)}`;
}

/** "148.367 / 168.585", or nothing where a figure has no denominator. */
export function countsText(view: View, figure: Figure): string {
  const { numerator, denominator } = figure;
  if (numerator === null || denominator === null) return '–';
  return `${countText(view, figure, numerator)} / ${countText(view, figure, denominator)}`;
}

/** By how many points a percentage moved, with its sign. */
export function movedText(view: View, now: Figure, before: Figure | undefined): string {
  if (now.percent === null || before?.percent === null || before === undefined) return '–';
  const moved = now.percent - before.percent;
  const sign = moved > 0 ? '▲ +' : moved < 0 ? '▼ −' : '＝ ';
  return `${sign}${formatNumber(view.language, Math.abs(moved), now.decimals)}`;
}
