import type { Block } from './block.ts';
import { asNumber, type Decimal, isSame, print, subtract } from './decimal.ts';
import type { Finding } from './finding.ts';
import { isAbout, quoteAround } from './quantities.ts';

/**
 * "103.498/211.472 trường hợp …; hiện còn 107.974 trường hợp": what is left must be the whole without the part. "Còn lại"
 * says so outright; a bare "còn" says so when it counts the same thing.
 */
export function checkRemainders(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block) => {
    const { quantities } = block;
    return quantities.flatMap((q, i): Finding[] => {
      const before = quantities.slice(0, i).findLast((p) => p.kind === 'ratio');
      if (q.kind !== 'count' || before?.kind !== 'ratio' || isAbout(block.text, q.from) || q.from - before.to > 250)
        return [];
      const words = block.text.slice(before.to, q.from);
      const left = /(?<![\p{L}])còn\s+(?<outright>lại\s+)?(?:khoảng\s+)?(?:là\s+|có\s+)?(?:\p{L}+\s+){0,2}$/iu.exec(
        words,
      );
      if (left === null || quantities.slice(0, i).some((p) => p.from > before.to && p.kind === 'count')) return [];
      const due = subtract(before.whole, before.part);
      const sameThing = unitAfter(block.text, q.to) === unitAfter(block.text, before.to);
      if (isSame(due, q.value) || due.scaled < 0n) return [];
      if (left.groups?.['outright'] === undefined && !sameThing && !isNear(due, q.value)) return [];
      if (!sameThing && !isNear(due, q.value)) return [];
      return [
        {
          kind: 'remainder',
          line: block.lineAt(q.from),
          quote: quoteAround(block.text, before.from, q.to),
          stated: print(q.value),
          computed: print(due),
          params: { parts: `${print(before.whole)} − ${print(before.part)}` },
        },
      ];
    });
  });
}

const unitAfter = (text: string, at: number): string =>
  /^\s*(\p{L}+(?:\s+\p{L}+)?)/u.exec(text.slice(at))?.[1]?.toLowerCase() ?? '';

const isNear = (a: Decimal, b: Decimal): boolean => Math.abs(asNumber(a) - asNumber(b)) <= 0.1 * asNumber(a);
