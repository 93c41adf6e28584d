import type { Block } from './block.ts';
import { type Decimal, isSame, shareOf } from './decimal.ts';
import { type Count, isAbout, type Percent, type Quantity, type Ratio } from './quantities.ts';
import { sentencesOf } from './sentences.ts';

/** A percentage that the report states of a part and a whole which it also states. */
export interface RatioClaim {
  readonly block: Block;
  readonly part: Decimal;
  readonly whole: Decimal;
  /** By how much parts and whole may have been rounded or cut off. */
  readonly steps: readonly [number, number];
  /** Words of the parts, as printed: "12.949/40.801". */
  readonly parts: string;
  readonly percent: Percent;
  readonly from: number;
  readonly to: number;
  /** The sentence with the claim, to look for words such as "chỉ tiêu". */
  readonly sentence: string;
}

/** The percentage is what the parts make, rounded. */
export const agrees = ({ part, whole, percent }: RatioClaim): boolean =>
  whole.scaled !== 0n && isSame(shareOf(part, whole, percent.value.decimals).rounded, percent.value);

/** All percentages of a block that stand with their parts. */
export function ratioClaimsOf(block: Block): RatioClaim[] {
  const { quantities } = block;
  return sentencesOf(block.text).flatMap((s) => {
    const inside = quantities.filter((q) => q.from >= s.from && q.to <= s.to);
    return claimsIn(block, inside, block.text.slice(s.from, s.to));
  });
}

function claimsIn(block: Block, quantities: readonly Quantity[], sentence: string): RatioClaim[] {
  const claims: RatioClaim[] = [];
  const taken = new Set<Quantity>();
  const between = (a: Quantity, b: Quantity) => block.text.slice(a.to, b.from);
  const claim = (
    parts: Pick<RatioClaim, 'part' | 'whole' | 'parts' | 'steps'>,
    percent: Percent,
    ...of: Quantity[]
  ) => {
    if ([percent, ...of].some((q) => taken.has(q))) return;
    for (const q of [percent, ...of]) taken.add(q);
    if (isAbout(block.text, percent.from)) return;
    const from = Math.min(percent.from, ...of.map((q) => q.from));
    const to = Math.max(percent.to, ...of.map((q) => q.to));
    claims.push({ block, ...parts, percent, from, to, sentence });
  };
  const ofRatio = (r: Ratio, p: Percent) =>
    claim({ part: r.part, whole: r.whole, parts: r.text, steps: [r.partStep, r.wholeStep] }, p, r);
  const ofCounts = (a: Count, b: Count, p: Percent) =>
    claim({ part: a.value, whole: b.value, parts: `${a.text}/${b.text}`, steps: [a.step, b.step] }, p, a, b);

  // First what leaves no doubt: the parts in brackets behind their percentage.
  quantities.forEach((q, i) => {
    const next = quantities[i + 1];
    if (
      q.kind === 'percent' &&
      next?.kind === 'ratio' &&
      /^[^\d(;]{0,12}\(\s*(?:[\p{L} ]{1,40}[:=]?\s*)?$/u.test(between(q, next))
    )
      ofRatio(next, q);
  });
  quantities.forEach((q, i) => {
    const [next, afterNext] = [quantities[i + 1], quantities[i + 2]];
    if (next === undefined || taken.has(q)) return;
    if (q.kind === 'ratio' && next.kind === 'percent' && leadsToShare(between(q, next))) ofRatio(q, next);
    if (
      q.kind === 'percent' &&
      next.kind === 'ratio' &&
      /^\s*(?:,\s*)?(?:tương (?:đương|ứng)|tức|với|là|=|:)[^;]{0,30}$/iu.test(between(q, next))
    )
      ofRatio(next, q);
    if (q.kind !== 'count' || afterNext === undefined) return;
    // "31.141 lượt … chiếm 73,9% trên tổng số … 42.113 lượt"
    if (
      next.kind === 'percent' &&
      afterNext.kind === 'count' &&
      /(?:đạt|chiếm|bằng)[^;]{0,30}$/iu.test(between(q, next)) &&
      /^\s*(?:(?:trên|trong|so với|của)\s+)?tổng(?:\s+số)?\b[^;.]{0,60}$/iu.test(between(next, afterNext))
    )
      ofCounts(q, afterNext, next);
    // "31.141 … trên tổng số 42.113 …, đạt 73,9%"
    if (
      next.kind === 'count' &&
      afterNext.kind === 'percent' &&
      /^[^;.()]{0,60}(?:trên|trong|\/)\s*tổng(?:\s+số)?\b[^;.()]{0,60}$/iu.test(between(q, next)) &&
      leadsToShare(between(next, afterNext))
    )
      ofCounts(q, next, afterNext);
  });
  return claims;
}

/** Nothing between the parts and the percentage starts another matter. */
function leadsToShare(words: string): boolean {
  return (
    words.length <= 120 &&
    !/[;]|trong đó|còn lại|tăng|giảm|vượt|so với|chỉ tiêu (?:là|giao|đề ra)|kế hoạch (?:là|giao|đề ra)|mục tiêu|phấn đấu/iu.test(
      words,
    )
  );
}
