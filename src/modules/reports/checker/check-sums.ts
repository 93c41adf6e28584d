import type { Block } from './block.ts';
import { type Breakdown, breakdownsOf, type Term, type TermSet, type Total } from './breakdowns.ts';
import { asNumber, compare, type Decimal, isSame, print, sum } from './decimal.ts';
import type { Finding } from './finding.ts';
import { quoteAround } from './quantities.ts';

/**
 * Parts that must make up their total, within a sentence. After "trong đó" only some parts may be named, so a sum counts
 * as wrong only when it comes close to the total and misses it.
 */
export function checkSums(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block) => breakdownsOf(block).flatMap((b) => checkBreakdown(block, b)));
}

function checkBreakdown(block: Block, breakdown: Breakdown): Finding[] {
  const { totals, terms, sets } = breakdown;
  const [total] = totals;
  if (total === undefined) return [];
  if (totals.some((t) => asNumber(t.value) === terms.length || sets.some((set) => agrees(t, set.terms)))) return [];
  const divided = sets.filter((set) => set.kind !== 'mixed');
  const nearest = divided.toSorted((a, b) => offOf(total, a.terms) - offOf(total, b.terms))[0];
  if (nearest === undefined || !isMissed(total, nearest)) return [];
  const values = nearest.terms.map((t) => t.count.value);
  return [
    {
      kind: 'sum',
      line: block.lineAt(total.from),
      quote: quoteAround(block.text, total.from, nearest.terms.at(-1)?.count.to ?? breakdown.to),
      stated: print(total.value),
      computed: print(sum(values)),
      params: { terms: values.map(print).join(' + ') },
    },
  ];
}

const madeOf = (terms: readonly Term[]): Decimal => sum(terms.map((t) => t.count.value));
const offOf = (total: Total, terms: readonly Term[]): number =>
  Math.abs(asNumber(madeOf(terms)) - asNumber(total.value)) / Math.max(1, asNumber(total.value));

/** Equal, or as far apart as rounding all printed numbers, or cutting them all off, can have brought them. */
export function agrees(total: Pick<Total, 'value' | 'step'>, terms: readonly Term[]): boolean {
  const made = madeOf(terms);
  if (isSame(total.value, made)) return true;
  const steps = terms.reduce((all, t) => all + t.count.step, 0);
  const over = asNumber(total.value) - asNumber(made);
  const tiny = 1e-9 * asNumber(total.value);
  return Math.abs(over) <= (total.step + steps) / 2 + tiny || (over >= 0 && steps > 0 && over < steps);
}

/** Whether parts that do not make up their total contradict it, rather than leave something out or speak of something else. */
function isMissed(total: Total, { terms, kind }: TermSet): boolean {
  const [whole, parts] = [asNumber(total.value), asNumber(madeOf(terms))];
  if (whole === 0) return false;
  if (kind === 'levels') return parts > whole / 3 && parts < whole * 3;
  if (terms.some((t) => compare(t.count.value, total.value) > 0)) return false;
  return Math.abs(parts - whole) / whole <= (kind === 'whole' ? 0.25 : 0.1);
}
