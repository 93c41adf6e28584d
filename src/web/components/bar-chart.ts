import type { EChartsOption } from 'echarts';
import type { Html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import type { Drawing } from './chart-engine.ts';
import {
  type BarRows,
  barRows,
  type ChartModel,
  type ChartSize,
  chartColours,
  chartFigure,
  chartInk,
  chartLeft,
  chartWidths,
  roundTop,
} from './chart-figure.ts';

export interface BarItem {
  readonly label: string;
  /** null: nothing to count yet. */
  readonly value: number | null;
  readonly target?: number | undefined;
}

export interface BarChartModel extends ChartModel {
  readonly items: readonly BarItem[];
  /** Behind every number; "%" fixes the axis at 100. */
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
}

/** Bars with their targets, for instance percentages of the units. A bar below its target has another colour and says so in the table. */
export async function barChart(model: BarChartModel): Promise<Html> {
  const { language, items } = model;
  const hasTargets = items.some((item) => item.target !== undefined);
  const said = (value: number | null | undefined) => figureText(model, value);
  return chartFigure({
    ...model,
    draw: (size) => drawing(model, size),
    legend: hasTargets
      ? [
          { text: words(language, 'chart.met'), colour: chartColours.info, shape: 'square' },
          { text: words(language, 'chart.missed'), colour: chartColours.attention, shape: 'square' },
          { text: words(language, 'chart.target'), colour: chartInk.target, shape: 'mark' },
        ]
      : [],
    columns: [
      { label: words(language, 'chart.name'), heading: true },
      { label: words(language, 'chart.value'), numeric: true },
      ...(hasTargets ? [{ label: words(language, 'chart.target'), numeric: true }] : []),
    ],
    rows: items.map((item) => [item.label, said(item.value), ...(hasTargets ? [said(item.target)] : [])]),
  });
}

function figureText(model: BarChartModel, value: number | null | undefined): string {
  if (value === null || value === undefined) return words(model.language, 'chart.no-data');
  return `${formatNumber(model.language, value, model.decimals)}${model.unit === undefined ? '' : model.unit === '%' ? '%' : ` ${model.unit}`}`;
}

const missed = (item: BarItem) => item.target !== undefined && item.value !== null && item.value < item.target;

function drawing(model: BarChartModel, size: ChartSize): Drawing {
  const { items } = model;
  const narrow = size === 'narrow';
  const rows = barRows(
    items.map((item) => item.label),
    size,
  );
  const largest = Math.max(0, ...items.flatMap((item) => [item.value ?? 0, item.target ?? 0]));
  const option: EChartsOption = {
    textStyle: { fontFamily: 'inherit', fontSize: 14 },
    grid: { left: chartLeft[size], right: 92, top: 4, bottom: 26, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: 0,
      ...(model.unit === '%' && largest <= 100
        ? { max: 100, interval: narrow ? 50 : 25 }
        : { max: roundTop(largest), splitNumber: narrow ? 2 : 4 }),
      axisLabel: {
        color: chartInk.text,
        fontSize: 13,
        formatter: (value: number) => formatNumber(model.language, value),
      },
      splitLine: { lineStyle: { color: chartInk.line } },
    },
    yAxis: [rows.nameAxis, figureAxis(model, rows)] as never,
    series: [...rows.roomForNames, bars(model, rows), targets(model, rows)] as never,
  };
  return { width: chartWidths[size], height: items.length * rows.rowHeight + 30, option };
}

const figureLine = 18;

/** The figures in a column of their own at the right, where no target mark crosses them. */
function figureAxis(model: BarChartModel, rows: BarRows): object {
  return {
    type: 'category',
    inverse: true,
    position: 'right',
    data: model.items.map((item) => (item.value === null ? '–' : figureText(model, item.value))),
    axisTick: { show: false },
    axisLine: { show: false },
    axisLabel: {
      color: chartInk.text,
      fontSize: 14,
      fontWeight: 'bold',
      interval: 0,
      lineHeight: figureLine,
      verticalAlign: 'top',
      padding: [rows.shift - figureLine / 2, 0, 0, 0],
    },
  };
}

function bars(model: BarChartModel, rows: BarRows): object {
  return {
    type: 'bar',
    barWidth: rows.barWidth,
    data: model.items.map((item) => ({
      value: item.value ?? 0,
      itemStyle: { color: missed(item) ? chartColours.attention : chartColours.info },
    })),
  };
}

/** The target as an upright mark across its bar. */
function targets(model: BarChartModel, rows: BarRows): object {
  return {
    type: 'scatter',
    symbol: 'rect',
    symbolSize: [3, rows.barWidth + 10],
    symbolOffset: [0, rows.shift],
    itemStyle: { color: chartInk.target },
    data: model.items.flatMap((item, index) => (item.target === undefined ? [] : [[item.target, index]])),
    z: 5,
  };
}
