import { type Html, html, raw } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { type Drawing, drawChart, textWidth } from './chart-engine.ts';
import { dataTable, type TableColumn } from './data-table.ts';
import { details } from './details.ts';

/** Colours of series on white: each has 5:1 or more, so white numbers on them can be read, and neighbours differ in lightness as well as in hue. */
export const chartColours = {
  info: '#123f73',
  success: '#2b7a50',
  attention: '#8f5f00',
  danger: '#a3121c',
  progress: '#7d569c',
  neutral: '#6b665f',
} as const;
export type ChartTone = keyof typeof chartColours;
export const chartTones = Object.keys(chartColours) as ChartTone[];

export const chartInk = { text: '#1a1a1a', line: '#cfcac3', target: '#1a1a1a' } as const;

/** Widths of the two drawings: one fits a phone of 360 px, the other a desk. Letters keep their size on both. */
export const chartWidths = { narrow: 326, wide: 580 } as const;
export type ChartSize = keyof typeof chartWidths;

const nameFont = 14;
const nameLine = 18;
const nameWidth = { narrow: 310, wide: 214 } as const;
const barWidth = { narrow: 16, wide: 20 } as const;
// Between a name and the bar under it, as a share of the name's height: ECharts counts gaps so.
const gapShare = 0.15;

/** Space left of the bars. */
export const chartLeft = { narrow: 4, wide: nameWidth.wide + 14 } as const;

/** Where names and bars stand. On a desk the name is beside its bar, on a phone above it; the longest name sets the height. */
export interface BarRows {
  readonly rowHeight: number;
  readonly barWidth: number;
  /** How far the bar lies below the middle of its row. */
  readonly shift: number;
  readonly nameAxis: object;
  /** An unseen series above the bars that keeps room for the names. */
  readonly roomForNames: readonly object[];
}

/** Plans the rows of a bar chart; names break between words. */
export function barRows(names: readonly string[], size: ChartSize): BarRows {
  const broken = names.map((name) => nameLines(name, size));
  const lines = Math.max(1, ...broken.map((name) => name.length));
  const bar = barWidth[size];
  const height = lines * nameLine;
  const axis = {
    type: 'category',
    inverse: true,
    axisTick: { show: false },
    axisLine: { lineStyle: { color: chartInk.text } },
  };
  const label = { color: chartInk.text, fontSize: nameFont, interval: 0, lineHeight: nameLine };
  if (size === 'wide') {
    const data = broken.map((name) => name.join('\n'));
    const nameAxis = { ...axis, data, axisLabel: label };
    return { rowHeight: Math.max(36, height + 8), barWidth: bar, shift: 0, nameAxis, roomForNames: [] };
  }
  const under = height * gapShare + bar;
  const data = broken.map((name) => '\n'.repeat(lines - name.length) + name.join('\n'));
  return {
    rowHeight: height + under + 14,
    barWidth: bar,
    shift: (height + height * gapShare) / 2,
    nameAxis: {
      ...axis,
      data,
      axisLabel: {
        ...label,
        inside: true,
        align: 'left',
        margin: 0,
        verticalAlign: 'bottom',
        padding: [0, 0, (under - height) / 2, 0],
      },
    },
    roomForNames: [
      { type: 'bar', barWidth: height, barGap: `${gapShare * 100}%`, silent: true, data: names.map(() => 0) },
    ],
  };
}

/** A name in lines that fit beside or above its bar, broken between words. */
export function nameLines(name: string, size: ChartSize): string[] {
  const lines: string[] = [];
  for (const word of name.split(/\s+/)) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)} ${word}`;
    if (lines.length > 0 && textWidth(longer, nameFont) <= nameWidth[size]) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/** A round number at or above the largest value, for the end of an axis. */
export function roundTop(largest: number): number {
  if (largest <= 0) return 1;
  const step = 10 ** Math.floor(Math.log10(largest)) / 2;
  return Math.ceil(largest / step) * step;
}

export interface ChartModel {
  readonly language: Language;
  readonly title: string;
  /** What the chart shows and what stands out, for those who do not see it. */
  readonly description: string;
}

export interface LegendEntry {
  readonly text: string;
  readonly colour: string;
  readonly shape: 'square' | 'line' | 'mark';
}

export interface ChartFigure extends ChartModel {
  readonly draw: (size: ChartSize) => Drawing;
  readonly legend: readonly LegendEntry[];
  /** The same numbers as a table. */
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
}

/** A chart with its title, its legend and its numbers in a table beneath. */
export function chartFigure(figure: ChartFigure): Html {
  const { language, title, description } = figure;
  if (figure.rows.length === 0) {
    return html`<figure class="da-chart"><figcaption class="da-chart__title">${title}</figcaption><p>${words(language, 'chart.no-data')}</p></figure>`;
  }
  const table = dataTable({
    language,
    caption: title,
    captionHidden: true,
    columns: figure.columns,
    rows: figure.rows.map((cells) => ({ cells })),
    narrow: 'scroll',
  });
  return html`<figure class="da-chart"><figcaption class="da-chart__title">${title}</figcaption>${legend(figure.legend)}<div role="img" aria-label="${title}. ${description}"><div class="da-chart__narrow">${drawChart(
    figure.draw('narrow'),
  )}</div><div class="da-chart__wide">${drawChart(figure.draw('wide'))}</div></div>${details({ summary: words(language, 'chart.numbers'), body: table })}</figure>`;
}

const swatches: Record<LegendEntry['shape'], string> = {
  square: '<rect x="2" y="2" width="12" height="12"/>',
  line: '<rect x="0" y="6.5" width="16" height="3"/><circle cx="8" cy="8" r="4"/>',
  mark: '<rect x="6.5" y="0" width="3" height="16"/>',
};

function legend(entries: readonly LegendEntry[]): Html {
  if (entries.length < 2) return html``;
  return html`<ul class="da-legend">${entries.map(
    (entry) =>
      html`<li><svg viewBox="0 0 16 16" width="16" height="16" fill="${entry.colour}" aria-hidden="true" focusable="false">${raw(swatches[entry.shape])}</svg>${entry.text}</li>`,
  )}</ul>`;
}
