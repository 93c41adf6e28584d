import type { EngineRun, Match } from '../campaign/run-engine.ts';
import type { MadeRegister } from './make-register.ts';

/** What became of each entered record when the simulated work stops. */
export const fate = { waiting: 0, matched: 1, confirmed: 2, open: 3, elsewhere: 4, unmatched: 5 } as const;

export interface CleaningPlan {
  /** One of `fate` for each entered record. */
  fates: Uint8Array;
  /** Place of a cleaned record in the order of the work, from 0 to 1. */
  turn: Float32Array;
  /** Records that the engine or the clerks could have cleaned in all. */
  cleanable: number;
}

/** Clerks know whom a record means: the best candidate, the second one, or nobody here. */
export function clerkFinds(match: Match, truth: { id: string } | undefined): string | undefined {
  if (truth === undefined) return undefined;
  return match.person?.id === truth.id || match.other?.id === truth.id ? truth.id : undefined;
}

/**
 * Lets the work go from commune to commune and stop when `cleaned` records are clean: in the communes before that point
 * everything is decided, behind it matches wait to be taken over and reviews stay open.
 */
export function planCleaning(run: EngineRun, register: MadeRegister, cleaned: number | undefined): CleaningPlan {
  const records = register.truth.length;
  const outcome = new Uint8Array(records);
  const rank = new Float64Array(records);
  const cleanable: number[] = [];
  for (let r = 0; r < records; r += 1) {
    const match = run.matchOf(r);
    const truth = register.truthOf(r);
    const commune = Number(match.person?.communeCode ?? truth?.communeCode ?? 0);
    // Communes in a mixed order, so that the work does not follow the codes.
    rank[r] = (commune * 2_654_435_761) % 4_294_967_296;
    if (match.outcome === 'matched') outcome[r] = fate.matched;
    else if (match.outcome === 'unmatched') outcome[r] = fate.unmatched;
    else outcome[r] = clerkFinds(match, truth) === undefined ? fate.elsewhere : fate.confirmed;
    if (outcome[r] === fate.matched || outcome[r] === fate.confirmed) cleanable.push(r);
  }
  cleanable.sort((a, b) => (rank[a] ?? 0) - (rank[b] ?? 0) || a - b);
  const wanted = Math.min(cleaned ?? cleanable.length, cleanable.length);
  // The first record that the work does not reach any more.
  const stop = cleanable[wanted];
  const isReached = (r: number) =>
    stop === undefined || (rank[r] ?? 0) < (rank[stop] ?? 0) || (rank[r] === rank[stop] && r < stop);
  const turn = new Float32Array(records);
  cleanable.forEach((r, i) => {
    turn[r] = i / Math.max(1, wanted);
  });
  const fates = new Uint8Array(records);
  for (let r = 0; r < records; r += 1) {
    const ended = outcome[r] ?? fate.waiting;
    if (isReached(r)) fates[r] = ended;
    else fates[r] = ended === fate.confirmed || ended === fate.elsewhere ? fate.open : fate.waiting;
  }
  return { fates, turn, cleanable: cleanable.length };
}
