import type { Block } from './block.ts';
import { add, asNumber, compare, type Decimal, isSame, print, sum } from './decimal.ts';
import type { Finding } from './finding.ts';
import { type Quantity, quoteAround } from './quantities.ts';

/**
 * Parts that must make up their total: in brackets or after "gồm", "bao gồm", "chia ra" within a sentence. After "trong
 * đó" only some parts may be named, so a sum counts as wrong only when it comes close to the total and misses it.
 */
export function checkSums(blocks: readonly Block[]): Finding[] {
  return [...blocks.flatMap(sumsInside), ...listsUnderTotals(blocks)];
}

interface Breakdown {
  /** Where the words that announce the parts begin; the total stands before. */
  at: number;
  from: number;
  to: number;
  /** 'levels': parts numbered like "mức 1 … mức 2", which leave nothing out. */
  kind: 'whole' | 'some' | 'levels';
}

const announced = /(?<some>trong đó)|(?<whole>bao gồm|gồm|chia ra|cụ thể là|cụ thể)(?=[\s:])/giu;

function breakdownsOf(text: string): Breakdown[] {
  const found: Breakdown[] = [];
  for (const m of text.matchAll(/\(([^()]*)\)/g)) {
    const from = m.index + 1;
    if (/\p{L}[^:;,]*:\s*\d[^;]*[;,]/u.test(m[1] ?? ''))
      found.push({ at: m.index, from, to: from + (m[1] ?? '').length, kind: kindOf(m[1] ?? '') });
  }
  for (const m of text.matchAll(announced)) {
    if (found.some((f) => m.index >= f.at && m.index < f.to)) continue;
    const from = m.index + m[0].length;
    const rest = text.slice(from);
    const stop = /[)]|[.](?=\s+\p{Lu}|\s*$)|;(?=[^;]*(?:đạt|tổng))/u.exec(rest)?.index ?? rest.length;
    const kind = kindOf(rest.slice(0, stop), m.groups?.['whole'] === undefined ? 'some' : 'whole');
    found.push({ at: m.index, from, to: from + stop, kind });
  }
  return found;
}

const levels = /(?:mức|cấp|loại|hạng)\s+(?:độ\s+)?\d[^;,]*[:\s]\s*\d[\s\S]*(?:mức|cấp|loại|hạng)\s+(?:độ\s+)?\d/iu;
const kindOf = (words: string, otherwise: 'whole' | 'some' = 'some'): Breakdown['kind'] => {
  if (levels.test(words)) return 'levels';
  return /^\s*(?:trong đó)/iu.test(words) ? 'some' : /^\s*(?:bao gồm|gồm|chia ra)/iu.test(words) ? 'whole' : otherwise;
};

function sumsInside(block: Block): Finding[] {
  const { quantities } = block;
  return breakdownsOf(block.text).flatMap((b) => {
    const inside = quantities.filter((q) => q.from >= b.from && q.to <= b.to);
    const counts = inside.filter((q) => q.kind === 'count');
    const items = counts.map((q) => q.value);
    const totals = totalsBefore(quantities, b.at, block.text);
    if (items.length < 2 || totals.length === 0 || inside.some((q) => q.kind === 'ratio')) return [];
    const made = sum(items);
    const steps = counts.reduce((all, q) => all + q.step, 0);
    if (totals.some((t) => agree(t, { made, steps }) || asNumber(t.value) === items.length)) return [];
    const total = totals[0];
    if (total === undefined || !isMissed({ total: total.value, made, items, kind: b.kind })) return [];
    return [
      {
        kind: 'sum',
        line: block.lineAt(total.from),
        quote: quoteAround(block.text, total.from, b.to),
        stated: print(total.value),
        computed: print(made),
        params: { terms: items.map(print).join(' + ') },
      } satisfies Finding,
    ];
  });
}

interface Total {
  value: Decimal;
  step: number;
  from: number;
}

