import { daysBetween, type IsoDate } from '#platform/time';
import type { Transitions } from './transition.ts';

export const taskStates = ['assigned', 'in-progress', 'reported', 'done', 'cancelled'] as const;
export type TaskState = (typeof taskStates)[number];

export const taskActs = ['progress', 'submit', 'accept', 'return', 'extend', 'hand-over', 'cancel', 'reopen'] as const;
export type TaskAct = (typeof taskActs)[number];

const underWay = ['assigned', 'in-progress'] as const;

/**
 * A task is given to an agency, which works at it and reports it done with evidence; whoever gave it accepts the result or
 * sends it back. Only who gave it moves the due day, gives it to another agency, calls it off or opens it again.
 */
export const taskTransitions: Transitions<TaskAct, TaskState> = {
  progress: { from: underWay, to: 'in-progress' },
  submit: { from: underWay, to: 'reported' },
  accept: { from: ['reported'], to: 'done' },
  return: { from: ['reported'], to: 'in-progress' },
  extend: { from: underWay, to: 'same' },
  'hand-over': { from: underWay, to: 'assigned' },
  cancel: { from: ['assigned', 'in-progress', 'reported'], to: 'cancelled' },
  reopen: { from: ['done'], to: 'in-progress' },
};

/** Acts of the agency that does the task; all others are of the one that gave it. */
export const ownerActs: readonly TaskAct[] = ['progress', 'submit'];

export type Standing = 'open' | 'soon' | 'late' | 'reported' | 'done' | 'done-late' | 'cancelled';

export interface Timed {
  state: TaskState;
  dueOn: IsoDate | null;
  reportedOn: IsoDate | null;
}

/** How many days before the due day a task counts as due soon. */
export const soonDays = 7;

/** How a task stands today. Late is judged by the day on which its agency reported it done. */
export function standingOf({ state, dueOn, reportedOn }: Timed, today: IsoDate): Standing {
  if (state === 'cancelled' || state === 'reported') return state;
  const until = state === 'done' ? (reportedOn ?? today) : today;
  const left = dueOn === null ? Number.POSITIVE_INFINITY : daysBetween(until, dueOn);
  if (state === 'done') return left < 0 ? 'done-late' : 'done';
  if (left < 0) return 'late';
  return left <= soonDays ? 'soon' : 'open';
}
