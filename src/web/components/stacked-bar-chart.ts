import type { EChartsOption } from 'echarts';
import type { Html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { type Drawing, textWidth } from './chart-engine.ts';
import {
  barRows,
  type ChartModel,
  type ChartSize,
  type ChartTone,
  chartColours,
  chartFigure,
  chartInk,
  chartLeft,
  chartTones,
  chartWidths,
  roundTop,
} from './chart-figure.ts';

export interface StackedSeries {
  readonly name: string;
  /** One value per category. */
  readonly values: readonly number[];
  readonly tone?: ChartTone | undefined;
}

export interface StackedBarChartModel extends ChartModel {
  readonly categories: readonly string[];
  readonly series: readonly StackedSeries[];
}

/** What a whole is made of, one bar per category, for instance cases by state and unit. */
export async function stackedBarChart(model: StackedBarChartModel): Promise<Html> {
  const { language, categories, series } = model;
  const totals = categories.map((_, index) => series.reduce((sum, one) => sum + (one.values[index] ?? 0), 0));
  return chartFigure({
    ...model,
    draw: (size) => drawing(model, size, roundTop(Math.max(...totals))),
    legend: series.map((one, index) => ({ text: one.name, colour: colourOf(one, index), shape: 'square' })),
    columns: [
      { label: words(language, 'chart.name'), heading: true },
      ...series.map((one) => ({ label: one.name, numeric: true })),
      { label: words(language, 'chart.total'), numeric: true },
    ],
    rows: categories.map((category, index) => [
      category,
      ...[...series.map((one) => one.values[index] ?? 0), totals[index] ?? 0].map((n) => formatNumber(language, n)),
    ]),
  });
}

function colourOf(series: StackedSeries, index: number): string {
  return chartColours[series.tone ?? chartTones[index % chartTones.length] ?? 'neutral'];
}

function drawing(model: StackedBarChartModel, size: ChartSize, max: number): Drawing {
  const narrow = size === 'narrow';
  const rows = barRows(model.categories, size);
  const width = chartWidths[size];
  const left = chartLeft[size];
  const perUnit = (width - left - 20) / max;
  const option: EChartsOption = {
    textStyle: { fontFamily: 'inherit', fontSize: 14 },
    grid: { left, right: 20, top: 4, bottom: 26, outerBoundsMode: 'none' },
    xAxis: {
      type: 'value',
      min: 0,
      max,
      splitNumber: narrow ? 2 : 4,
      axisLabel: {
        color: chartInk.text,
        fontSize: 13,
        formatter: (value: number) => formatNumber(model.language, value),
      },
      splitLine: { lineStyle: { color: chartInk.line } },
    },
    yAxis: rows.nameAxis as never,
    series: [
      ...rows.roomForNames,
      ...model.series.map((one, index) => ({
        type: 'bar',
        stack: 'whole',
        barWidth: rows.barWidth,
        itemStyle: { color: colourOf(one, index), borderColor: '#fff', borderWidth: 1 },
        data: [...one.values],
        label: {
          show: true,
          position: 'inside',
          color: '#fff',
          fontSize: 13,
          fontWeight: 'bold',
          textBorderWidth: 0,
          // A number is written only where it fits; all of them stand in the table.
          formatter: ({ dataIndex }: { dataIndex: number }) =>
            fitting(formatNumber(model.language, one.values[dataIndex] ?? 0), (one.values[dataIndex] ?? 0) * perUnit),
        },
      })),
    ] as never,
  };
  return { width, height: model.categories.length * rows.rowHeight + 30, option };
}

function fitting(text: string, room: number): string {
  return textWidth(text, 13) + 8 <= room ? text : '';
}