/** Equal, or as far apart as rounding the printed numbers can have brought them. */
const agree = (total: Total, { made, steps }: { made: Decimal; steps: number }): boolean =>
  isSame(total.value, made) || Math.abs(asNumber(total.value) - asNumber(made)) < total.step + steps;

/** What the parts may add up to: the number before them, or either side of a ratio; nearest first, in the same sentence. */
function totalsBefore(quantities: readonly Quantity[], at: number, text: string): Total[] {
  const sentence = Math.max(text.lastIndexOf('. ', at - 2), text.lastIndexOf('; ', at - 3), -1);
  const near = quantities.filter((q) => q.to <= at && q.from > sentence && at - q.to < 160).reverse();
  const all = near.flatMap((q): Total[] => {
    if (q.kind === 'count') return [{ value: q.value, step: q.step, from: q.from }];
    return q.kind === 'ratio'
      ? [
          { value: q.part, step: q.partStep, from: q.from },
          { value: q.whole, step: q.wholeStep, from: q.from },
        ]
      : [];
  });
  return all.slice(0, 4);
}

/** Whether parts that do not make up their total contradict it, rather than leave something out or speak of something else. */
function isMissed(given: {
  total: Decimal;
  made: Decimal;
  items: readonly Decimal[];
  kind: Breakdown['kind'];
}): boolean {
  const { total, made, items, kind } = given;
  const [whole, parts] = [asNumber(total), asNumber(made)];
  if (whole === 0 || items.some((i) => compare(i, total) > 0 && kind !== 'levels')) return false;
  if (kind === 'levels') return parts > whole / 3 && parts < whole * 3;
  const off = Math.abs(parts - whole) / whole;
  return off <= (kind === 'whole' ? 0.25 : 0.1);
}

/** A total such as "193.858/257.584 hồ sơ …, cụ thể các lĩnh vực sau:" and the items of the list beneath it. */
function listsUnderTotals(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block, i) => {
    if (!/(?:[:]|sau|như sau[:;.]?)\s*$/u.test(block.text)) return [];
    const items: Block[] = [];
    for (
      let k = i + 1;
      blocks[k]?.kind === 'item' ||
      (blocks[k] !== undefined && blocks[k]?.kind === block.kind && block.kind === 'item');
      k += 1
    )
      items.push(blocks[k] as Block);
    const ratios = block.quantities.filter((q) => q.kind === 'ratio');
    return compareList(block, ratios, items) ?? [];
  });
}

function compareList(block: Block, ratios: readonly Quantity[], items: readonly Block[]): Finding[] | undefined {
  const total = ratios.at(-1);
  if (total?.kind !== 'ratio') return undefined;
  const counted = items.map((b) => b.quantities.filter((q) => q.kind === 'ratio')).filter((r) => r.length > 0);
  if (counted.length < 2 || counted.some((r) => r.length > 1)) return undefined;
  const parts = counted.flat();
  const made = parts.reduce(
    (acc, r) => (r.kind === 'ratio' ? { part: add(acc.part, r.part), whole: add(acc.whole, r.whole) } : acc),
    {
      part: { scaled: 0n, decimals: 0 },
      whole: { scaled: 0n, decimals: 0 },
    },
  );
  const [partHolds, wholeHolds] = [isSame(made.part, total.part), isSame(made.whole, total.whole)];
  const near = (a: Decimal, b: Decimal) => Math.abs(asNumber(a) - asNumber(b)) <= 0.1 * asNumber(b);
  // One of the two sums that holds proves that the list is the whole of it.
  if (partHolds === wholeHolds && (partHolds || !near(made.part, total.part) || !near(made.whole, total.whole)))
    return undefined;
  const wrong = (['part', 'whole'] as const).filter((side) => !isSame(made[side], total[side]));
  return wrong.map((side) => ({
    kind: 'sum',
    line: block.lineAt(total.from),
    quote: quoteAround(block.text, total.from, total.to),
    stated: print(total[side]),
    computed: print(made[side]),
    params: { terms: parts.flatMap((r) => (r.kind === 'ratio' ? [print(r[side])] : [])).join(' + ') },
  }));
}
