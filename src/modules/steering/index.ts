/** Steering: directives, tasks, task forces, models, reviews, money, staff, obstacles, the coming year. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { steeringActs, steeringQuestions } from './heads.ts';
import './i18n/index.ts';
import { tellAboutTask } from './watch/tell-about-task.ts';
import { watchTasks } from './watch/watch-tasks.ts';

export const steeringModule: ModuleFace = {
  name: 'steering',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: Object.values(steeringActs),
  queries: Object.values(steeringQuestions),
  reactions: [tellAboutTask],
  tasks: [watchTasks],
};

// Rows that pages show
export type { Attachment } from './attachment-store.ts';
// Simulation and demonstration
export { clearSimulatedSteering, importSteering, type SteeringWish } from './bulk-door.ts';
export { fillSteeringDemo } from './demo/fill-steering-demo.ts';
export type { DirectiveRow } from './directive-store.ts';
// Rules
export { type Area, areas } from './domain/area.ts';
export { directiveKinds, kindOfNumber } from './domain/directive.ts';
export { figureCodesOf, isFigureCode } from './domain/figure-code.ts';
export { type ModelState, modelStates } from './domain/model.ts';
export { obstacleStates, partKinds } from './domain/obstacle.ts';
export { findings, reviewKinds, reviewStates } from './domain/review.ts';
export { type Standing, standingOf } from './domain/task.ts';
export { activityKinds, memberDuties, type TaskForceLevel, taskForceLevels } from './domain/task-force.ts';
export { villageKinds } from './domain/village.ts';
export { directiveRecorded, taskMoved } from './events.ts';
export type { RowReport, SheetReport } from './exchange/sheet.ts';
export type { ModelRow } from './model-store.ts';
export type { History } from './name-lookup.ts';
export { judgementKinds } from './outlook-store.ts';
// For reports: ordered lists of a date or a period
export {
  type JudgementLine,
  judgementsIn,
  type NextTaskLine,
  nextTasksOf,
  type ObstacleLine,
  type ObstaclePartLine,
  obstaclesAt,
  type ReviewLine,
  reviewsAt,
} from './queries/judgements-for-report.ts';
export {
  type BudgetLine,
  budgetAt,
  type DirectiveLine,
  directivesIssued,
  type ModelLine,
  modelsAt,
  type Period,
  type StaffCounts,
  staffAt,
  type TaskCounts,
  type TaskForceCounts,
  type TrainingLine,
  taskForceCounts,
  tasksByAgency,
  trainingsHeld,
} from './queries/steering-for-report.ts';
// Heads
export { tasksOfUnits } from './queries/tasks.ts';
export { audiences, budgetSources, qualifications } from './resource-store.ts';
export type { ObstaclePartRow } from './review-store.ts';
export type { TaskForceListRow, TaskForceRow } from './task-force-store.ts';
export type { TaskRow, TaskView } from './task-store.ts';
export { steeringActs, steeringQuestions };
