/** Declared figures: what only a unit can state, from the opened period to the approved number. */
import './i18n/index.ts';
import { attachEvidence, checkEvidence, detachEvidence } from './commands/attach-evidence.ts';
import {
  amendStatement,
  approveStatement,
  returnStatement,
  submitStatement,
  takeBackStatement,
  withdrawStatement,
} from './commands/decide-statement.ts';
import { openPeriod } from './commands/open-period.ts';
import { remindStatement, remindUnit } from './commands/remind-unit.ts';
import { stateFigures } from './commands/state-figures.ts';
import { removeVillage, writeForVillage } from './commands/write-for-village.ts';
import { lateStatements, myStatements } from './queries/my-statements.ts';
import { listPeriods, showStatement } from './queries/show-statement.ts';
import { remindLateStatements } from './remind-late.ts';

export const statementCommands = [
  openPeriod,
  stateFigures,
  submitStatement,
  takeBackStatement,
  returnStatement,
  approveStatement,
  amendStatement,
  withdrawStatement,
  checkEvidence,
  attachEvidence,
  detachEvidence,
  writeForVillage,
  removeVillage,
  remindUnit,
  remindStatement,
];
export const statementQueries = [myStatements, showStatement, lateStatements, listPeriods];
export const statementTasks = [remindLateStatements];

export { type Declared, declaredAt } from './declared-store.ts';
export { askedOf, declaredDefinitions, findDeclared, type NumberPart } from './domain/asked-figures.ts';
export { type Check, type Line, percentOfLine } from './domain/check-lines.ts';
export { periodKinds, periodLocks, periodName } from './domain/period.ts';
export { watcherRoles } from './domain/statement.ts';
export type { LateStatement, StatementListRow } from './queries/my-statements.ts';
export type { StatementLine, StatementView } from './queries/show-statement.ts';
export { lastStatement, type StatementRow } from './statement-store.ts';
export {
  amendStatement,
  approveStatement,
  attachEvidence,
  checkEvidence,
  detachEvidence,
  lateStatements,
  listPeriods,
  myStatements,
  openPeriod,
  remindUnit,
  removeVillage,
  returnStatement,
  showStatement,
  stateFigures,
  submitStatement,
  takeBackStatement,
  withdrawStatement,
  writeForVillage,
};
