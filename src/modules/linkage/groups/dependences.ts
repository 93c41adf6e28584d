import type { Weighed } from './pairs.ts';

/** Bits of what one comparison tells of another, from which it leans on it. */
const enough = 0.03;

/**
 * Finds for each comparison the one that it leans on, or -1: the tree over the comparisons with the most mutual
 * information within one person's pairs and within two people's (Chow and Liu 1968; Friedman, Geiger and Goldszmidt
 * 1997). Branches that tell next to nothing are left out.
 */
export function dependences(count: number, classes: readonly Weighed[]): Int32Array {
  const shared = Array.from({ length: count }, () => new Float64Array(count));
  for (let a = 0; a < count; a += 1)
    for (let b = 0; b < a; b += 1) {
      const bits = classes.reduce((sum, weighed) => sum + mutualInformation(a, b, weighed), 0);
      (shared[a] as Float64Array)[b] = bits;
      (shared[b] as Float64Array)[a] = bits;
    }
  const leansOn = new Int32Array(count).fill(-1);
  const inTree = new Set([0]);
  while (inTree.size < count) {
    let best = { child: -1, parent: -1, bits: -1 };
    for (const parent of inTree)
      for (let child = 0; child < count; child += 1) {
        const bits = shared[parent]?.[child] as number;
        if (!inTree.has(child) && bits > best.bits) best = { child, parent, bits };
      }
    inTree.add(best.child);
    if (best.bits >= enough) leansOn[best.child] = best.parent;
  }
  return leansOn;
}

/** In bits, over pairs in which both are known. */
function mutualInformation(a: number, b: number, { patterns, shares }: Weighed): number {
  const width = 16;
  const both = new Float64Array(width * width);
  const one = new Float64Array(width);
  const other = new Float64Array(width);
  let total = 0;
  patterns.forEach((levels, i) => {
    const x = levels[a] as number;
    const y = levels[b] as number;
    const share = shares[i] as number;
    if (x === 0 || y === 0 || share === 0) return;
    both[x * width + y] = (both[x * width + y] as number) + share;
    one[x] = (one[x] as number) + share;
    other[y] = (other[y] as number) + share;
    total += share;
  });
  let bits = 0;
  both.forEach((share, at) => {
    if (share === 0) return;
    const expected = ((one[Math.floor(at / width)] as number) * (other[at % width] as number)) / total;
    bits += (share / total) * Math.log2(share / expected);
  });
  return bits;
}
