import type { Block } from './block.ts';
import { breakdownsOf, shareBehind, type Term, type Total, totalsOf } from './breakdowns.ts';
import { announcesList, countList, itemsUnder, ownItems } from './check-lists.ts';
import { asNumber, compare, type Decimal, isPrintedShare, isSame, print, shareOf } from './decimal.ts';
import type { Finding } from './finding.ts';
import { quoteAround } from './quantities.ts';
import { agrees, ratioClaimsOf } from './ratio-claims.ts';

/** Parts of a total that are told with their percentage: "12.450 hồ sơ, trong đó trực tuyến 10.458 hồ sơ (84,0%)". */
interface Shares {
  readonly block: Block;
  readonly totals: readonly Total[];
  readonly terms: readonly (Term & { readonly block: Block })[];
}

/** Percentages of parts against the total that is divided, within a sentence and in the list beneath it. */
export function checkShares(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block, i) => {
    const inside = breakdownsOf(block).map(
      ({ totals, terms }): Shares => ({ block, totals, terms: terms.map((t) => ({ ...t, block })) }),
    );
    return [...[...inside, ...listShares(blocks, i)].flatMap(checkTerms), ...bareShares(block, inside)];
  });
}

function listShares(blocks: readonly Block[], at: number): Shares[] {
  const block = blocks[at];
  if (block === undefined || !announcesList(block)) return [];
  const items = ownItems(itemsUnder(blocks, at));
  const list = countList(block, items);
  if (list === undefined) return [];
  const { total, terms } = list;
  const totals = [{ value: total.value, step: total.step, from: total.from }];
  return [{ block, totals, terms: terms.map((t, i) => ({ ...t, block: items[i] ?? block })) }];
}

/**
 * "chiếm 60% tổng số 2.000 người; bằng tiền mặt 800 người (40%)": a share told in passing, of a whole that another share of
 * the same paragraph has shown to be one.
 */
function bareShares(block: Block, inside: readonly Shares[]): Finding[] {
  const claims = ratioClaimsOf(block).filter((c) => c.whole.scaled !== 0n);
  const proven = claims.filter((c) => agrees(c));
  const [claim] = proven;
  if (claim === undefined) return [];
  const taken = new Set([...inside.flatMap((s) => s.terms.map((t) => t.percent)), ...claims.map((c) => c.percent)]);
  const terms = block.quantities.flatMap((q, i) => {
    if (q.kind !== 'count' || q.from < claim.to) return [];
    const percent = shareBehind(block.text, q, block.quantities.slice(i + 1));
    return percent === undefined || taken.has(percent) ? [] : [{ count: q, percent, words: '', block }];
  });
  return checkTerms({ block, terms, totals: [{ value: claim.whole, step: claim.steps[1], from: claim.from }] });
}

/** A percentage must fit some number before it; where none fits, it is wrong if it comes near, or if its neighbours fit. */
function checkTerms({ block, totals, terms }: Shares): Finding[] {
  const told = terms.filter((t) => t.percent !== undefined);
  const fitting = told.filter((t) => [...totals, ...wholesBefore(block, t)].some((w) => isShareOf(t, w)));
  const [total] = totals;
  if (total === undefined || total.value.scaled === 0n) return [];
  const proven = fitting.some((t) => isShareOf(t, total));
  return told
    .filter((t) => !fitting.includes(t) && compare(t.count.value, total.value) <= 0)
    .flatMap((term): Finding[] => {
      const stated = term.percent?.value;
      if (stated === undefined) return [];
      const { rounded, cut } = shareOf(term.count.value, total.value, stated.decimals);
      if (!proven && Math.abs(asNumber(rounded) - asNumber(stated)) > 10) return [];
      return [
        {
          kind: isSame(stated, cut) ? 'truncated' : 'ratio',
          line: term.block.lineAt(term.percent?.from ?? 0),
          quote: quoteAround(term.block.text, term.count.from, term.percent?.to ?? term.count.to),
          stated: term.percent?.text.replace(/\s/g, '') ?? '',
          computed: `${print(rounded)}%`,
          params: { parts: `${print(term.count.value)}/${print(total.value)}` },
        },
      ];
    });
}

/** Every number before the term that may be its whole. */
const wholesBefore = (block: Block, term: Term & { readonly block: Block }): Total[] =>
  block.quantities.filter((q) => term.block !== block || q.from < term.count.from).flatMap(totalsOf);

function isShareOf(term: Term, whole: Total): boolean {
  const stated = term.percent?.value;
  if (stated === undefined || whole.value.scaled === 0n) return false;
  if (isPrintedShare(stated, shareOf(term.count.value, whole.value, stated.decimals))) return true;
  const steps = term.count.step + whole.step;
  return steps > 0 && mayBe(stated, term, whole);
}

/** Whether rounded numbers of money can have made this percentage. */
function mayBe(stated: Decimal, { count }: Term, { value, step }: Total): boolean {
  const least = asNumber(value) - step;
  if (least <= 0) return true;
  const off = 10 ** -stated.decimals;
  const low = (100 * (asNumber(count.value) - count.step)) / (asNumber(value) + step);
  const high = (100 * (asNumber(count.value) + count.step)) / least;
  return asNumber(stated) + off >= low && asNumber(stated) - off <= high;
}
