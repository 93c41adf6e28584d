import type { Table } from './table.ts';

/**
 * How common birth years are among the records, by year from `firstYear`, as log2 of shares of the records whose birth is
 * known. A sector has its own ages: where all are elders, a year in common says less than it does in the registry.
 */
export interface BirthYears {
  /** Records that know only this year. */
  yearOnly: Float64Array;
  /** Records that know the date. */
  dated: Float64Array;
  /** `dated`, less the same of the registry: what makes a share of dates in the registry one of the records. */
  shift: Float64Array;
  /** How much likelier than at random a record is of somebody born in this year. */
  prior: Float64Array;
}

const firstYear = 1850;
const years = 256;
/** Records that are taken to be known beforehand, so that few records do not make a year a rare one. */
const known = 200;
/** However rare an age is in a file, in bits: somebody may have come into it all the same. */
const leastPrior = -6;

/** Place of a birth (yyyymmdd) in the arrays of `BirthYears`. */
export const yearPlace = (birth: number): number =>
  Math.max(0, Math.min(years - 1, Math.floor(birth / 10_000) - firstYear));

export function birthYears(registry: Table, records: Table): BirthYears {
  const ours = countYears(registry);
  const theirs = countYears(records);
  const yearOnlyShare = (theirs.yearOnlyAll + 1) / (theirs.all + 20);
  const result = {
    yearOnly: new Float64Array(years),
    dated: new Float64Array(years),
    shift: new Float64Array(years),
    prior: new Float64Array(years),
  };
  for (let y = 0; y < years; y += 1) {
    const inRegistry = (ours.yearOnly[y] as number) + (ours.dated[y] as number);
    const expected = (known * (inRegistry + 1)) / (ours.all + years);
    const share = (count: number, few: number, all: number) => Math.log2((count + few) / (all + known));
    result.yearOnly[y] = share(theirs.yearOnly[y] as number, expected * yearOnlyShare, theirs.all);
    result.dated[y] = share(theirs.dated[y] as number, expected * (1 - yearOnlyShare), theirs.all);
    const both = share((theirs.yearOnly[y] as number) + (theirs.dated[y] as number), expected, theirs.all);
    result.prior[y] = Math.max(leastPrior, both - share(inRegistry, expected, ours.all));
    result.shift[y] =
      (result.dated[y] as number) - share(ours.dated[y] as number, expected * (1 - yearOnlyShare), ours.all);
  }
  return result;
}

function countYears({ rows, birth }: Table) {
  const yearOnly = new Int32Array(years);
  const dated = new Int32Array(years);
  let all = 0;
  let yearOnlyAll = 0;
  for (let r = 0; r < rows; r += 1) {
    const value = birth[r] as number;
    if (value === 0) continue;
    all += 1;
    const y = yearPlace(value);
    const rest = value % 10_000;
    if (rest === 0 || rest === 101) {
      yearOnlyAll += 1;
      yearOnly[y] = (yearOnly[y] as number) + 1;
    } else dated[y] = (dated[y] as number) + 1;
  }
  return { yearOnly, dated, all, yearOnlyAll };
}
