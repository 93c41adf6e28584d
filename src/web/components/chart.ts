/** Charts drawn on the server: SVG for the eye, words and a table for everyone. */
export { type BarChartModel, type BarItem, barChart } from './bar-chart.ts';
export type { ChartModel, ChartTone } from './chart-figure.ts';
export { type LineChartModel, type LineSeries, lineChart } from './line-chart.ts';
export { type StackedBarChartModel, type StackedSeries, stackedBarChart } from './stacked-bar-chart.ts';
