import type { Block } from './block.ts';
import { asNumber, isSame, print } from './decimal.ts';
import type { Finding } from './finding.ts';
import { type Count, isAbout, quoteAround, type Ratio } from './quantities.ts';

/** What a number is said to count, so exactly that two numbers with the same words must be equal. */
interface Told {
  block: Block;
  quantity: Count | Ratio;
  key: string;
}

const fillers = new Set(
  'đã được là có tổng toàn tỉnh hiện nay tính đến đến hết kết quả cụ thể trên địa bàn số'.split(' '),
);

function words(text: string): string[] {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\s]/gu, ' ')
    .split(/\s+/)
    .filter((w) => w !== '' && !fillers.has(w));
}

const fewestWords = 4;

function toldIn(block: Block): Told[] {
  // A line that does not end is a title, and titles tell no quantities.
  if (block.kind === 'row' || block.kind === 'heading' || !/[.;:!?)”"]\s*$/u.test(block.text)) return [];
  const { quantities } = block;
  const lead = /^[^:.]{3,160}:/u.exec(block.text)?.[0] ?? '';
  return quantities.flatMap((q, i): Told[] => {
    if ((q.kind !== 'count' && q.kind !== 'ratio') || isAbout(block.text, q.from)) return [];
    const from = Math.max(
      quantities[i - 1]?.to ?? 0,
      lead.length > q.from ? 0 : lead.length,
      lastBreak(block.text, q.from),
    );
    const label = words(block.text.slice(from, q.from));
    const unit = words(block.text.slice(q.to, q.to + 60).split(/[,.;:()]/)[0] ?? '').slice(0, 4);
    if (label.length + unit.length < fewestWords || label.length < 3) return [];
    const key = [q.kind, words(lead).join(' '), label.join(' '), unit.join(' '), periodOf(block.text, q.from)].join(
      '|',
    );
    return [{ block, quantity: q, key }];
  });
}

const lastBreak = (text: string, at: number) => Math.max(text.lastIndexOf('. ', at), text.lastIndexOf('; ', at)) + 1;

const time = /lũy kế|quý\s+[\dIVX]+|\d{1,2}\/\d{1,2}\/\d{4}|\d{1,2}\/\d{4}|(?:năm|từ)\s+\d{4}|tuần|tháng\s+\d{1,2}/giu;

/** The time that a number speaks of: what its own sentence names before it, else the last that its paragraph named. */
function periodOf(text: string, at: number): string {
  const inSentence = text.slice(lastBreak(text, at), at).match(time);
  const before = inSentence ?? (text.slice(0, at).match(time) ?? []).slice(-1);
  return before.join(' ').toLowerCase();
}

const sameQuantity = (a: Told['quantity'], b: Told['quantity']): boolean =>
  a.kind === 'ratio' && b.kind === 'ratio'
    ? isSame(a.part, b.part) && isSame(a.whole, b.whole)
    : a.kind === 'count' &&
      b.kind === 'count' &&
      (isSame(a.value, b.value) || Math.abs(asNumber(a.value) - asNumber(b.value)) < a.step + b.step);

/** The same quantity, in the same words and of the same time, told twice with two values. */
export function checkToldTwice(blocks: readonly Block[]): Finding[] {
  const first = new Map<string, Told>();
  return blocks.flatMap(toldIn).flatMap((told): Finding[] => {
    const known = first.get(told.key);
    if (known === undefined) first.set(told.key, told);
    if (known === undefined || known.block === told.block || sameQuantity(known.quantity, told.quantity)) return [];
    const { block, quantity } = told;
    return [
      {
        kind: 'told-twice',
        line: block.lineAt(quantity.from),
        quote: quoteAround(block.text, quantity.from, quantity.to),
        stated: printed(quantity),
        computed: printed(known.quantity),
        params: { otherLine: String(known.block.lineAt(known.quantity.from)) },
      },
    ];
  });
}

const printed = (q: Told['quantity']) => (q.kind === 'ratio' ? q.text : print(q.value));
