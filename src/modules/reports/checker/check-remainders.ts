import type { Block } from './block.ts';
import { asNumber, type Decimal, isSame, print, subtract, sum } from './decimal.ts';
import type { Finding } from './finding.ts';
import { type Count, isAbout, quoteAround } from './quantities.ts';
import { sentencesOf } from './sentences.ts';

/**
 * What is left must be the whole without the part: "103.498/211.472 trường hợp …; hiện còn 107.974 trường hợp", "giao 42
 * mô hình, đã hoàn thành 10 mô hình, còn lại 32 mô hình". "Còn lại" says so outright; a bare "còn" says so when it counts
 * the same thing.
 */
export function checkRemainders(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block) =>
    block.quantities.flatMap((q) => {
      if (q.kind !== 'count' || isAbout(block.text, q.from)) return [];
      return afterRatio(block, q) ?? afterCounts(block, q) ?? [];
    }),
  );
}

const leftWords = /(?<![\p{L}])còn\s+(?<outright>lại\s+)?(?:khoảng\s+)?(?:là\s+|có\s+)?(?:\p{L}+\s+){0,2}$/iu;

function afterRatio(block: Block, left: Count): Finding[] | undefined {
  const earlier = block.quantities.filter((p) => p.to <= left.from);
  const ratio = earlier.findLast((p) => p.kind === 'ratio');
  if (ratio?.kind !== 'ratio' || left.from - ratio.to > 250) return undefined;
  const words = leftWords.exec(block.text.slice(ratio.to, left.from));
  if (words === null || earlier.some((p) => p.from > ratio.to && p.kind === 'count')) return undefined;
  const due = subtract(ratio.whole, ratio.part);
  if (isSame(due, left.value) || due.scaled < 0n) return [];
  const sameThing = unitAfter(block.text, left.to) === unitAfter(block.text, ratio.to);
  if (!sameThing && !isNear(due, left.value)) return [];
  return [findingOf(block, { from: ratio.from, left, due, parts: [ratio.whole, ratio.part] })];
}

/** A whole, one or more parts, and "còn lại" in one sentence; what is left may be reckoned from any of the parts. */
function afterCounts(block: Block, left: Count): Finding[] | undefined {
  const sentence = sentencesOf(block.text).find((s) => s.from <= left.from && left.to <= s.to);
  if (sentence === undefined) return undefined;
  const before = block.quantities.filter((q) => q.from >= sentence.from && q.to <= left.from && q.kind !== 'percent');
  const words = leftWords.exec(block.text.slice(sentence.from, left.from));
  if (words?.groups?.['outright'] === undefined || before.length < 2 || before.some((q) => q.kind !== 'count'))
    return undefined;
  const counts = before.filter((q) => q.kind === 'count');
  const [whole, ...parts] = counts;
  const unit = unitAfter(block.text, left.to).split(' ')[0];
  if (whole === undefined || unit === '' || counts.some((c) => c.step > 0)) return undefined;
  if (counts.some((c) => unitAfter(block.text, c.to).split(' ')[0] !== unit)) return undefined;
  const due = subtract(whole.value, sum(parts.map((p) => p.value)));
  const possible = counts.flatMap((w, i) => counts.slice(i + 1).map((p) => subtract(w.value, p.value)));
  if (due.scaled <= 0n || [due, ...possible].some((d) => isSame(d, left.value)) || !isNear(due, left.value)) return [];
  return [findingOf(block, { from: whole.from, left, due, parts: counts.map((c) => c.value) })];
}

function findingOf(
  block: Block,
  given: { from: number; left: Count; due: Decimal; parts: readonly Decimal[] },
): Finding {
  const { from, left, due, parts } = given;
  return {
    kind: 'remainder',
    line: block.lineAt(left.from),
    quote: quoteAround(block.text, from, left.to),
    stated: print(left.value),
    computed: print(due),
    params: { parts: parts.map(print).join(' − ') },
  };
}

const unitAfter = (text: string, at: number): string =>
  /^\s*(\p{L}+(?:\s+\p{L}+)?)/u.exec(text.slice(at))?.[1]?.toLowerCase() ?? '';

const isNear = (a: Decimal, b: Decimal): boolean =>
  Math.abs(asNumber(a) - asNumber(b)) <= Math.max(0.1 * asNumber(a), a.scaled < 50n ? 3 : 0);
