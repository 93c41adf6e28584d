import type { Block } from './block.ts';
import type { Decimal } from './decimal.ts';
import { dimensionOf } from './dimensions.ts';
import type { Count, Percent, Quantity } from './quantities.ts';
import { sentencesOf } from './sentences.ts';

/** One part of a total: "trực tuyến 10.458 hồ sơ (đạt 84,0%)". */
export interface Term {
  readonly count: Count;
  /** Its share of the total, when it is told beside it. */
  readonly percent: Percent | undefined;
  readonly words: string;
}

/** A number that parts may add up to. */
export interface Total {
  readonly value: Decimal;
  /** By how much it may have been rounded; nought for whole numbers. */
  readonly step: number;
  readonly from: number;
}

/** Parts that a report names under a total. */
export interface Breakdown {
  /** Numbers that stand before the parts in their sentence, nearest first. */
  readonly totals: readonly Total[];
  readonly terms: readonly Term[];
  /** The terms up to each place where the parts may have ended, two or more. */
  readonly sets: readonly TermSet[];
  readonly to: number;
}

export interface TermSet {
  readonly terms: readonly Term[];
  /**
   * 'whole': the words say that nothing is left out; 'levels': parts numbered "mức 1 … mức 2"; 'some': only some may be
   * named; 'mixed': the parts divide by different things (trực tuyến and đúng hạn) and need not add up.
   */
  readonly kind: 'whole' | 'some' | 'levels' | 'mixed';
}

/** Where a breakdown stands: the total before `at`, the parts from `from` to `to`. */
interface Place {
  at: number;
  from: number;
  to: number;
  /** The words say that nothing is left out. */
  whole: boolean;
}

const announced =
  /trong đó|trong số này|trong số đó|(?<whole>bao gồm|gồm có|gồm|chia ra|phân ra|cụ thể là|cụ thể)(?=[\s:,])/giu;

/** Breakdowns of a block: in brackets, or behind "gồm", "bao gồm", "chia ra", "trong đó". */
export function breakdownsOf(block: Block): Breakdown[] {
  const { text } = block;
  const brackets = bracketsOf(text);
  const found: (Place & { inBrackets: boolean })[] = [];
  for (const b of brackets)
    if (listsCounts(text.slice(b.from, b.to)))
      found.push({
        inBrackets: true,
        at: b.from - 1,
        from: b.from,
        to: b.to,
        whole: /^\s*(?:bao gồm|gồm|chia ra)/iu.test(text.slice(b.from)),
      });
  for (const m of text.matchAll(announced)) {
    if (found.some((f) => m.index >= f.at && m.index < f.to && f.inBrackets)) continue;
    // "mỗi tổ gồm 5 người" speaks of one of many.
    if (/(?<!\p{L})(?:mỗi|từng|một)\s+(?:\p{L}+\s+){0,3}$/iu.test(text.slice(Math.max(0, m.index - 30), m.index)))
      continue;
    const from = m.index + m[0].length;
    const within = brackets.find((b) => b.from <= m.index && m.index < b.to);
    const sentence = sentencesOf(text).find((s) => s.from <= m.index && m.index < s.to);
    found.push({
      inBrackets: false,
      at: m.index,
      from,
      to: within?.to ?? sentence?.to ?? text.length,
      whole: m.groups?.['whole'] !== undefined,
    });
  }
  return found.flatMap((f) => {
    const next = found.find((o) => o.at > f.at && o.at < f.to && !o.inBrackets);
    const breakdown = readBreakdown(block, next === undefined ? f : { ...f, to: next.at });
    return breakdown === undefined ? [] : [breakdown];
  });
}

/** Stretches between a bracket and the one that closes it; of nested brackets the innermost. */
function bracketsOf(text: string): { from: number; to: number }[] {
  return [...text.matchAll(/\(([^()]*)\)/g)].map((m) => ({ from: m.index + 1, to: m.index + m[0].length - 1 }));
}

const listsCounts = (words: string): boolean =>
  /\p{L}[^:;,]*:\s*\d[^;]*[;,]/u.test(words) || /^\s*(?:trong đó|bao gồm|gồm|chia ra)(?!\p{L})/iu.test(words);

const levels = /(?:mức|cấp|loại|hạng)\s+(?:độ\s+)?\d[^;,]*[:\s]\s*\d[\s\S]*(?:mức|cấp|loại|hạng)\s+(?:độ\s+)?\d/iu;

