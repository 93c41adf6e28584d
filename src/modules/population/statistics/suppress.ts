/** A count that may be shown, or null where it is kept back. */
export type ShownCount = number | null;

/** A table of counts with its sums, some kept back so that nobody can be told apart. */
export interface ShownTable {
  cells: ShownCount[][];
  rowTotals: ShownCount[];
  columnTotals: ShownCount[];
  total: ShownCount;
}

/** Counts from one to this, less one, speak of few enough people to be recognised; nought speaks of nobody. */
export const leastShown = 5;

interface Cell {
  value: number;
  hidden: boolean;
  /** A sum is kept back only where nothing else helps: it is what most people look for. */
  isTotal: boolean;
}

/**
 * Keeps small counts back, and as many others as it takes so that no row or column with its sum gives one away: a line
 * with something kept back has at least two such cells, which speak of at least `leastShown` people together.
 * Source: the usual cell suppression of official statistics (Hundepool et al., Statistical Disclosure Control, 2012,
 * ch. 4); Law 01/2021/QH15 amending the Law on Statistics asks that nobody be identifiable in what is published.
 */
export function suppressSmallCounts(counts: readonly (readonly number[])[]): ShownTable {
  const width = counts[0]?.length ?? 0;
  const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);
  const columnSums = Array.from({ length: width }, (_, c) => sum(counts.map((row) => row[c] ?? 0)));
  const grid: Cell[][] = [
    ...counts.map((row) => [...row.map((value) => cellOf(value, false)), cellOf(sum(row), true)]),
    [...columnSums.map((value) => cellOf(value, true)), cellOf(sum(columnSums), true)],
  ];
  const lines = [...grid, ...Array.from({ length: width + 1 }, (_, c) => grid.flatMap((row) => row[c] ?? []))];
  while (lines.some(protectLine)) {
    // A cell kept back for its row may leave its column with one alone: again, until nothing changes.
  }
  const shown = ({ value, hidden }: Cell): ShownCount => (hidden ? null : value);
  const body = grid.slice(0, -1);
  const foot = grid.at(-1) ?? [];
  return {
    cells: body.map((row) => row.slice(0, -1).map(shown)),
    rowTotals: body.map((row) => shown(row.at(-1) ?? cellOf(0, true))),
    columnTotals: foot.slice(0, -1).map(shown),
    total: shown(foot.at(-1) ?? cellOf(0, true)),
  };
}

const cellOf = (value: number, isTotal: boolean): Cell => ({
  value,
  hidden: value > 0 && value < leastShown,
  isTotal,
});

/** Keeps one more cell of a line back where it needs one; true when it did. */
function protectLine(line: Cell[]): boolean {
  const hidden = line.filter((c) => c.hidden);
  if (hidden.length === 0) return false;
  const parts = hidden.filter((c) => c !== line.at(-1));
  const people = parts.reduce((n, c) => n + c.value, 0);
  if (hidden.length > 1 && people >= leastShown) return false;
  const open = line.filter((c) => !c.hidden);
  const next = cheapest(open.filter((c) => !c.isTotal && c.value > 0)) ?? cheapest(open.filter((c) => c.value > 0));
  if (next === undefined) return false;
  next.hidden = true;
  return true;
}

const cheapest = (cells: readonly Cell[]): Cell | undefined =>
  cells.reduce<Cell | undefined>((least, c) => (least === undefined || c.value < least.value ? c : least), undefined);
