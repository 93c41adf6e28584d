import { daysBetween, type IsoDate } from '#platform/time';

/** How far a form is behind, counted in days from the day it was due; before it, one day ahead. */
const stages = [
  { from: -1, name: 'soon' },
  { from: 1, name: 'late-1' },
  { from: 3, name: 'late-3' },
  { from: 7, name: 'late-7' },
  { from: 14, name: 'late-14' },
  { from: 30, name: 'late-30' },
] as const;
export type ReminderStage = (typeof stages)[number]['name'];

/** The reminder that is due today, or undefined while none is. A day on which nothing ran skips a stage, never repeats one. */
export function stageOn(today: IsoDate, dueOn: IsoDate): ReminderStage | undefined {
  const late = daysBetween(dueOn, today);
  return stages.findLast((s) => s.from <= late)?.name;
}

/** From the third day on those who answer for the unit are told too, from the seventh whoever opened the period. */
export const tellsApprovers = (stage: ReminderStage): boolean => stage !== 'soon' && stage !== 'late-1';
export const tellsOpener = (stage: ReminderStage): boolean => tellsApprovers(stage) && stage !== 'late-3';
