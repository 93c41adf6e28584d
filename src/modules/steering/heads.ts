/** All acts and questions of steering, under the names that pages use. */
import { assignTask } from './commands/assign-task.ts';
import { attachFile, checkAttach } from './commands/attach-file.ts';
import { correctDirective, endDirective, recordDirective } from './commands/directives.ts';
import { addModel, handOverModel, moveModel } from './commands/models.ts';
import {
  acceptTask,
  cancelTask,
  extendTask,
  handOverTask,
  reopenTask,
  reportProgress,
  returnTask,
  submitTask,
} from './commands/move-task.ts';
import {
  addObstaclePart,
  answerProposal,
  assignSolution,
  raiseObstacle,
  reopenObstacle,
  sendProposal,
  solveObstacle,
  withdrawPart,
} from './commands/obstacles.ts';
import {
  addNextTask,
  assignNextTask,
  stateJudgement,
  withdrawJudgement,
  withdrawNextTask,
} from './commands/outlook.ts';
import {
  addStaff,
  cancelTraining,
  endStaff,
  openBudgetLine,
  recordBudgetEntry,
  recordTraining,
  takeBackEntry,
} from './commands/resources.ts';
import { carryOutReview, decideReview, reviewAgain, startReview, stateFinding } from './commands/reviews.ts';
import {
  addMember,
  dissolveTaskForce,
  endMember,
  establishTaskForce,
  planTaskForce,
  recordActivity,
} from './commands/task-forces.ts';
import { exportModels, importModels } from './exchange/import-models.ts';
import { importTaskForces } from './exchange/import-task-forces.ts';
import { exportTasks, importTasks } from './exchange/import-tasks.ts';
import { listDirectives, showDirective } from './queries/directives.ts';
import { steeringFile, steeringOverview } from './queries/overview.ts';
import {
  listBudget,
  listJudgements,
  listModels,
  listNextTasks,
  listObstacles,
  listReviews,
  listStaff,
  listTrainings,
  showBudgetLine,
  showModel,
  showObstacle,
  showReview,
} from './queries/registers.ts';
import { exportTaskForces, showTaskForce, taskForceNetwork } from './queries/task-forces.ts';
import { listTasks, showTask, tasksOfUnits } from './queries/tasks.ts';

export const steeringActs = {
  recordDirective,
  correctDirective,
  endDirective,
  checkAttach,
  attachFile,
  assignTask,
  reportProgress,
  submitTask,
  acceptTask,
  returnTask,
  extendTask,
  handOverTask,
  cancelTask,
  reopenTask,
  importTasks,
  planTaskForce,
  establishTaskForce,
  dissolveTaskForce,
  addMember,
  endMember,
  recordActivity,
  importTaskForces,
  addModel,
  moveModel,
  handOverModel,
  importModels,
  openBudgetLine,
  recordBudgetEntry,
  takeBackEntry,
  addStaff,
  endStaff,
  recordTraining,
  cancelTraining,
  startReview,
  stateFinding,
  decideReview,
  carryOutReview,
  reviewAgain,
  raiseObstacle,
  addObstaclePart,
  sendProposal,
  answerProposal,
  withdrawPart,
  assignSolution,
  solveObstacle,
  reopenObstacle,
  addNextTask,
  withdrawNextTask,
  assignNextTask,
  stateJudgement,
  withdrawJudgement,
} as const;

export const steeringQuestions = {
  steeringOverview,
  steeringFile,
  listDirectives,
  showDirective,
  listTasks,
  showTask,
  tasksOfUnits,
  exportTasks,
  taskForceNetwork,
  showTaskForce,
  exportTaskForces,
  listModels,
  showModel,
  exportModels,
  listBudget,
  showBudgetLine,
  listStaff,
  listTrainings,
  listReviews,
  showReview,
  listObstacles,
  showObstacle,
  listNextTasks,
  listJudgements,
} as const;
