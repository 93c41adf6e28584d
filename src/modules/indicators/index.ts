import { join } from 'node:path';
import './i18n/index.ts';
import type { ModuleFace } from '#platform/command';
import { indicatorCommands, indicatorQueries, indicatorTasks } from './heads.ts';

/** Indicators: every figure is a question to records or a number that an agency states, defined once. */
export { type AssignedNumber, assignedAt, assignTarget } from './assigned-store.ts';
export { type BreakdownRow, breakdown, breakdownsOf, figuresBySplit } from './breakdown.ts';
export { assignNumber } from './commands/assign-number.ts';
export { type ComparedFigures, compareFigures, computeFigures, type FiguresAsked, isSplit } from './compute-figures.ts';
export { type CheckedFigure, checkFigures, type Finding, type FindingKind } from './domain/check-figures.ts';
export { allHold, type Condition, type Fact } from './domain/condition.ts';
export type { ComputedDefinition, DeclaredDefinition, Definition, Question } from './domain/definition.ts';
export { computedDefinitionOf, definitionOf, definitions, findDefinition } from './domain/definitions.ts';
export { type FactName, type FactSource, factSources } from './domain/fact-source.ts';
export { type Light, lightOf } from './domain/light.ts';
export { percentOf } from './domain/percent.ts';
export type { Figure } from './figure.ts';
export { figureRecords, type RecordsAsked, type RecordsPage, recordsPerPage } from './figure-records.ts';
export { breakdownOfFigure } from './queries/breakdown.ts';
export { checksOfFigures } from './queries/checks.ts';
export { figures } from './queries/figures.ts';
export { figuresCompared } from './queries/figures-compared.ts';
export { figuresOfUnit } from './queries/figures-of-unit.ts';
export { records } from './queries/records.ts';
export { trendOfFigure } from './queries/trend.ts';
export type { FigureRecord } from './records-store.ts';
export { publishScoreSheet } from './scoring/publish-sheet.ts';
export { type CriterionScore, leastRecords, tasksOnTime } from './scoring/score.ts';
export { type ScoredUnits, scoredUnits } from './scoring/score-units.ts';
export { attachEvidence, checkEvidence, detachEvidence } from './statements/commands/attach-evidence.ts';
export {
  amendStatement,
  approveStatement,
  returnStatement,
  submitStatement,
  takeBackStatement,
  withdrawStatement,
} from './statements/commands/decide-statement.ts';
export { openPeriod } from './statements/commands/open-period.ts';
export { remindUnit } from './statements/commands/remind-unit.ts';
export { stateFigures } from './statements/commands/state-figures.ts';
export { switchKind } from './statements/commands/switch-kind.ts';
export { removeVillage, writeForVillage } from './statements/commands/write-for-village.ts';
export { declaredAt } from './statements/declared-store.ts';
export { askedOf, declaredDefinitions, findDeclared, type NumberPart } from './statements/domain/asked-figures.ts';
export { type Check, type Line, percentOfLine } from './statements/domain/check-lines.ts';
export { periodKinds, periodLocks, periodName } from './statements/domain/period.ts';
export { recurringKinds } from './statements/domain/schedule.ts';
export { watcherRoles } from './statements/domain/statement.ts';
export {
  type LateStatement,
  lateStatements,
  myStatements,
  type StatementListRow,
} from './statements/queries/my-statements.ts';
export { listPeriods, periodSchedule, type ScheduledKind } from './statements/queries/periods.ts';
export { type StatementLine, type StatementView, showStatement } from './statements/queries/show-statement.ts';
export { lastStatement, type StatementRow } from './statements/statement-store.ts';
export { checkTallies, rebuildTallies, sealTallies } from './tally/seal-tallies.ts';
export { syncTargets, type Target, targetsAt } from './target-store.ts';
export { type TrendPoint, trend } from './trend.ts';

export const indicatorsModule: ModuleFace = {
  name: 'indicators',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: indicatorCommands,
  queries: indicatorQueries,
  reactions: [],
  tasks: indicatorTasks,
};
