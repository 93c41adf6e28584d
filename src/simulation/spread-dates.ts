import type { SeededRandom } from '#platform/ids';
import type { IsoDate } from '#platform/time';

/** Draws days from a list, more of the later ones: use of public services grows, and Mondays are busy. */
export interface DayDrawer {
  draw(random: SeededRandom): IsoDate;
}

/**
 * @param days the days to choose from, in order; at least one.
 * @param growth how many times as many cases the last days see as the first.
 */
export function dayDrawer(days: readonly IsoDate[], growth: number): DayDrawer {
  const sums = new Float64Array(days.length);
  let sum = 0;
  days.forEach((day, i) => {
    const rise = 1 + (growth - 1) * (days.length === 1 ? 1 : i / (days.length - 1));
    sum += rise * (isAfterPause(days, i) ? 1.35 : 1) * (0.85 + 0.3 * noise(day));
    sums[i] = sum;
  });
  return {
    draw: (random) => {
      const at = random.next() * sum;
      let low = 0;
      for (let high = days.length - 1; low < high; ) {
        const middle = (low + high) >> 1;
        if ((sums[middle] ?? 0) > at) high = middle;
        else low = middle + 1;
      }
      return days[low] as IsoDate;
    },
  };
}

/** The first working day after a weekend or holiday. */
function isAfterPause(days: readonly IsoDate[], i: number): boolean {
  const before = days[i - 1];
  return before !== undefined && Date.parse(days[i] ?? '') - Date.parse(before) > 86_400_000;
}

/** The same day is equally busy for every procedure. */
function noise(day: IsoDate): number {
  let hash = 2166136261;
  for (const char of day) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return (hash >>> 8) / 2 ** 24;
}
