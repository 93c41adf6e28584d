import { createHash } from 'node:crypto';

/** Of a small batch everything is looked at. */
const wholeUpTo = 10;
const share = 0.05;
const most = 200;

/** How many of a batch are looked at: all of ten, five in a hundred of more, at least ten and at most two hundred. */
export function sampleSize(count: number): number {
  return count <= wholeUpTo ? count : Math.min(most, Math.max(wholeUpTo, Math.ceil(count * share)));
}

/**
 * Which ones: nobody can choose them, and whoever checks later finds the same. `seed` is the batch and its round.
 */
export function drawSample(ids: readonly string[], seed: string): string[] {
  const rank = (id: string) => createHash('sha256').update(`${seed}|${id}`).digest('hex');
  return ids
    .map((id) => ({ id, rank: rank(id) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, sampleSize(ids.length))
    .map(({ id }) => id);
}
