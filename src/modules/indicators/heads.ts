import { assignNumber } from './commands/assign-number.ts';
import { tellLeadersWeekly } from './digest/weekly-digest.ts';
import { breakdownOfFigure } from './queries/breakdown.ts';
import { checksOfFigures } from './queries/checks.ts';
import { figures } from './queries/figures.ts';
import { figuresCompared } from './queries/figures-compared.ts';
import { figuresOfUnit } from './queries/figures-of-unit.ts';
import { records } from './queries/records.ts';
import { trendOfFigure } from './queries/trend.ts';
import './scoring/i18n/index.ts';
import { publishScoreSheet } from './scoring/publish-sheet.ts';
import { scoredUnits } from './scoring/score-units.ts';
import { statementCommands, statementQueries, statementTasks } from './statements/heads.ts';
import { sealAtNight } from './tally/nightly.ts';

/** What this module offers to the shells and does by the clock. */
export const indicatorCommands = [assignNumber, publishScoreSheet, ...statementCommands];
export const indicatorQueries = [
  figures,
  figuresCompared,
  figuresOfUnit,
  records,
  breakdownOfFigure,
  trendOfFigure,
  checksOfFigures,
  scoredUnits,
  ...statementQueries,
];
export const indicatorTasks = [sealAtNight, tellLeadersWeekly, ...statementTasks];
