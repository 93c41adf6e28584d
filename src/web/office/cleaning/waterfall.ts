import type { ReviewView } from '#cleaning';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { chartColours, chartInk } from '../../components/chart-figure.ts';
import type { View } from '../../shell/view.ts';

type Steps = ReviewView['review']['evidence'];

const row = 22;
const labelWidth = 210;
const width = 520;

/**
 * The evidence of a score as a small waterfall: each step begins where the one before it ended, to the right what speaks
 * for the person, to the left what speaks against. The same stands beside it in words, for those who do not see it.
 */
export function waterfall(view: View, steps: Steps): Html {
  if (steps.length === 0) return html``;
  const ends: number[] = [];
  for (const [, , bits] of steps) ends.push((ends.at(-1) ?? 0) + bits);
  const low = Math.min(0, ...ends);
  const span = Math.max(1, Math.max(0, ...ends) - low);
  const x = (bits: number) => Math.round((labelWidth + ((bits - low) * (width - labelWidth - 50)) / span) * 10) / 10;
  const height = steps.length * row + 8;
  const bars = steps.map(([field, level, bits], i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? 0);
    const [left, right] = [x(Math.min(from, from + bits)), x(Math.max(from, from + bits))];
    const y = 4 + i * row;
    return html`<text x="0" y="${y + 14}" font-size="13" fill="${chartInk.text}">${stepWords(view, field, level)}</text>
<rect x="${left}" y="${y + 3}" width="${Math.max(1.5, right - left)}" height="${row - 8}" fill="${bits >= 0 ? chartColours.success : chartColours.danger}"></rect>
<text x="${right + 4}" y="${y + 14}" font-size="12" fill="${chartInk.text}">${signed(view, bits)}</text>`;
  });
  const total = signed(view, ends.at(-1) ?? 0);
  return html`<figure class="da-evidence"><figcaption class="govuk-body-s">${view.t('office-cleaning.review.evidence', { total })}</figcaption>
<svg viewBox="0 0 ${width} ${height}" width="100%" role="img" aria-label="${said(view, steps)}"><line x1="${x(0)}" x2="${x(0)}" y1="0" y2="${height}" stroke="${chartInk.line}"></line>${bars}</svg></figure>`;
}

const stepWords = (view: View, field: string, level: string): string =>
  level === '' ? view.t(`office-cleaning.review.step.${field}`) : view.t(`linkage.evidence.${field}.${level}`);

const signed = (view: View, bits: number): string => `${bits > 0 ? '+' : ''}${formatNumber(view.language, bits, 1)}`;

const said = (view: View, steps: Steps): string =>
  steps.map(([field, level, bits]) => `${stepWords(view, field, level)} ${signed(view, bits)}`).join('; ');
