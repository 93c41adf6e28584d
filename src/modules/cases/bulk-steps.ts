import { type ProcessingStep, procedureAt, stepsOf } from '#procedures';
import type { BulkCase } from './bulk-case.ts';
import type { CaseState } from './domain/case-state.ts';

interface BulkSteps {
  steps: readonly ProcessingStep[];
  periodDays: number;
}

const known = new Map<string, BulkSteps>();

/** Steps and period of a simulated case's procedure, worked out once for each version. */
export function bulkSteps({ procedureCode, procedureVersion }: BulkCase): BulkSteps {
  const key = `${procedureCode}|${procedureVersion}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const procedure = procedureAt(procedureCode, procedureVersion);
  const made =
    procedure === undefined
      ? { steps: [], periodDays: 0 }
      : { steps: stepsOf(procedure), periodDays: procedure.deadline.workingDays };
  known.set(key, made);
  return made;
}

/** The step in which a case in this state is: the first of its role, or the last one at the desk when it is decided. */
export function stepIn(steps: readonly ProcessingStep[], state: CaseState): ProcessingStep | undefined {
  if (state === 'submitted') return steps[0];
  if (state === 'approving') return steps.find((s) => s.role === 'approver');
  if (state === 'approved') return steps.findLast((s) => s.role === 'receiving-officer');
  return steps.find((s) => s.role === 'specialist');
}

/** When a simulated case was decided: ten in the morning of its day, and not before it came in. */
export function decidedAt({ finishedOn, receivedAt, submittedAt }: BulkCase): Date {
  const received = receivedAt ?? submittedAt;
  return finishedOn === null ? received : new Date(Math.max(Date.parse(`${finishedOn}T03:00:00Z`), received.getTime()));
}
