import { type Decimal, numberSource, readDecimal, timesTen } from './decimal.ts';

interface Place {
  readonly from: number;
  readonly to: number;
}
/** A plain number with the words that follow it: "49.530 trường hợp"; "1,2 tỷ đồng" is 1.200.000.000. */
export interface Count extends Place {
  readonly kind: 'count';
  readonly value: Decimal;
  /** By how much it may have been rounded or cut off: one of its last printed digit; nought for whole numbers. */
  readonly step: number;
  readonly text: string;
}
/** "148.367/168.585": a part and its whole, or what was reached and its target. */
export interface Ratio extends Place {
  readonly kind: 'ratio';
  readonly part: Decimal;
  readonly whole: Decimal;
  readonly partStep: number;
  readonly wholeStep: number;
  /** Words stand between the part and the stroke: "520.115 thẻ căn cước/560.000 công dân". */
  readonly isWorded: boolean;
  readonly text: string;
}
export interface Percent extends Place {
  readonly kind: 'percent';
  readonly value: Decimal;
  readonly text: string;
}
/** "85/98%": a stroke where a comma was meant. */
export interface BrokenPercent extends Place {
  readonly kind: 'broken-percent';
  readonly text: string;
}
export type Quantity = Count | Ratio | Percent | BrokenPercent;

/** Digits that are no quantities: dates, numbers of documents, years, articles, names such as "Đề án 06". */
const notQuantities = [
  /\bngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}/giu,
  /\b\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\b/g,
  /\b(?:0?[1-9]|1[0-2])\s*\/\s*(?:19|20)\d{2}\b(?![.,]?\d)/g,
  /\b(?:19|20)\d{2}\s*[-–]\s*(?:19|20)\d{2}\b/g,
  /\b\d{1,5}(?:\/\d{4})?\s*\/\s*[A-ZĐ]{2,}[\p{Lu}0-9]*(?:-[\p{L}0-9]+)*/gu,
  /\b\d{1,4}\/CP\b/g,
  /(?<![\p{L}])(?:[Nn]ăm|[Tt]háng|[Qq]uý|[Đđ]ề án|ĐA|[Đđ]iều|[Kk]hoản|[Đđ]iểm|[Mm]ục|[Pp]hụ lục|[Cc]hương|[Pp]hần|[Mm]ẫu(?: số)?|[Kk]hóa|[Kk]ỳ họp thứ|[Cc]ấp độ|[Mm]ức(?: độ)?|[Tt]hứ|[Ss]ố ký hiệu|[Bb]ước|[Nn]hóm|QR)\s+(?:số\s+)?\d+(?:[.,]\d+)*(?!\s*\/\s*\d|[.,]?\d|\s*%)/gu,
  /\p{L}+[-–]?\d+(?:[.,]\d+)*(?:\/\p{L}*\d*)*|\d+\p{Lu}+(?:\/\d+\p{Lu}+)*/gu,
];

/** The text with digits that count nothing blotted out, letter for letter as long as before. */
export function withoutNames(text: string): string {
  return notQuantities.reduce((rest, pattern) => rest.replace(pattern, (found) => found.replace(/\d/g, '§')), text);
}

/** Words that stand for noughts. */
const powers: Readonly<Record<string, number>> = { nghìn: 3, ngàn: 3, triệu: 6, tỷ: 9, tỉ: 9 };
const powerWords = String.raw`(?<power>\s(?:nghìn tỷ|nghìn|ngàn|triệu|tỷ|tỉ)(?=\s+\p{L}|\s*[.,;:)]|\s*$))?`;
const percentSign = String.raw`\s?%|\s+phần trăm(?!\p{L})`;

const powerOf = (words: string | undefined): number =>
  words === undefined
    ? 0
    : words
        .trim()
        .split(' ')
        .reduce((sum, w) => sum + (powers[w] ?? 0), 0);

/** One of the last digit that is printed: 1,2 tỷ → 100.000.000; whole numbers without such a word are exact. */
const stepOf = (value: Decimal, power: number): number =>
  power === 0 && value.decimals === 0 ? 0 : 10 ** (power - value.decimals);

const gap = String.raw`\s?`;
/** What is counted, between a part and the stroke; a rate such as "20 hồ sơ/10 ngày" or "5 triệu đồng/01 hộ" is no share. */
const worded = String.raw`(?:\s(?!đồng|triệu|tỷ|tỉ|nghìn|ngàn|ngày|giờ|phút|tháng|năm|lần|lượt/|km|ha)\p{L}+){1,5}\s?\/\s?(?:tổng số\s)?`;
const quantity = new RegExp(
  [
    String.raw`(?<![\d.,/§])(?<a>${numberSource})${gap}\/${gap}(?<b>${numberSource})(?![.,]?\d|\/\d|§)(?<broken>\s?%)?`,
    String.raw`(?<![\d.,/§])(?<c>${numberSource})${worded}(?<d>${numberSource})(?=\s(?!ngày|giờ|tháng|năm|lần|hộ dân)\p{L})`,
    String.raw`(?<![\d.,/§])(?<n>${numberSource})(?![.,]?\d|\/\d|§)(?:(?<percent>${percentSign})|${powerWords})`,
  ].join('|'),
  'gu',
);

/** Every quantity of a text, in order. */
export function quantitiesOf(text: string): Quantity[] {
  return [...withoutNames(text).matchAll(quantity)].map((m): Quantity => {
    const { a, b, c, d, broken, n = '', percent, power } = m.groups ?? {};
    const place = { from: m.index, to: m.index + m[0].length, text: m[0] };
    if (a !== undefined && b !== undefined) {
      if (broken !== undefined) return { ...place, kind: 'broken-percent' };
      return { ...place, ...ratioOf(a, b), isWorded: false };
    }
    if (c !== undefined && d !== undefined) return { ...place, ...ratioOf(c, d), isWorded: true, text: `${c}/${d}` };
    const read = readDecimal(n);
    if (percent !== undefined) return { ...place, kind: 'percent', value: read };
    const tens = powerOf(power);
    return { ...place, kind: 'count', value: timesTen(read, tens), step: stepOf(read, tens) };
  });
}

function ratioOf(part: string, whole: string) {
  const [a, b] = [readDecimal(part), readDecimal(whole)];
  return { kind: 'ratio', part: a, whole: b, partStep: stepOf(a, 0), wholeStep: stepOf(b, 0) } as const;
}

/** Words right before a number that make it no exact statement: "khoảng", "gần", "trên", "hơn" … */
export function isAbout(text: string, at: number): boolean {
  return /(?<!\p{L})(?:khoảng|gần|hơn|trên|ước(?: đạt| tính)?|xấp xỉ|ít nhất|tối thiểu|dưới|không quá|từ|đến|tới|~|≈|>|<|≥|≤)\s*$/iu.test(
    text.slice(Math.max(0, at - 20), at),
  );
}

/** The part of the text about a place, for quoting. */
export function quoteAround(text: string, from: number, to: number): string {
  const start = Math.max(0, text.lastIndexOf(' ', Math.max(0, from - 60)) + 1);
  const stop = text.indexOf(' ', Math.min(text.length, to + 25));
  return text.slice(from < 60 ? 0 : start, stop < 0 ? text.length : stop).trim();
}
