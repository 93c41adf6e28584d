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
import { openDuePeriod } from './commands/open-due-period.ts';
import { openPeriod } from './commands/open-period.ts';
import { remindStatement, remindUnit } from './commands/remind-unit.ts';
import { stateFigures } from './commands/state-figures.ts';
import { switchKind } from './commands/switch-kind.ts';
import { removeVillage, writeForVillage } from './commands/write-for-village.ts';
import { openDuePeriods } from './open-due.ts';
import { lateStatements, myStatements } from './queries/my-statements.ts';
import { listPeriods, periodSchedule } from './queries/periods.ts';
import { showStatement } from './queries/show-statement.ts';
import { remindLateStatements } from './remind-late.ts';

/** Declared figures: what only a unit can state, from the opened period to the approved number. */
export const statementCommands = [
  openPeriod,
  openDuePeriod,
  switchKind,
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
export const statementQueries = [myStatements, showStatement, lateStatements, listPeriods, periodSchedule];
export const statementTasks = [openDuePeriods, remindLateStatements];
