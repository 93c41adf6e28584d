import { copyLine } from '#platform/db';
import type { SeededRandom } from '#platform/ids';
import type { BulkCase } from './bulk-case.ts';
import { bulkSteps, decidedAt, stepIn } from './bulk-steps.ts';
import { type CaseAct, type CaseState, lineWaits, waitOf } from './domain/case-state.ts';
import { workingMinutesBetween } from './domain/working-hours.ts';

interface Step {
  act: CaseAct | 'submit';
  from: CaseState | null;
  to: CaseState;
  at: Date;
}

/** The histories of simulated cases as lines of COPY, each act ending the stretch before it. */
export function* historyLines(
  chunk: readonly BulkCase[],
  ids: readonly string[],
  random: SeededRandom,
): Generator<string> {
  for (const [i, one] of chunk.entries()) {
    const { steps } = bulkSteps(one);
    let before: Date | null = null;
    for (const step of pathOf(one)) {
      // Steps of one instant keep their order: a history is read by time.
      const at: number = Math.max(step.at.getTime(), (before?.getTime() ?? 0) + 1);
      const byOfficer = step.act !== 'submit';
      const work = step.from === null ? undefined : stepIn(steps, step.from);
      const wait = step.from === null ? null : waitOf(step.from, []);
      yield copyLine([
        random.id(at),
        ids[i],
        step.act,
        step.from,
        step.to,
        new Date(at),
        byOfficer ? 'officer' : 'citizen',
        byOfficer ? one.agencyCode : null,
        work?.code ?? null,
        before,
        before === null ? null : minutesOf(before, at),
        wait === null ? null : lineWaits.includes(wait) ? 'line' : 'ours',
        work === undefined ? null : Math.round(work.workingHours * 60),
      ]);
      before = new Date(at);
    }
  }
}

/** Most acts of a simulated case fall into one instant: those take no time. */
function minutesOf(from: Date, to: number): number {
  return to - from.getTime() < 60_000 ? 0 : workingMinutesBetween(from, new Date(to));
}

/** The path that a simulated case took to its state, through the same transition table as any other. */
function pathOf(c: BulkCase): Step[] {
  const steps: Step[] = [{ act: 'submit', from: null, to: 'submitted', at: c.submittedAt }];
  const add = (act: CaseAct, from: CaseState, to: CaseState, at: Date) => steps.push({ act, from, to, at });
  const received = c.receivedAt ?? c.submittedAt;
  const decided = decidedAt(c);
  if (c.state === 'submitted') return steps;
  if (c.state === 'declined') add('decline', 'submitted', 'declined', decided);
  else if (c.receivedAt === null) add('withdraw', 'submitted', 'withdrawn', decided);
  else add('receive', 'submitted', 'received', received);
  if (c.receivedAt === null || c.state === 'received') return steps;
  if (c.state === 'withdrawn') return [...steps, { act: 'withdraw', from: 'received', to: 'withdrawn', at: decided }];
  if (c.state === 'stopped') return [...steps, { act: 'stop', from: 'received', to: 'stopped', at: decided }];
  add('take', 'received', 'processing', received);
  if (c.state === 'processing') return steps;
  if (c.state === 'supplementing')
    return [...steps, { act: 'request-supplement', from: 'processing', to: 'supplementing', at: received }];
  if (c.state === 'paying')
    return [...steps, { act: 'request-payment', from: 'processing', to: 'paying', at: received }];
  add('propose', 'processing', 'approving', decided);
  if (c.state === 'refused') add('refuse', 'approving', 'refused', decided);
  if (c.state === 'approved' || c.state === 'returned') add('approve', 'approving', 'approved', decided);
  if (c.state === 'returned') add('return', 'approved', 'returned', c.returnedAt ?? decided);
  return steps;
}
