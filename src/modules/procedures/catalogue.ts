import { join } from 'node:path';
import type { IsoDate } from '#platform/time';
import type { Procedure } from './domain/procedure.ts';
import { loadCatalogue } from './load-catalogue.ts';

/** Every procedure with all its versions, read once when the process starts. */
export const histories = await loadCatalogue(join(import.meta.dirname, 'catalogue'));

/** Every procedure in its newest version, in the order of their codes. */
export const catalogue: readonly Procedure[] = histories.flatMap((history) => history.versions.at(-1) ?? []);

const byCode = new Map(histories.map((history) => [history.code, history]));

/**
 * The procedure as it stands on a date, or undefined when there is none. Its form counts limits such as "not in the
 * future" from that date.
 */
export function procedureAt(code: string, date: IsoDate): Procedure | undefined {
  const version = byCode
    .get(code)
    ?.versions.find((v) => v.validFrom <= date && (v.validTo === null || date <= v.validTo));
  return version === undefined ? undefined : { ...version, form: { ...version.form, asOf: date } };
}

/** All procedures as they stand on a date, in the order of their codes. */
export function catalogueAt(date: IsoDate): Procedure[] {
  return [...byCode.keys()].flatMap((code) => procedureAt(code, date) ?? []);
}
