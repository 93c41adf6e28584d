import type { ProcessingStep } from '#procedures';
import type { HistoryEntry, Side } from '../history-store.ts';
import type { CaseAct, CaseState } from './case-state.ts';

/** Whether a specialist's step comes after this one. */
export function stepFollows(steps: readonly ProcessingStep[], code: string | null): boolean {
  const at = steps.findIndex((s) => s.code === code);
  return at >= 0 && steps[at + 1]?.role === 'specialist' && steps[at]?.role === 'specialist';
}

/**
 * The step in which a case is after an act, or undefined when it stays in its step. A step that the present version of the
 * procedure does not know counts as the one before the first.
 */
export function stepAfter(
  steps: readonly ProcessingStep[],
  move: { step: string | null; act: CaseAct; to: CaseState },
): ProcessingStep | undefined {
  const at = steps.findIndex((s) => s.code === move.step);
  const here = steps[at];
  const firstOf = (role: ProcessingStep['role']) => steps.find((s) => s.role === role);
  const lastOf = (role: ProcessingStep['role']) => steps.findLast((s) => s.role === role);
  if (move.act === 'finish-step') return steps[at + 1];
  // The period begins anew with the supplement, and so does the step.
  if (move.act === 'supplement') return here?.role === 'specialist' ? here : firstOf('specialist');
  switch (move.to) {
    case 'received':
      return firstOf('specialist');
    case 'processing':
      return here?.role === 'specialist' ? undefined : lastOf('specialist');
    case 'approving':
      return here?.role === 'approver' ? undefined : firstOf('approver');
    case 'approved':
      return lastOf('receiving-officer');
    default:
      return undefined;
  }
}

/** One step of a case's course, as form 05 and the screens show it. Minutes are working minutes. */
export interface CourseStep {
  step: string;
  /** The post that ended it, or holds it now; null: nobody yet, the queue of its role. */
  postId: string | null;
  allotted: number;
  beganAt: Date;
  /** null while it goes on. */
  endedAt: Date | null;
  /** The act that ended it. */
  endedBy: string | null;
  ours: number;
  /** Waiting for the applicant, a payment or another agency. */
  line: number;
  /** Early, on time or late by its allotted time; our time only. */
  outcome: 'early' | 'on-time' | 'late';
}

/** What goes on now: the stretch that no act has ended yet. */
export interface OpenStretch {
  step: string;
  postId: string | null;
  allotted: number;
  beganAt: Date;
  minutes: number;
  side: Side;
}

/** Puts the stretches of a history together into steps, the earliest first. */
export function courseOf(history: readonly HistoryEntry[], open: OpenStretch | undefined): CourseStep[] {
  const course: CourseStep[] = [];
  let anew = false;
  for (const e of history) {
    if (e.step === null || e.beganAt === null) continue;
    const last = course.at(-1);
    const current = last !== undefined && last.step === e.step && !anew ? last : newStep(course, e.step, e.beganAt);
    current.postId = e.holderPostId ?? e.postId ?? current.postId;
    current.allotted = e.allotted ?? current.allotted;
    current.endedAt = e.at;
    current.endedBy = e.act;
    if (e.side === 'line') current.line += e.minutes ?? 0;
    else current.ours += e.minutes ?? 0;
    anew = e.act === 'supplement';
  }
  if (open !== undefined) addOpen(course, open, anew);
  for (const step of course) step.outcome = outcomeOf(step);
  return course;
}

function newStep(course: CourseStep[], step: string, beganAt: Date): CourseStep {
  const made: CourseStep = {
    step,
    postId: null,
    allotted: 0,
    beganAt,
    endedAt: null,
    endedBy: null,
    ours: 0,
    line: 0,
    outcome: 'on-time',
  };
  course.push(made);
  return made;
}

function addOpen(course: CourseStep[], open: OpenStretch, anew: boolean): void {
  const last = course.at(-1);
  const current =
    last !== undefined && last.step === open.step && !anew ? last : newStep(course, open.step, open.beganAt);
  current.postId = open.postId;
  current.allotted = open.allotted;
  current.endedAt = null;
  current.endedBy = null;
  if (open.side === 'line') current.line += open.minutes;
  else current.ours += open.minutes;
}

function outcomeOf({ ours, allotted, endedAt }: CourseStep): CourseStep['outcome'] {
  if (ours > allotted) return 'late';
  return ours === allotted || endedAt === null ? 'on-time' : 'early';
}
