import { strFromU8, unzipSync } from 'fflate';

/** A document's XML unpacks to no more than this; what would is no report. */
const largestPart = 100 * 1024 * 1024;

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (xml: string) =>
  xml.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex?: string, dec?: string, name?: string) => {
    const code = hex === undefined ? Number(dec) : Number.parseInt(hex, 16);
    return name === undefined ? String.fromCodePoint(code) : (entities[name] ?? whole);
  });

/** Text of one paragraph's XML: runs, tabs and breaks; what was deleted under tracking is left out. */
function paragraphText(xml: string): string {
  const kept = xml.replace(/<w:del[ >][\s\S]*?<\/w:del>/g, '');
  let text = '';
  for (const m of kept.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)<\/w:t>|<w:(tab|br|cr)(?:\s[^>]*)?\/>/g))
    text += m[1] === undefined ? ' ' : unescaped(m[1]);
  const heading = /<w:pStyle w:val="(?:Heading|heading|Title)[^"]*"/.test(xml);
  return heading && text.trim() !== '' ? `## ${text}` : text;
}

const paragraphs = (xml: string) =>
  [...xml.matchAll(/<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>/g)].map((m) => paragraphText(m[0]));

function tableLines(xml: string): string[] {
  return [...xml.matchAll(/<w:tr(?: [^>]*)?>[\s\S]*?<\/w:tr>/g)].map((row) => {
    const cells = [...row[0].matchAll(/<w:tc(?: [^>]*)?>[\s\S]*?<\/w:tc>/g)].map((c) =>
      paragraphs(c[0]).join(' ').trim(),
    );
    return `| ${cells.join(' | ')} |`;
  });
}

/** The text of a Word document: one line a paragraph, table rows as `| a | b |`. Throws when it is no such document. */
export function docxText(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, { filter: (f) => f.name === 'word/document.xml' && f.originalSize <= largestPart });
  const part = parts['word/document.xml'];
  if (part === undefined) throw new Error('no word/document.xml');
  const xml = strFromU8(part);
  const body = [...xml.matchAll(/<w:tbl>[\s\S]*?<\/w:tbl>|<w:p(?: [^>]*)?>[\s\S]*?<\/w:p>/g)];
  return body.flatMap(([block]) => (block.startsWith('<w:tbl') ? tableLines(block) : paragraphs(block))).join('\n');
}
