import type { EChartsOption } from 'echarts';
import type { Html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import type { Drawing } from './chart-engine.ts';
import {
  type ChartModel,
  type ChartSize,
  chartColours,
  chartFigure,
  chartInk,
  chartTones,
  chartWidths,
} from './chart-figure.ts';

export interface LineSeries {
  readonly name: string;
  /** One value per month; null where nothing is known: the line breaks there. */
  readonly values: readonly (number | null)[];
}

export interface LineChartModel extends ChartModel {
  /** Months in words, for instance "11/2023". */
  readonly months: readonly string[];
  readonly series: readonly LineSeries[];
  readonly unit?: string | undefined;
  readonly decimals?: number | undefined;
  readonly target?: number | undefined;
}

// With more months than this the marks would hide the line; dashes and the legend still tell lines apart.
const mostMarked = 24;

// Lines are told apart by mark and dash as well as by colour.
const symbols = ['circle', 'rect', 'triangle', 'diamond'] as const;
const dashes = ['solid', 'dashed', 'dotted', [8, 3, 2, 3]] as const;

/** How figures moved from month to month. */
export async function lineChart(model: LineChartModel): Promise<Html> {
  const { language, series, months } = model;
  const said = (value: number | null | undefined) =>
    value === null || value === undefined
      ? words(language, 'chart.no-data')
      : `${formatNumber(language, value, model.decimals)}${model.unit === undefined ? '' : model.unit === '%' ? '%' : ` ${model.unit}`}`;
  return chartFigure({
    ...model,
    draw: (size) => drawing(model, size),
    legend: [
      ...series.map((one, index) => ({ text: one.name, colour: colourAt(index), shape: 'line' as const })),
      ...(model.target === undefined
        ? []
        : [
            {
              text: `${words(language, 'chart.target')}: ${said(model.target)}`,
              colour: chartInk.target,
              shape: 'mark' as const,
            },
          ]),
    ],
    columns: [
      { label: words(language, 'chart.month'), heading: true },
      ...series.map((one) => ({ label: one.name, numeric: true })),
    ],
    rows: months.map((month, index) => [month, ...series.map((one) => said(one.values[index]))]),
  });
}

function colourAt(index: number): string {
  return chartColours[chartTones[index % chartTones.length] ?? 'neutral'];
}

function drawing(model: LineChartModel, size: ChartSize): Drawing {
  const narrow = size === 'narrow';
  const option: EChartsOption = {
    textStyle: { fontFamily: 'inherit', fontSize: 13 },
    grid: { left: 54, right: 18, top: 12, bottom: 34, outerBoundsMode: 'none' },
    xAxis: {
      type: 'category',
      data: [...model.months],
      boundaryGap: false,
      axisLine: { lineStyle: { color: chartInk.text } },
      axisLabel: {
        color: chartInk.text,
        fontSize: 13,
        margin: 12,
        hideOverlap: true,
        interval: Math.ceil(model.months.length / (narrow ? 4 : 10)) - 1,
      },
    },
    yAxis: {
      type: 'value',
      min: 0,
      ...(model.unit === '%' ? { max: 100, interval: 25 } : {}),
      splitNumber: 4,
      axisLabel: {
        color: chartInk.text,
        fontSize: 13,
        formatter: (value: number) => formatNumber(model.language, value),
      },
      splitLine: { lineStyle: { color: chartInk.line } },
    },
    series: model.series.map((one, index) => ({
      type: 'line',
      data: [...one.values],
      symbol: symbols[index % symbols.length],
      symbolSize: 8,
      showSymbol: model.months.length <= mostMarked,
      itemStyle: { color: colourAt(index) },
      lineStyle: { color: colourAt(index), width: 2.5, type: dashes[index % dashes.length] },
      ...(index === 0 && model.target !== undefined ? { markLine: targetLine(model.target) } : {}),
    })) as never,
  };
  return { width: chartWidths[size], height: narrow ? 220 : 300, option };
}

function targetLine(target: number): object {
  return {
    silent: true,
    symbol: 'none',
    label: { show: false },
    lineStyle: { color: chartInk.target, type: [6, 4], width: 1.5 },
    data: [{ yAxis: target }],
  };
}
