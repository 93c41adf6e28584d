import type { Block } from './block.ts';
import { shareBehind, type Term } from './breakdowns.ts';
import { agrees } from './check-sums.ts';
import { add, asNumber, type Decimal, isSame, print, sum } from './decimal.ts';
import type { Finding } from './finding.ts';
import { type Count, quoteAround, type Ratio } from './quantities.ts';

/** A total such as "193.858/257.584 hồ sơ …, cụ thể các lĩnh vực sau:" or "100 mô hình, gồm:" and the list beneath it. */
export function checkLists(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block, i) => {
    if (!announcesList(block)) return [];
    const items = itemsUnder(blocks, i);
    return checkRatioList(block, items) ?? checkCountList(block, ownItems(items)) ?? [];
  });
}

/** The line ends as one does that has a list beneath it. */
export const announcesList = (block: Block): boolean => /(?::|sau|như sau[:;.]?)\s*$/u.test(block.text);

/** The items right beneath a line; under an item, those up to the next with its own mark. */
export function itemsUnder(blocks: readonly Block[], at: number): Block[] {
  const head = blocks[at];
  const rest = blocks.slice(at + 1);
  const end = rest.findIndex((b) => b.kind !== 'item' || (head?.kind === 'item' && b.mark === head.mark));
  return end < 0 ? rest : rest.slice(0, end);
}

/** Items with the first one's mark: those of other marks are parts of the item above them. */
export const ownItems = (items: readonly Block[]): Block[] => items.filter((b) => b.mark === items[0]?.mark);

function checkRatioList(block: Block, items: readonly Block[]): Finding[] | undefined {
  const total = block.quantities.filter((q) => q.kind === 'ratio').at(-1);
  return total?.kind === 'ratio' ? compareRatios({ block, total, items }) : undefined;
}

function compareRatios({ block, total, items }: { block: Block; total: Ratio; items: readonly Block[] }) {
  const counted = items.map((b) => b.quantities.filter((q) => q.kind === 'ratio')).filter((r) => r.length > 0);
  if (counted.length < 2 || counted.some((r) => r.length > 1)) return undefined;
  const parts = counted.flat();
  const nought: Decimal = { scaled: 0n, decimals: 0 };
  const made = parts.reduce((acc, r) => ({ part: add(acc.part, r.part), whole: add(acc.whole, r.whole) }), {
    part: nought,
    whole: nought,
  });
  const [partHolds, wholeHolds] = [isSame(made.part, total.part), isSame(made.whole, total.whole)];
  const near = (a: Decimal, b: Decimal) => Math.abs(asNumber(a) - asNumber(b)) <= 0.1 * asNumber(b);
  // One of the two sums that holds proves that the list is the whole of it.
  if (partHolds === wholeHolds && (partHolds || !near(made.part, total.part) || !near(made.whole, total.whole)))
    return [];
  const wrong = (['part', 'whole'] as const).filter((side) => !isSame(made[side], total[side]));
  return wrong.map(
    (side): Finding => ({
      kind: 'sum',
      line: block.lineAt(total.from),
      quote: quoteAround(block.text, total.from, total.to),
      stated: print(total[side]),
      computed: print(made[side]),
      params: { terms: parts.map((r) => print(r[side])).join(' + ') },
    }),
  );
}

/** The head's last count, and the first count of each item. */
export function countList(block: Block, items: readonly Block[]): { total: Count; terms: Term[] } | undefined {
  const total = block.quantities.filter((q) => q.kind === 'count').at(-1);
  const terms = items.map((b): Term | undefined => {
    const [first] = b.quantities;
    if (first?.kind !== 'count') return undefined;
    return { count: first, percent: shareBehind(b.text, first, b.quantities), words: b.text };
  });
  if (total?.kind !== 'count' || terms.length < 2) return undefined;
  const all = terms.filter((t) => t !== undefined);
  return all.length === terms.length ? { total, terms: all } : undefined;
}

/** The words between the total and the list say that the list divides it. */
const divides = /(?<!\p{L})(?:gồm|trong đó|chia ra|phân ra|cụ thể|chi tiết|bao gồm)(?!\p{L})/iu;

function checkCountList(block: Block, items: readonly Block[]): Finding[] | undefined {
  const list = countList(block, items);
  if (list === undefined || !divides.test(block.text.slice(list.total.to))) return undefined;
  const { total, terms } = list;
  const made = sum(terms.map((t) => t.count.value));
  if (agrees(total, terms) || asNumber(total.value) === terms.length) return undefined;
  const [whole, parts] = [asNumber(total.value), asNumber(made)];
  const isPartial = /trong đó/iu.test(block.text.slice(total.to));
  if (whole === 0 || terms.some((t) => asNumber(t.count.value) > whole)) return undefined;
  if (Math.abs(parts - whole) / whole > (isPartial ? 0.1 : 0.25)) return undefined;
  return [
    {
      kind: 'sum',
      line: block.lineAt(total.from),
      quote: quoteAround(block.text, total.from, block.text.length),
      stated: print(total.value),
      computed: print(made),
      params: { terms: terms.map((t) => print(t.count.value)).join(' + ') },
    },
  ];
}
