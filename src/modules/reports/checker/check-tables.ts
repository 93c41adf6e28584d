import type { Block } from './block.ts';
import {
  asNumber,
  compare,
  type Decimal,
  isPrintedShare,
  isSame,
  numberSource,
  print,
  readDecimal,
  shareOf,
  sum,
} from './decimal.ts';
import type { Finding } from './finding.ts';

interface Row {
  block: Block;
  label: string;
  /** The cells as they are written. */
  heads: string[];
  cells: (Decimal | undefined)[];
  percents: boolean[];
}

const wholeNumber = new RegExp(`^${numberSource}$`);
const totalLabel = /^(?:tổng|cộng|toàn tỉnh|tổng cộng|tổng số)(?![\p{L}])/iu;

function rowOf(block: Block): Row {
  const cells = block.text
    .split('|')
    .slice(1, -1)
    .map((c) => c.trim());
  const label = cells.find((c) => /\p{L}{2}/u.test(c)) ?? '';
  const percents = cells.map((c) => c.endsWith('%'));
  return {
    block,
    label,
    heads: cells,
    percents,
    cells: cells.map((c) => {
      const text = c.replace(/\s?%$/, '');
      return wholeNumber.test(text) ? readDecimal(text) : undefined;
    }),
  };
}

function tablesOf(blocks: readonly Block[]): Row[][] {
  const tables: Row[][] = [];
  blocks.forEach((block, i) => {
    if (block.kind !== 'row') return;
    if (blocks[i - 1]?.kind === 'row') tables.at(-1)?.push(rowOf(block));
    else tables.push([rowOf(block)]);
  });
  return tables;
}

/** Tables: columns against their row of totals, and a column of percentages against the two columns it comes from. */
export function checkTables(blocks: readonly Block[]): Finding[] {
  return tablesOf(blocks).flatMap((table) => [...checkTotals(table), ...checkShares(table)]);
}

function checkTotals(table: readonly Row[]): Finding[] {
  const total = table.find((r) => totalLabel.test(r.label));
  const parts = table.filter((r) => r !== total && r.cells.some((c) => c !== undefined) && !totalLabel.test(r.label));
  if (total === undefined || parts.length < 2 || parts.some((r) => /^(?:trong đó|[-+–]|[a-z]\))/iu.test(r.label)))
    return [];
  return total.cells.flatMap((value, column): Finding[] => {
    const numbers = parts.map((r) => r.cells[column]);
    if (value === undefined || numbers.some((n) => n === undefined) || parts.some((r) => r.percents[column])) return [];
    if (numbers.every((n, i) => n !== undefined && asNumber(n) === i + 1)) return []; // the column of row numbers
    const made = sum(numbers.filter((n) => n !== undefined));
    const off = Math.abs(asNumber(made) - asNumber(value));
    // Numbers printed with decimals were rounded, each by up to one of its last digit.
    const rounding = [value, ...numbers].reduce((all, n) => all + stepOf(n), 0);
    if (off <= rounding || off > 0.25 * asNumber(value)) return [];
    return [
      {
        kind: 'sum',
        line: total.block.lineAt(0),
        quote: total.block.text,
        stated: print(value),
        computed: print(made),
        params: { terms: numbers.map((n) => (n === undefined ? '' : print(n))).join(' + ') },
      },
    ];
  });
}

/** Columns that say they hold percentages, by their head or in each cell. */
function percentColumns(table: readonly Row[]): number[] {
  const width = Math.max(...table.map((r) => r.cells.length));
  return Array.from({ length: width }, (_, i) => i).filter(
    (i) => table.some((r) => r.percents[i]) || /tỷ lệ|tỉ lệ|%|phần trăm/iu.test(table[0]?.heads[i] ?? ''),
  );
}

/** A column is the share of two others when it is so in most rows; the rows in which it is not are wrong. */
function checkShares(table: readonly Row[]): Finding[] {
  const width = Math.max(...table.map((r) => r.cells.length));
  const columns = Array.from({ length: width }, (_, i) => i);
  for (const percent of percentColumns(table))
    for (const part of columns)
      for (const whole of columns) {
        if (new Set([percent, part, whole]).size < 3) continue;
        const rows = table.flatMap((row) => {
          const [p, a, b] = [row.cells[percent], row.cells[part], row.cells[whole]];
          return p === undefined || a === undefined || b === undefined || b.scaled === 0n ? [] : [{ row, p, a, b }];
        });
        const holds = rows.filter(({ p, a, b }) => fits(p, a, b));
        // Shares that are all 0 or 100 say nothing about which columns belong together.
        const telling = holds.filter(({ a, b }) => a.scaled !== 0n && compare(a, b) !== 0);
        if (telling.length < 2 || holds.length * 3 < rows.length * 2 || holds.length === rows.length) continue;
        return rows
          .filter((r) => !holds.includes(r))
          .map(({ row, p, a, b }) => {
            const { rounded, cut } = shareOf(a, b, p.decimals);
            return {
              kind: isSame(p, cut) ? 'truncated' : 'ratio',
              line: row.block.lineAt(0),
              quote: row.block.text,
              stated: `${print(p)}%`,
              computed: `${print(rounded)}%`,
              params: { parts: `${print(a)}/${print(b)}` },
            } satisfies Finding;
          });
      }
  return [];
}

const stepOf = (n: Decimal | undefined): number => (n === undefined || n.decimals === 0 ? 0 : 10 ** -n.decimals);

function fits(p: Decimal, a: Decimal, b: Decimal): boolean {
  if (isPrintedShare(p, shareOf(a, b, p.decimals))) return true;
  const [part, whole, off] = [asNumber(a), asNumber(b), 10 ** -p.decimals];
  const [low, high] = [
    (100 * (part - stepOf(a))) / (whole + stepOf(b)),
    (100 * (part + stepOf(a))) / (whole - stepOf(b)),
  ];
  return stepOf(a) + stepOf(b) > 0 && asNumber(p) + off >= low && asNumber(p) - off <= high;
}
