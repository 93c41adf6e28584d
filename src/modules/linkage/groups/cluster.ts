import type { Scorer } from './score.ts';

export interface Edge {
  left: number;
  right: number;
  bits: number;
}

/** Pairs across two groups that are looked at to judge whether they are one; more tell little more. */
const looked = 400;

/**
 * Puts rows into groups, each for one person: strongest pairs first, two groups become one only when their rows fit
 * together on average, so that one wrong pair does not chain two people into one (average linkage).
 */
export function cluster(
  rows: number,
  edges: readonly Edge[],
  { score, from }: { score: Scorer; from: number },
): Int32Array {
  const groupOf = Int32Array.from({ length: rows }, (_, i) => i);
  const members = new Map<number, number[]>();
  const of = (group: number) => members.get(group) ?? [group];
  const fits = (a: readonly number[], b: readonly number[]): boolean => {
    const stepA = Math.max(1, Math.floor(a.length / 20));
    const stepB = Math.max(1, Math.floor((a.length * b.length) / stepA / looked));
    let sum = 0;
    let count = 0;
    for (let i = 0; i < a.length; i += stepA)
      for (let j = 0; j < b.length; j += stepB) {
        sum += Math.max(-40, Math.min(40, score(a[i] as number, b[j] as number)));
        count += 1;
      }
    return sum / count >= from;
  };
  // Groups that did not fit are not tried again until one of them has grown.
  const refused = new Map<string, number>();
  const sorted = [...edges].sort((x, y) => y.bits - x.bits || x.left - y.left || x.right - y.right);
  for (const { left, right } of sorted) {
    const a = groupOf[left] as number;
    const b = groupOf[right] as number;
    if (a === b) continue;
    const both = a < b ? `${a} ${b}` : `${b} ${a}`;
    const size = of(a).length + of(b).length;
    if (refused.get(both) === size) continue;
    if (!fits(of(a), of(b))) {
      refused.set(both, size);
      continue;
    }
    const [large, small] = of(a).length >= of(b).length ? [a, b] : [b, a];
    for (const row of of(small)) groupOf[row] = large;
    members.set(large, [...of(large), ...of(small)]);
    members.delete(small);
  }
  return groupOf;
}
