import { keepForAMinute, type Tx } from '#platform/db';
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

/** Which agency takes a case changes with a reform, not with a case. */
const places = keepForAMinute<PlaceOfCase>(5_000);

/**
 * The agency in charge of a procedure in a commune on a date, and the province in which it lies.
 * Refuses an unknown commune and one for which nobody is in charge.
 */
export async function placeOf(tx: Tx, question: PlaceQuestion): Promise<PlaceOfCase> {
  const { branch, level } = question.procedure;
  const key = [branch, level, question.communeCode, question.date].join('|');
  const place = await places.get(key, () => lookUp(tx, question));
  return place ?? refuse('unavailable', 'cases.no-agency');
}

async function lookUp(tx: Tx, { procedure, communeCode, date }: PlaceQuestion): Promise<PlaceOfCase> {
  const commune =
    (await findUnit(tx, communeCode, date)) ??
    refuse('invalid', 'cases.commune-unknown', {}, [{ field: 'commune', key: 'cases.commune-unknown' }]);
  const question = { level: procedure.level, branch: procedure.branch, communeCode: commune.code, date };
  const agency = (await agencyInCharge(tx, question)) ?? refuse('unavailable', 'cases.no-agency');
  return { agencyCode: agency.code, communeCode: commune.code, provinceCode: await provinceCodeOf(tx, commune, date) };
}
