import type { CaseState } from '#cases';
import type { SeededRandom } from '#platform/ids';
import { type IsoDate, vietnamInstant } from '#platform/time';
import type { WorkingDays } from './working-days.ts';

/** How a case went after its receipt, as it stands on the date asked for. */
export interface Course {
  state: CaseState;
  dueOn: IsoDate;
  finishedOn: IsoDate | null;
  returnedAt: Date | null;
}

export interface Receipt {
  /** A working day. */
  on: IsoDate;
  /** Minutes since midnight. */
  at: number;
  /** The procedure's period in working days. */
  days: number;
}

const cutOff = 15 * 60;
// Shares of an ordinary office; the figures of this version do not count them.
const lateShare = 0.035;
const refusedShare = 0.012;
const withdrawnShare = 0.004;
const supplementShare = 0.06;

/** Draws the course of a case: mostly decided on time and the result handed over, the latest ones still under way. */
export function drawCourse(
  random: SeededRandom,
  receipt: Receipt,
  asked: { asOf: IsoDate; days: WorkingDays },
): Course {
  const { asOf, days } = asked;
  const isAfterCutOff = receipt.at > cutOff;
  const dueOn = days.due(receipt.on, receipt.days, isAfterCutOff);
  const zero = isAfterCutOff ? days.after(receipt.on, 1) : receipt.on;
  const isLate = random.next() < lateShare;
  const taken = isLate
    ? receipt.days + 1 + random.int(6)
    : Math.floor(receipt.days * (0.3 + 0.7 * random.next()) + 0.5);
  const finishedOn = days.after(zero, taken);
  if (finishedOn > asOf) return { ...underWay(random, receipt, asOf), dueOn };
  const kind = random.next();
  if (kind < withdrawnShare) return { state: 'withdrawn', dueOn, finishedOn, returnedAt: null };
  if (kind < withdrawnShare + refusedShare) return { state: 'refused', dueOn, finishedOn, returnedAt: null };
  const returnedOn = days.after(finishedOn, random.int(3));
  if (returnedOn > asOf) return { state: 'approved', dueOn, finishedOn, returnedAt: null };
  // Within office hours, and never before the case itself came in.
  const from = Math.max(8 * 60, returnedOn === receipt.on ? receipt.at : 0);
  const returnedAt = vietnamInstant(returnedOn, from + random.int(Math.max(1, 17 * 60 - from)));
  return { state: 'returned', dueOn, finishedOn, returnedAt };
}

function underWay(random: SeededRandom, { on }: Receipt, asOf: IsoDate): Omit<Course, 'dueOn'> {
  const open = { finishedOn: null, returnedAt: null };
  if (on === asOf) return { state: random.next() < 0.7 ? 'received' : 'processing', ...open };
  if (random.next() < supplementShare) return { state: 'supplementing', ...open };
  return { state: random.next() < 0.75 ? 'processing' : 'approving', ...open };
}
