import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import type { IsoDate } from '#platform/time';
import type { Procedure } from '#procedures';
import { agencyInCharge, findUnit, provinceCodeOf } from '#territory';

export interface PlaceOfCase {
  agencyCode: string;
  communeCode: string;
  provinceCode: string;
}

interface PlaceQuestion {
  procedure: Pick<Procedure, 'branch' | 'level'>;
  communeCode: string;
  date: IsoDate;
}

/** Which agency takes a case changes with a reform, not with a case: answers are kept for a minute. */
const keptMs = 60_000;
const mostKept = 5_000;
const kept = new Map<string, { place: PlaceOfCase; until: number }>();

/**
 * The agency in charge of a procedure in a commune on a date, and the province in which it lies.
 * Refuses an unknown commune and one for which nobody is in charge.
 */
export async function placeOf(tx: Tx, question: PlaceQuestion): Promise<PlaceOfCase> {
  const { branch, level } = question.procedure;
  const key = [branch, level, question.communeCode, question.date].join('|');
  const known = kept.get(key);
  if (known !== undefined && known.until > performance.now()) return known.place;
  const place = await lookUp(tx, question);
  if (kept.size >= mostKept) kept.clear();
  kept.set(key, { place, until: performance.now() + keptMs });
  return place;
}

async function lookUp(tx: Tx, { procedure, communeCode, date }: PlaceQuestion): Promise<PlaceOfCase> {
  const commune =
    (await findUnit(tx, communeCode, date)) ??
    refuse('invalid', 'cases.commune-unknown', {}, [{ field: 'commune', key: 'cases.commune-unknown' }]);
  const question = { level: procedure.level, branch: procedure.branch, communeCode: commune.code, date };
  const agency = (await agencyInCharge(tx, question)) ?? refuse('unavailable', 'cases.no-agency');
  return { agencyCode: agency.code, communeCode: commune.code, provinceCode: await provinceCodeOf(tx, commune, date) };
}
