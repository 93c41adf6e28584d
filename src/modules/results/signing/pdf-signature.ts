import { createHash } from 'node:crypto';

/** Bytes kept free for a signature: a chain of three certificates takes some 5,000. */
const room = 16_384;

export interface SignatureFacts {
  /** Who signs, in words. */
  signer: string;
  reason: string;
  at: Date;
}

/** A PDF with a hole where its signature goes. */
export interface PreparedPdf {
  /** SHA-256 of everything but the hole. */
  digest: Uint8Array;
  /** The whole document with the signature in its place. */
  fill(signature: Uint8Array): Uint8Array;
}

/**
 * Adds a signature field to a document of ours as an incremental update (ISO 32000-1, 7.5.6 and 12.8): the drawn pages stay
 * byte for byte what they were. Only for PDFs with a plain cross-reference table, as `renderPdf` makes them.
 */
export function prepareSignature(pdf: Uint8Array, facts: SignatureFacts): PreparedPdf {
  const before = Buffer.from(pdf);
  const old = readTail(before);
  const page = firstPage(before, old);
  const [value, field] = [old.size, old.size + 1];
  const contents = `<${'0'.repeat(room * 2)}>`;
  const range = `[${' '.repeat(48)}]`;
  const dictionary = `<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /Name ${pdfText(facts.signer)} /Reason ${pdfText(facts.reason)} /M (${pdfTime(facts.at)}) /ByteRange ${range} /Contents ${contents} >>`;
  // A field without an area needs no appearance (ISO 19005-2, 6.3.3): the words about the signature stand in the page.
  const widget = `<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature1) /F 132 /Rect [0 0 0 0] /P ${page.number} 0 R /V ${value} 0 R >>`;
  const objects = new Map([
    [old.root, extend(objectText(before, old, old.root), `/AcroForm << /Fields [${field} 0 R] /SigFlags 3 >>`)],
    [page.number, extend(page.text, `/Annots [${field} 0 R]`)],
    [value, dictionary],
    [field, widget],
  ]);
  const whole = appendUpdate(before, old, objects);
  return holeIn(whole, { contents, range });
}

/** Whether it is a PDF as we make them, not signed yet: only such a one can be signed here. */
export function isOurs(pdf: Uint8Array): boolean {
  const bytes = Buffer.from(pdf);
  if (bytes.includes('/ByteRange')) return false;
  try {
    firstPage(bytes, readTail(bytes));
    return true;
  } catch {
    return false;
  }
}

interface Tail {
  size: number;
  root: number;
  trailer: string;
  startxref: number;
  offsets: Map<number, number>;
}

function readTail(pdf: Buffer): Tail {
  const end = pdf.subarray(-2048).toString('latin1');
  const startxref = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(end)?.[1]);
  const table = pdf.subarray(startxref).toString('latin1');
  const head = /^xref\s+0 (\d+)\s*\n/.exec(table);
  const trailer = /trailer\s*<<([\s\S]*?)>>\s*startxref/.exec(table)?.[1];
  const root = Number(/\/Root (\d+) 0 R/.exec(trailer ?? '')?.[1]);
  if (head === null || trailer === undefined || Number.isNaN(root)) throw new Error('not a PDF that we drew');
  const size = Number(head[1]);
  const lines = table.slice(head[0].length).split('\n').slice(0, size);
  const offsets = new Map(
    lines.flatMap((line, number) => (line[17] === 'n' ? [[number, Number(line.slice(0, 10))] as const] : [])),
  );
  return { size, root, trailer, startxref, offsets };
}

/** The dictionary of an object, `<< … >>`. */
function objectText(pdf: Buffer, tail: Tail, number: number): string {
  const from = tail.offsets.get(number) ?? -1;
  const end = pdf.indexOf('endobj', from);
  const text = pdf.subarray(from, end).toString('latin1');
  return /^\d+ 0 obj\s*([\s\S]*?)\s*$/.exec(text)?.[1] ?? '';
}

function firstPage(pdf: Buffer, tail: Tail): { number: number; text: string } {
  let number = reference(objectText(pdf, tail, tail.root), 'Pages');
  for (let depth = 0; depth < 30; depth += 1) {
    const text = objectText(pdf, tail, number);
    if (/\/Type \/Page\b(?!s)/.test(text)) return { number, text };
    number = reference(text, 'Kids');
  }
  throw new Error('a PDF without a page');
}

function reference(text: string, name: string): number {
  return Number(new RegExp(`/${name}\\s*\\[?\\s*(\\d+) 0 R`).exec(text)?.[1] ?? Number.NaN);
}

function extend(dictionary: string, entry: string): string {
  const end = dictionary.lastIndexOf('>>');
  return `${dictionary.slice(0, end)} ${entry} ${dictionary.slice(end)}`;
}

/** The new objects, their cross-reference table and a trailer that points back to the old one. */
function appendUpdate(before: Buffer, old: Tail, objects: Map<number, string>): Buffer {
  const parts = [before, Buffer.from(before.at(-1) === 0x0a ? '' : '\n')];
  let length = parts.reduce((sum, p) => sum + p.length, 0);
  let table = 'xref\n';
  for (const [number, text] of [...objects].sort(([a], [b]) => a - b)) {
    const part = Buffer.from(`${number} 0 obj\n${text}\nendobj\n`, 'latin1');
    table += `${number} 1\n${String(length).padStart(10, '0')} 00000 n \n`;
    parts.push(part);
    length += part.length;
  }
  const trailer = old.trailer.replace(/\/Size \d+/, `/Size ${old.size + 2} /Prev ${old.startxref}`);
  parts.push(Buffer.from(`${table}trailer\n<<${trailer}>>\nstartxref\n${length}\n%%EOF\n`, 'latin1'));
  return Buffer.concat(parts);
}

function holeIn(whole: Buffer, marks: { contents: string; range: string }): PreparedPdf {
  const from = whole.lastIndexOf(marks.contents);
  const to = from + marks.contents.length;
  const range = `[0 ${from} ${to} ${whole.length - to}`;
  whole.write(`${range.padEnd(marks.range.length - 1)}]`, whole.lastIndexOf(marks.range), 'latin1');
  const digest = createHash('sha256').update(whole.subarray(0, from)).update(whole.subarray(to)).digest();
  return {
    digest,
    fill(signature) {
      const hex = Buffer.from(signature).toString('hex');
      if (hex.length > room * 2) throw new Error(`a signature of ${signature.length} bytes does not fit`);
      const filled = Buffer.from(whole);
      filled.write(hex, from + 1, 'latin1');
      return filled;
    },
  };
}

/** A text string of a PDF: UTF-16 with its mark, in hexadecimal. */
function pdfText(text: string): string {
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le').swap16();
  return `<${utf16.toString('hex')}>`;
}

/** D:20231218090000+07'00' */
function pdfTime(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString().replace(/\D/g, '').slice(0, 14);
  return `D:${local}+07'00'`;
}
