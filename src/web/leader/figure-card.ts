import type { Figure } from '#indicators';
import type { Html } from '#platform/html';
import { statCard } from '../components/stat-card.ts';
import type { View } from '../shell/view.ts';
import { unitText } from './figure-words.ts';

/** A figure as a card: the percentage of a share, the count of a count. */
export function figureCard(view: View, figure: Figure, href: string): Html {
  const { numerator, denominator, percent, kind, target } = figure;
  const isCount = kind === 'count';
  return statCard({
    language: view.language,
    title: view.say(figure.label),
    value: isCount ? numerator : percent,
    unit: isCount ? unitText(view, figure) : '%',
    decimals: isCount ? figure.countDecimals : figure.decimals,
    source: figure.source,
    href,
    ...(target === null || isCount ? {} : { target: { value: target.percent, met: (percent ?? 0) >= target.percent } }),
    ...(numerator === null || denominator === null
      ? {}
      : { parts: { numerator, denominator, meaning: view.say(figure.meaning) } }),
  });
}