function readBreakdown(block: Block, place: Place): Breakdown | undefined {
  const { text, quantities } = block;
  const totals = totalsBefore(quantities, place.at, text);
  const terms: Term[] = [];
  const ends: number[] = [];
  for (const s of segmentsOf(text, place.from, place.to)) {
    const inside = quantities.filter((q) => q.from >= s.from && q.to <= s.to);
    if (inside.some((q) => q.kind === 'ratio')) return undefined;
    const count = inside.find((q) => q.kind === 'count');
    if (count?.kind === 'count')
      terms.push({ count, percent: shareBehind(text, count, inside), words: text.slice(s.from, s.to) });
    if (s.isEnd) ends.push(terms.length);
  }
  if (totals.length === 0 || terms.length === 0) return undefined;
  const given = { words: text.slice(place.from, place.to), whole: place.whole };
  const sets = [...new Set(ends)].filter((n) => n >= 2).map((n) => terms.slice(0, n));
  return { totals, terms, sets: sets.map((set) => ({ terms: set, kind: kindOf(set, given) })), to: place.to };
}

function kindOf(terms: readonly Term[], { words, whole }: { words: string; whole: boolean }): TermSet['kind'] {
  if (levels.test(words)) return 'levels';
  const told = terms.map((t) => dimensionOf(t.words));
  const known = new Set(told.filter((d) => d !== undefined));
  if (known.size > 1) return 'mixed';
  if (terms.length > 1 && known.size === 1 && !told.includes(undefined)) return 'whole';
  return whole ? 'whole' : 'some';
}

/** Parts are separated by commas, semicolons and "và", outside brackets; behind a semicolon something else may begin. */
function segmentsOf(text: string, from: number, to: number): { from: number; to: number; isEnd: boolean }[] {
  const segments: { from: number; to: number; isEnd: boolean }[] = [];
  let [depth, start] = [0, from];
  const close = (at: number, next: number, isEnd: boolean) => {
    segments.push({ from: start, to: at, isEnd });
    start = next;
  };
  for (let i = from; i < to; i += 1) {
    const letter = text[i];
    if (letter === '(') depth += 1;
    else if (letter === ')') depth -= 1;
    else if (depth > 0) continue;
    else if (letter === ';') close(i, i + 1, true);
    else if (letter === ',' && !(/\d/.test(text[i - 1] ?? '') && /\d/.test(text[i + 1] ?? ''))) close(i, i + 1, false);
    else if (letter === ' ' && /^ và /iu.test(text.slice(i, i + 4))) close(i, i + 4, false);
  }
  close(to, to, true);
  return segments;
}

/** "10.458 hồ sơ (đạt 84,0%)", "10.458 hồ sơ, chiếm 84%": the percentage that is said of this count. */
export function shareBehind(text: string, count: Count, among: readonly Quantity[]): Percent | undefined {
  const next = among.find((q) => q.from >= count.to);
  if (next?.kind !== 'percent') return undefined;
  const between = text.slice(count.to, next.from);
  const after = text.slice(next.to, next.to + 40);
  const isShare =
    /^[^\d;.()]{0,60}\(\s*(?:(?:đạt|chiếm|bằng|tỷ lệ|tỉ lệ|đạt tỷ lệ|chiếm tỷ lệ|tương ứng|tương đương|=)\s*:?\s*)?$/iu.test(
      between,
    ) || /^[^\d;.()]{0,60}(?:chiếm|bằng|chiếm tỷ lệ|đạt tỷ lệ|đạt)\s*:?\s*$/iu.test(between);
  const isOfOther =
    /^[\s)]*(?:so với|chỉ tiêu|kế hoạch|dự toán|mục tiêu|cùng kỳ|đúng hạn|trước hạn|số|tổng|dân số|trên|của|trong)/iu.test(
      after,
    ) || /tăng|giảm|vượt|chỉ tiêu|kế hoạch|so với|đúng hạn đạt|hài lòng|khoảng|gần|trên|hơn/iu.test(between.slice(-40));
  return isShare && !isOfOther ? next : undefined;
}

/** What the parts may add up to: the numbers before them, either side of a ratio; nearest first, in the same sentence. */
function totalsBefore(quantities: readonly Quantity[], at: number, text: string): Total[] {
  const sentence = Math.max(text.lastIndexOf('. ', at - 2), text.lastIndexOf('; ', at - 3), -1);
  const near = quantities.filter((q) => q.to <= at && q.from > sentence && at - q.to < 160).reverse();
  return near.flatMap(totalsOf).slice(0, 4);
}

/** What a quantity may be the total of: a count itself, either side of a ratio. */
export function totalsOf(q: Quantity): Total[] {
  if (q.kind === 'count') return [{ value: q.value, step: q.step, from: q.from }];
  if (q.kind !== 'ratio') return [];
  return [
    { value: q.part, step: q.partStep, from: q.from },
    { value: q.whole, step: q.wholeStep, from: q.from },
  ];
}
