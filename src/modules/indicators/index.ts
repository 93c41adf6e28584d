import { join } from 'node:path';
import './i18n/index.ts';
import type { ModuleFace } from '#platform/command';
import { breakdownOfFigure } from './queries/breakdown.ts';
import { figures } from './queries/figures.ts';
import { records } from './queries/records.ts';

/** Indicators: every figure is a question to records, defined once. */
export {
  breakdown,
  computeFigures,
  type Figure,
  type FiguresAsked,
  figureRecords,
  type RecordsAsked,
  type RecordsPage,
  recordsPerPage,
} from './compute-figures.ts';
export { allHold, type Condition, type Fact } from './domain/condition.ts';
export type { Definition, Question, Text, ViewName } from './domain/definition.ts';
export { definitionOf, definitions, findDefinition } from './domain/definitions.ts';
export { percentOf } from './domain/percent.ts';
export type { BreakdownBy, BreakdownRow, FigureRecord } from './figure-store.ts';
export { breakdownOfFigure } from './queries/breakdown.ts';
export { figures } from './queries/figures.ts';
export { records } from './queries/records.ts';
export { syncTargets, type Target, targetsAt } from './target-store.ts';

export const indicatorsModule: ModuleFace = {
  name: 'indicators',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [figures, records, breakdownOfFigure],
  reactions: [],
};
