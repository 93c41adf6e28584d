import { daysBetween, type IsoDate } from '#platform/time';

/** Reminders of a task in the order in which they come. */
export const reminderLevels = ['week-before', 'day-before', 'late', 'escalated'] as const;
export type ReminderLevel = (typeof reminderLevels)[number];

/** Days after the due day on which those who gave the task are told; our own rule, no law sets it. */
export const escalateAfterDays = 3;

/** The furthest reminder due today; undefined when it is too early for any. A task given within its last week skips the first. */
export function reminderDue(task: { assignedOn: IsoDate; dueOn: IsoDate }, today: IsoDate): ReminderLevel | undefined {
  const left = daysBetween(today, task.dueOn);
  if (left < -escalateAfterDays) return 'escalated';
  if (left < 0) return 'late';
  if (left <= 1) return 'day-before';
  const whole = daysBetween(task.assignedOn, task.dueOn);
  return left <= 7 && whole > 7 ? 'week-before' : undefined;
}

/** Whether a reminder goes beyond the one that was sent before. */
export function isFurther(level: ReminderLevel, before: ReminderLevel | null): boolean {
  return before === null || reminderLevels.indexOf(level) > reminderLevels.indexOf(before);
}
