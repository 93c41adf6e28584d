import type { Block } from './block.ts';
import { asNumber, type Decimal, isPrintedShare, isSame, print, shareOf, subtract } from './decimal.ts';
import type { Finding } from './finding.ts';
import { type Count, isAbout, type Percent, type Quantity, quoteAround } from './quantities.ts';

/**
 * Growth that the report states beside both numbers: "tăng từ 1.123 lên 1.167 trạm (tăng 44 trạm, 3,9%)". A rise is
 * the new number without the old one, in per cent of the old one.
 */
export function checkGrowth(blocks: readonly Block[]): Finding[] {
  return blocks.flatMap((block) => [...fromTo(block), ...overTarget(block)]);
}

/** "từ 1.123 lên 1.167" and the rise or fall that is told behind it. */
function fromTo(block: Block): Finding[] {
  const { text, quantities } = block;
  return quantities.flatMap((old, i): Finding[] => {
    const now = quantities[i + 1];
    if (old.kind !== 'count' || now?.kind !== 'count' || old.value.scaled === 0n) return [];
    if (!/(?<!\p{L})từ\s+(?:mức\s+)?$/iu.test(text.slice(Math.max(0, old.from - 12), old.from))) return [];
    const way =
      /^[^\d;.]{0,60}(?<up>lên|thành)\s+(?:\p{L}+\s+)?$|^[^\d;.]{0,60}(?<down>xuống)\s+(?:\p{L}+\s+)?(?:\p{L}+\s+)?$/iu.exec(
        text.slice(old.to, now.from),
      );
    if (way === null) return [];
    const isDown = way.groups?.['down'] !== undefined;
    return told(block, quantities.slice(i + 2), now.to, isDown).flatMap((q) =>
      checkOne({ block, old, now, told: q, isDown }),
    );
  });
}

/** The counts and percentages of change that follow the two numbers at once: ", tăng 44 trạm (3,9%)". */
function told(block: Block, rest: readonly Quantity[], from: number, isDown: boolean): (Count | Percent)[] {
  const word = isDown ? 'giảm' : 'tăng';
  const pattern = new RegExp(String.raw`^[^\d;.]{0,40}(?<!\p{L})${word}\s+(?:thêm\s+|được\s+)?$`, 'iu');
  const [first, second] = rest;
  if (first === undefined || !pattern.test(block.text.slice(from, first.from))) return [];
  if (first.kind !== 'count' && first.kind !== 'percent') return [];
  const isMore =
    second !== undefined &&
    /^[^\d;.,]{0,25}(?:\(|,?\s*tương (?:ứng|đương)\s*)(?:tăng\s+|giảm\s+)?$/iu.test(
      block.text.slice(first.to, second.from),
    );
  return isMore && second.kind === 'percent' && first.kind === 'count' ? [first, second] : [first];
}

function checkOne(given: { block: Block; old: Count; now: Count; told: Count | Percent; isDown: boolean }): Finding[] {
  const { block, old, now, told: q, isDown } = given;
  if (old.step > 0 || now.step > 0 || isAbout(block.text, q.from)) return [];
  const change = isDown ? subtract(old.value, now.value) : subtract(now.value, old.value);
  if (change.scaled < 0n) return [];
  if (q.kind === 'count')
    return isSame(q.value, change) ? [] : [findingOf(block, { told: q, due: change, minus: [now, old] })];
  const share = shareOf(change, old.value, q.value.decimals);
  return isPrintedShare(q.value, share) ? [] : [findingOf(block, { told: q, due: share.rounded, minus: [now, old] })];
}

/** A change that is told wrongly; `minus`: the new number and the old one, or what was reached and its target. */
function findingOf(
  block: Block,
  given: {
    told: Count | Percent;
    due: Decimal;
    minus: readonly [Pick<Count, 'value' | 'from'>, Pick<Count, 'value' | 'from'>];
  },
): Finding {
  const { told: q, due, minus } = given;
  const sign = q.kind === 'percent' ? '%' : '';
  return {
    kind: 'change',
    line: block.lineAt(q.from),
    quote: quoteAround(block.text, Math.min(...minus.map((m) => m.from)), q.to),
    stated: `${print(q.value)}${sign}`,
    computed: `${print(due)}${sign}`,
    params: { parts: minus.map((m) => print(m.value)).join(' − ') },
  };
}

/** "342.934/324.898 tài khoản, vượt 5,6% chỉ tiêu": what goes beyond the target, in per cent of the target. */
function overTarget(block: Block): Finding[] {
  const { text, quantities } = block;
  return quantities.flatMap((reached, i): Finding[] => {
    if (reached.kind !== 'ratio' || reached.whole.scaled === 0n) return [];
    const over = quantities
      .slice(i + 1, i + 3)
      .find(
        (q) => q.kind === 'percent' && /(?<!\p{L})vượt(?:\s+(?:mức|là))?\s+$/iu.test(text.slice(reached.to, q.from)),
      );
    if (over?.kind !== 'percent' || /[;.]\s/.test(text.slice(reached.to, over.from))) return [];
    // "vượt 12% so với cùng kỳ" is measured by something else; percentage points are differences of percentages.
    if (!/^\s*(?:[,;.)]|so với (?:chỉ tiêu|kế hoạch)|chỉ tiêu|kế hoạch|$)/iu.test(text.slice(over.to))) return [];
    const excess = subtract(reached.part, reached.whole);
    const share = shareOf(excess, reached.whole, over.value.decimals);
    if (excess.scaled < 0n || isPrintedShare(over.value, share)) return [];
    if (Math.abs(asNumber(share.rounded) - asNumber(over.value)) > 15) return [];
    const { from, part, whole } = reached;
    const minus = [
      { value: part, from },
      { value: whole, from },
    ] as const;
    return [findingOf(block, { told: over, due: share.rounded, minus })];
  });
}
