import type { Tx } from '#platform/db';
import { addDays, type IsoDate } from '#platform/time';
import { checkedDates, computeFigures } from './compute-figures.ts';
import { type CheckedFigure, checkFigures, type Finding } from './domain/check-figures.ts';
import type { Figure } from './figure.ts';

/** What the checks see of a figure. */
const checked = (figure: Figure): CheckedFigure => ({ ...figure, hasTarget: figure.target !== null });

/**
 * The figures of a date looked at for contradictions, beside those of the day that ended the month before.
 * @throws Refusal for a date that does not exist.
 */
export async function findingsAt(tx: Tx, asked: { asOf: IsoDate; knownAt?: IsoDate | undefined }): Promise<Finding[]> {
  const { asOf, knownAt } = checkedDates(asked);
  const now = await computeFigures(tx, { asOf, knownAt });
  const before = await computeFigures(tx, { asOf: endOfMonthBefore(asOf), knownAt });
  return checkFigures(now.map(checked), before.map(checked));
}

const endOfMonthBefore = (date: IsoDate): IsoDate => addDays(`${date.slice(0, 7)}-01`, -1);
