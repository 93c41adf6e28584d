import { join } from 'node:path';
import type { IsoDate } from '#platform/time';
import { mergeVersions } from './domain/merge-versions.ts';
import type { Procedure, ProcedureHistory } from './domain/procedure.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** Every procedure of the files with all its versions, read once when the process starts. */
export const histories = await loadCatalogue(join(import.meta.dirname, 'catalogue'));

/** Every procedure of the files in its newest version, in the order of their codes. */
export const catalogue: readonly Procedure[] = histories.flatMap((history) => history.versions.at(-1) ?? []);

interface Live {
  /** Changes whenever the versions do: for those who keep something made from them. */
  readonly generation: number;
  readonly byCode: ReadonlyMap<string, ProcedureHistory>;
}

const liveOf = (all: readonly ProcedureHistory[], generation: number): Live => ({
  generation,
  byCode: new Map(all.map((history) => [history.code, history])),
});

// The one truth is in the database; this is what this process read of it last (`watchCatalogue`).
let live = liveOf(histories, 0);

/** The files with what administrators published; from now on every question of this process is answered by it. */
export function usePublished(published: readonly Procedure[]): void {
  live = liveOf(mergeVersions(histories, published), live.generation + 1);
}

/** All procedures with all their versions, published ones among them. */
export const liveHistories = (): ProcedureHistory[] => [...live.byCode.values()];

export const liveGeneration = (): number => live.generation;

/** Every procedure in its newest version, published ones among them. */
export const newestProcedures = (): Procedure[] => liveHistories().flatMap((history) => history.versions.at(-1) ?? []);

/**
 * The procedure as it stands on a date, or undefined when there is none. Its form counts limits such as "not in the
 * future" from that date.
 */
export function procedureAt(code: string, date: IsoDate): Procedure | undefined {
  const version = live.byCode
    .get(code)
    ?.versions.find((v) => v.validFrom <= date && (v.validTo === null || date <= v.validTo));
  return version === undefined ? undefined : { ...version, form: { ...version.form, asOf: date } };
}

/** All procedures as they stand on a date, in the order of their codes. */
export function catalogueAt(date: IsoDate): Procedure[] {
  return [...live.byCode.keys()].flatMap((code) => procedureAt(code, date) ?? []);
}
