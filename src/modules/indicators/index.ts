import { join } from 'node:path';
import './i18n/index.ts';
import type { ModuleFace } from '#platform/command';
import { assignNumber } from './commands/assign-number.ts';
import { tellLeadersWeekly } from './digest/weekly-digest.ts';
import { breakdownOfFigure } from './queries/breakdown.ts';
import { checksOfFigures } from './queries/checks.ts';
import { figures } from './queries/figures.ts';
import { figuresOfUnit } from './queries/figures-of-unit.ts';
import { records } from './queries/records.ts';
import { trendOfFigure } from './queries/trend.ts';
import { publishScoreSheet, scoredUnits } from './scoring/index.ts';
import { statementCommands, statementQueries, statementTasks } from './statements/index.ts';
import { sealAtNight } from './tally/nightly.ts';

/** Indicators: every figure is a question to records or a number that an agency states, defined once. */
export { type AssignedNumber, assignedAt, assignTarget } from './assigned-store.ts';
export {
  type BreakdownBy,
  type BreakdownRow,
  breakdown,
  breakdownsOf,
  figuresBySplit,
  type SplitFigures,
} from './breakdown.ts';
export { computeFigures, type FiguresAsked, isSplit } from './compute-figures.ts';
export { type CheckedFigure, checkFigures, type Finding, type FindingKind } from './domain/check-figures.ts';
export { allHold, type Condition, type Fact } from './domain/condition.ts';
export type {
  ComputedDefinition,
  DeclaredDefinition,
  Definition,
  FigureUnit,
  Question,
  StatementWish,
  Text,
} from './domain/definition.ts';
export { computedDefinitionOf, definitionOf, definitions, findDefinition } from './domain/definitions.ts';
export { type FactName, type FactSource, factSources } from './domain/fact-source.ts';
export { type Light, lightOf } from './domain/light.ts';
export { percentOf } from './domain/percent.ts';
export type { Figure } from './figure.ts';
export { findingsAt } from './figure-checks.ts';
export { figureRecords, type RecordsAsked, type RecordsPage, recordsPerPage } from './figure-records.ts';
export type { FigureRecord } from './records-store.ts';
// Emulation of units: the face of that part
export * from './scoring/index.ts';
// Figures that units state: the face of that part
export * from './statements/index.ts';
export { checkTallies, rebuildTallies, sealTallies } from './tally/seal-tallies.ts';
export { syncTargets, type Target, targetsAt } from './target-store.ts';
export { type TrendPoint, trend } from './trend.ts';
// Heads
export { assignNumber, breakdownOfFigure, checksOfFigures, figures, figuresOfUnit, records, trendOfFigure };

export const indicatorsModule: ModuleFace = {
  name: 'indicators',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [assignNumber, publishScoreSheet, ...statementCommands],
  queries: [
    figures,
    figuresOfUnit,
    records,
    breakdownOfFigure,
    trendOfFigure,
    checksOfFigures,
    scoredUnits,
    ...statementQueries,
  ],
  reactions: [],
  tasks: [sealAtNight, tellLeadersWeekly, ...statementTasks],
};
