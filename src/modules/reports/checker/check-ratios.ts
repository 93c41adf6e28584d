import type { Block } from './block.ts';
import { asNumber, compare, type Decimal, isPrintedShare, isSame, print, readDecimal, shareOf } from './decimal.ts';
import type { Finding } from './finding.ts';
import { quoteAround } from './quantities.ts';
import { agrees, type RatioClaim, ratioClaimsOf } from './ratio-claims.ts';
import { sentencesOf } from './sentences.ts';

/** Words by which the whole is a target, which can be passed. */
const targetWords = /chỉ tiêu|kế hoạch|dự toán|mục tiêu|định mức|được giao|bộ công an giao|tỉnh giao/iu;
const hundred = readDecimal('100');

/** Percentages beside their parts: wrong, cut off instead of rounded, copied from the row above, over 100 without a target. */
export function checkRatios(blocks: readonly Block[]): Finding[] {
  const findings: Finding[] = [];
  let before: RatioClaim | undefined;
  for (const block of blocks) {
    const claims = ratioClaimsOf(block);
    findings.push(...brokenPercents(block), ...partsOverWhole(block, claims));
    for (const claim of claims) {
      const found = checkClaim(claim, before);
      if (found !== undefined) findings.push(found);
      before = claim;
    }
  }
  return findings;
}

function checkClaim(claim: RatioClaim, before: RatioClaim | undefined): Finding | undefined {
  const { part, whole, percent, block } = claim;
  if (whole.scaled === 0n) return undefined;
  const stated = percent.value;
  const share = shareOf(part, whole, stated.decimals);
  const { rounded, cut } = share;
  const base = {
    line: block.lineAt(percent.from),
    quote: quoteAround(block.text, claim.from, claim.to),
    stated: percent.text.replace(/\s/g, ''),
    computed: `${print(rounded)}%`,
  };
  const params = { parts: claim.parts };
  if (isPrintedShare(stated, share) || withinSteps(claim)) {
    const over = compare(rounded, hundred) > 0 && compare(part, whole) > 0 && !targetWords.test(claim.sentence);
    return over ? { ...base, kind: 'over-hundred', params } : undefined;
  }
  if (isSame(stated, cut)) return { ...base, kind: 'truncated', params };
  if (
    before !== undefined &&
    isPrintedAlike(before.percent.value, stated) &&
    agrees(before) &&
    !isSame(before.part, part)
  )
    return {
      ...base,
      kind: 'repeated-percent',
      params: { ...params, other: before.parts, otherLine: String(before.block.lineAt(before.from)) },
    };
  return { ...base, kind: 'ratio', params };
}

/** Whether parts that were rounded themselves can have made this percentage: 1,2 tỷ may have been 1,249 or 1,151. */
function withinSteps({ part, whole, steps: [a, b], percent }: RatioClaim): boolean {
  if (a === 0 && b === 0) return false;
  const least = asNumber(whole) - b / 2;
  if (least <= 0) return true;
  const half = 0.5 / 10 ** percent.value.decimals;
  const stated = asNumber(percent.value);
  const low = (100 * (asNumber(part) - a / 2)) / (asNumber(whole) + b);
  const high = (100 * (asNumber(part) + a)) / least;
  return stated + 2 * half >= low && stated - half <= high;
}

/** A copied percentage has the decimals of its source. */
const isPrintedAlike = (a: Decimal, b: Decimal): boolean => a.decimals === b.decimals && isSame(a, b);

/** "85/98%" where "85,98%" was meant; the parts beside it tell what was meant. */
function brokenPercents(block: Block): Finding[] {
  const { quantities } = block;
  return quantities.flatMap((q, i): Finding[] => {
    if (q.kind !== 'broken-percent') return [];
    const [whole = '', fraction = ''] = q.text.replace(/[\s%]/g, '').split('/');
    const sentence = sentencesOf(block.text).find((s) => s.from <= q.from && q.to <= s.to);
    const parts = [quantities[i + 1], quantities[i - 1]].find(
      (n) => n?.kind === 'ratio' && sentence !== undefined && n.from >= sentence.from && n.to <= sentence.to,
    );
    const computed =
      parts?.kind === 'ratio' && parts.whole.scaled !== 0n
        ? print(shareOf(parts.part, parts.whole, fraction.length).rounded)
        : `${whole},${fraction}`;
    return [
      {
        kind: 'malformed-percent',
        line: block.lineAt(q.from),
        quote: quoteAround(block.text, q.from, Math.max(q.to, parts?.to ?? 0)),
        stated: q.text.replace(/\s/g, ''),
        computed: `${computed}%`,
        params: { parts: parts?.text ?? '' },
      },
    ];
  });
}

/** "72/71 xã": a part greater than its whole where no target is spoken of. */
function partsOverWhole(block: Block, claims: readonly RatioClaim[]): Finding[] {
  if (targetWords.test(block.text)) return [];
  const withPercent = new Set(claims.map((c) => c.parts));
  return block.quantities.flatMap((q): Finding[] => {
    if (q.kind !== 'ratio' || q.isWorded || withPercent.has(q.text) || compare(q.part, q.whole) <= 0) return [];
    // 24/7, 3/2 and the like are no shares.
    if (asNumber(q.whole) < 10 || !/^\s*(?![MGk]bps|mmHg|kV)\p{L}/u.test(block.text.slice(q.to))) return [];
    return [
      {
        kind: 'part-over-whole',
        line: block.lineAt(q.from),
        quote: quoteAround(block.text, q.from, q.to),
        stated: q.text,
        computed: `≤ ${print(q.whole)}`,
        params: {},
      },
    ];
  });
}
