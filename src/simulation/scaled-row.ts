import { definitionOf } from '#indicators';
import { type Decimal, power10, type Scaled, scaleCount, wholeOf } from './exact-decimal.ts';
import type { FigureRow } from './figures-file.ts';

/** Rows of these units are multiplied by `--scale`; all others stay as they are. */
const scaledUnits = new Set([
  'dossier',
  'account',
  'application',
  'person',
  'record',
  'shot',
  'transaction',
  'taxpayer',
]);

const one: Decimal = { digits: 1n, decimals: 0 };

/** One side of a row at the scale of the simulation; undefined where the row has no whole number there. */
export function scaledSide(row: FigureRow, side: 'numerator' | 'denominator', scale: Decimal): Scaled | undefined {
  const written = row[side];
  const value = written && wholeOf(written);
  if (value === undefined) return undefined;
  const unit = row.unit === '' ? definitionOf(row.code).unit : row.unit;
  return scaleCount(value, scaledUnits.has(unit) ? scale : one);
}

/** The number as a computer's number, for values that are stated and not counted. */
export const numberOf = ({ digits, decimals }: Decimal): number => Number(digits) / Number(power10(decimals));
