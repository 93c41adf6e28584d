import type { Block } from './block.ts';
import type { Finding } from './finding.ts';

/** A document that the report cites with its number and date. */
interface Cited {
  block: Block;
  at: number;
  quote: string;
  number: number;
  symbol: string;
  /** ISO date. */
  date: string;
}

const dateSource = String.raw`(?:(\d{1,2})[\/.](\d{1,2})[\/.](\d{4})|(\d{1,2})\s+tháng\s+(\d{1,2})\s+năm\s+(\d{4}))`;
const numberSource = String.raw`(\d{1,5})(\/\d{4})?\s*\/\s*([A-ZĐ]{2,}[\p{L}0-9]*(?:-[\p{Lu}][\p{L}0-9]*)*)`;
const numberThenDate = new RegExp(String.raw`${numberSource},?\s+ngày\s+${dateSource}`, 'gu');
const dateThenNumber = new RegExp(
  String.raw`[Nn]gày\s+${dateSource},?(?:(?!ngày)[^.;]){0,90}?\s${numberSource}(?![\p{L}\p{N}-])(?!,?\s+ngày)`,
  'gu',
);

function isoDate(parts: readonly (string | undefined)[]): string | undefined {
  const [d1, m1, y1, d2, m2, y2] = parts;
  const [day, month, year] = [Number(d1 ?? d2), Number(m1 ?? m2), y1 ?? y2];
  if (year === undefined || !(day >= 1 && day <= 31 && month >= 1 && month <= 12)) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function citedIn(block: Block): Cited[] {
  const found: Cited[] = [];
  const take = (m: RegExpExecArray, number: readonly (string | undefined)[], date: readonly (string | undefined)[]) => {
    const iso = isoDate(date);
    const [n, ofYear, symbol] = number;
    if (iso === undefined || symbol === undefined) return;
    const words = block.text.slice(Math.max(0, m.index - 70), m.index + m[0].length);
    // Offices of districts and communes number their own documents with the same letters.
    if (
      /(?:UBND|HĐND|Ủy ban nhân dân|Hội đồng nhân dân)\s+(?:huyện|thị xã|thành phố|xã|phường|thị trấn)\s+\p{Lu}/u.test(
        words,
      )
    )
      return;
    found.push({
      block,
      at: m.index,
      quote: m[0],
      number: Number(n),
      symbol: `${ofYear === undefined ? '' : 'n/'}${symbol}`,
      date: iso,
    });
  };
  for (const m of block.text.matchAll(numberThenDate)) take(m, m.slice(1, 4), m.slice(4, 10));
  for (const m of block.text.matchAll(dateThenNumber)) take(m, m.slice(7, 10), m.slice(1, 7));
  return found;
}

const slashed = (iso: string) => iso.split('-').reverse().join('/');

/**
 * Numbers of documents against their dates: in one series (same letters, same year) a greater number is not older. Of
 * each series the fewest documents are named that leave the others in order. The same document with two dates as well.
 */
export function checkDocuments(blocks: readonly Block[]): Finding[] {
  const findings: Finding[] = [];
  const series = Map.groupBy(blocks.flatMap(citedIn), (c) => `${c.symbol}|${c.date.slice(0, 4)}`);
  for (const cited of series.values()) {
    const first = new Map<number, Cited>();
    for (const c of cited) {
      const known = first.get(c.number);
      if (known === undefined) first.set(c.number, c);
      else if (known.date !== c.date) findings.push(twoDates(c, known));
    }
    const inOrder = [...first.values()].sort((a, b) => a.number - b.number);
    const kept = longestInOrder(inOrder);
    for (const odd of inOrder.filter((c) => !kept.includes(c))) {
      const against = kept.find((k) => (k.number > odd.number ? k.date < odd.date : k.date > odd.date));
      if (against !== undefined) findings.push(outOfOrder(odd, against));
    }
  }
  return findings;
}

const nameOf = (c: Cited) => `${c.number}/${c.symbol.replace('n/', '')}`;

function outOfOrder(odd: Cited, against: Cited): Finding {
  return {
    kind: 'document-order',
    line: odd.block.lineAt(odd.at),
    quote: odd.quote,
    stated: slashed(odd.date),
    computed: `${odd.number < against.number ? '≤' : '≥'} ${slashed(against.date)}`,
    params: {
      document: nameOf(odd),
      other: nameOf(against),
      otherDate: slashed(against.date),
      otherLine: String(against.block.lineAt(against.at)),
    },
  };
}

function twoDates(c: Cited, known: Cited): Finding {
  return {
    kind: 'document-date',
    line: c.block.lineAt(c.at),
    quote: c.quote,
    stated: slashed(c.date),
    computed: slashed(known.date),
    params: { document: nameOf(c), otherLine: String(known.block.lineAt(known.at)) },
  };
}

/** The longest run of documents, by number, whose dates never go back; of two as long ones the later numbers. */
function longestInOrder(sorted: readonly Cited[]): Cited[] {
  const best: Cited[][] = [];
  sorted.forEach((c, i) => {
    const before = best.slice(0, i).filter((run) => (run.at(-1)?.date ?? '') <= c.date);
    best[i] = [...before.reduce<Cited[]>((a, b) => (b.length > a.length ? b : a), []), c];
  });
  return best.reduce<Cited[]>((a, b) => (b.length >= a.length ? b : a), []);
}
