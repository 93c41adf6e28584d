/** Emulation of units: scored from figures and tasks, by weights that were published before. */
import './i18n/index.ts';

export { canScore, publishScoreSheet } from './publish-sheet.ts';
export {
  type Criterion,
  type CriterionScore,
  leastRecords,
  leastWeightShare,
  tasksOnTime,
  type UnitScore,
} from './score.ts';
export { type ScoredUnits, scoredUnits } from './score-units.ts';
export type { ScoredKind, ScoreSheet } from './sheet-store.ts';
