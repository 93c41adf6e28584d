import { computeDeadline } from '#cases';
import type { IsoDate } from '#platform/time';
import { addDays } from '#platform/time';
import { addWorkingDays, isWorkingDay } from '#procedures';

/** The same few hundred dates are asked for hundreds of thousands of times: each answer is worked out once. */
export interface WorkingDays {
  /** Working days from a date to another, both included. */
  between(from: IsoDate, to: IsoDate): IsoDate[];
  /** The day so many working days after a date. */
  after(date: IsoDate, count: number): IsoDate;
  /** The due date of a case received on a working day, in the morning (counts from that day) or after the cut-off. */
  due(received: IsoDate, days: number, isLate: boolean): IsoDate;
}

export function rememberedWorkingDays(): WorkingDays {
  const afters = new Map<string, IsoDate>();
  const dues = new Map<string, IsoDate>();
  return {
    between: (from, to) => {
      const days: IsoDate[] = [];
      for (let date = from; date <= to; date = addDays(date, 1)) if (isWorkingDay(date)) days.push(date);
      return days;
    },
    after: (date, count) => remember(afters, `${date} ${count}`, () => addWorkingDays(date, count)),
    due: (received, days, isLate) =>
      remember(dues, `${received} ${days} ${isLate}`, () => {
        const receivedAt = `${received}T${isLate ? '15:30' : '09:00'}`;
        return computeDeadline({ receivedAt, workingDays: days, pauses: [] }).due;
      }),
  };
}

function remember<V>(memory: Map<string, V>, key: string, make: () => V): V {
  const known = memory.get(key);
  if (known !== undefined) return known;
  const made = make();
  memory.set(key, made);
  return made;
}
