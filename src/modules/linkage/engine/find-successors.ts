import type { Ground } from './ground.ts';

const fewest = 8;
const share = 0.02;

/**
 * Communes were merged, and sector files keep the old codes. Pairs of people who are certainly one (same personal
 * number, same name, same birth date) show which code of the registry an unknown code of the records goes with; no list
 * of mergers is needed. A code that the registry itself uses is taken at its word.
 */
export function findSuccessors(ground: Omit<Ground, 'successors'>): Set<number> {
  const { registry, records } = ground;
  const own = new Set<number>();
  const rowOf = new Map<number, number>();
  for (let c = 0; c < registry.rows; c += 1) own.add(registry.commune[c] as number);
  const foreign: number[] = [];
  for (let r = 0; r < records.rows; r += 1) {
    const commune = records.commune[r] as number;
    if (commune !== 0 && !own.has(commune) && records.personalId[r] !== 0) foreign.push(r);
  }
  if (foreign.length < fewest) return new Set();
  const wanted = new Set(foreign.map((r) => records.personalId[r] as number));
  for (let c = 0; c < registry.rows; c += 1) {
    const id = registry.personalId[c] as number;
    if (id !== 0 && wanted.has(id)) rowOf.set(id, c);
  }
  const together = new Map<number, number>();
  const alone = new Map<number, number>();
  for (const r of foreign) {
    const c = rowOf.get(records.personalId[r] as number);
    if (c === undefined || records.birth[r] !== registry.birth[c] || records.name[r] !== registry.name[c]) continue;
    const from = records.commune[r] as number;
    const to = registry.commune[c] as number;
    if (to === 0) continue;
    together.set(from * 4_294_967_296 + to, (together.get(from * 4_294_967_296 + to) ?? 0) + 1);
    alone.set(from, (alone.get(from) ?? 0) + 1);
  }
  const result = new Set<number>();
  for (const [key, count] of together) {
    const all = alone.get(Math.floor(key / 4_294_967_296)) ?? 0;
    if (count >= fewest && count >= all * share) result.add(key);
  }
  return result;
}
