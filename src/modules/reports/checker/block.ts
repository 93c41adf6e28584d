import { type Quantity, quantitiesOf } from './quantities.ts';

/** One paragraph, list item, heading or table row of a report, with plain text and its place in the file. */
export interface Block {
  readonly kind: 'heading' | 'item' | 'paragraph' | 'row';
  readonly text: string;
  /** The mark of a list's item ("-", "+", "a)" as "a)"); '' for what is no item. */
  readonly mark: string;
  /** The numbers, ratios and percentages in `text`, in order. */
  readonly quantities: readonly Quantity[];
  /** Line of the file on which the character at this offset of `text` stands, from 1. */
  lineAt(offset: number): number;
}

const itemMark = /^(?:(?:[-+*•–]|\d{1,2}\)|[a-zđ]\))\s+)+/u;

/** "1)" and "2)" are marks of one kind, as "a)" and "b)" are. */
const markOf = (line: string): string =>
  (itemMark.exec(line)?.[0] ?? '')
    .trim()
    .replace(/\d+/g, '1')
    .replace(/[a-zđ](?=\))/gu, 'a');

/** Takes emphasis, footnote marks and escapes of Markdown out of a line. */
function plain(line: string): string {
  return (
    line
      .replace(/<sup>.*?<\/sup>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\\([*_#+.|-])/g, '$1')
      .replace(/\*\*|__|`/g, '')
      .replace(/(^|[\s“(])[*_](?=\S)|(?<=\S)[*_](?=[\s.,;:)”]|$)/g, '$1')
      // Narrow spaces between thousands are dots to us; elsewhere they are spaces.
      .replace(/(?<=\d)[\u00a0\u2009\u202f](?=\d{3}(?!\d))/g, '.')
      .replace(/[\u00a0\u2009\u202f]/g, ' ')
  );
}

/** "4.1. Về …", "b. Đối với …", "II. KẾT QUẢ": the beginning of something new, whatever stands before. */
const numbered = /^(?:[IVX]{1,6}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[.)]\s/u;

/** A sentence goes on over a page break: the line before it has no end, and this one begins small. */
function goesOn(before: string, line: string): boolean {
  return /[\p{L}\d,]$/u.test(before) && /^[\p{Ll}\d(]/u.test(line) && !numbered.test(line);
}

/** Cuts the text of a report into blocks. Lines that belong to one sentence are joined; each keeps its line number. */
export function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; mark: string; parts: { text: string; line: number }[] }[] = [];
  text.split(/\r?\n/).forEach((raw, i) => {
    const line = plain(raw.normalize('NFC')).trim();
    if (line === '' || /^[-=_|:\s]+$/.test(line)) return;
    const last = blocks.at(-1);
    const heading = /^#{1,6}\s+/.exec(line);
    const kind = heading ? 'heading' : line.startsWith('|') ? 'row' : itemMark.test(line) ? 'item' : 'paragraph';
    const body = heading ? line.slice(heading[0].length) : kind === 'item' ? line.replace(itemMark, '') : line;
    const end = last?.parts.at(-1)?.text ?? '';
    if (
      kind === 'paragraph' &&
      last !== undefined &&
      last.kind !== 'row' &&
      last.kind !== 'heading' &&
      goesOn(end, line)
    )
      last.parts.push({ text: line, line: i + 1 });
    else blocks.push({ kind, mark: kind === 'item' ? markOf(line) : '', parts: [{ text: body, line: i + 1 }] });
  });
  return blocks.map(({ kind, mark, parts }) => {
    const text = parts.map((p) => p.text).join(' ');
    return { kind, mark, text, quantities: quantitiesOf(text), lineAt: (offset) => lineOf(parts, offset) };
  });
}

function lineOf(parts: readonly { text: string; line: number }[], offset: number): number {
  let end = 0;
  for (const part of parts) {
    end += part.text.length + 1;
    if (offset < end) return part.line;
  }
  return parts.at(-1)?.line ?? 1;
}
