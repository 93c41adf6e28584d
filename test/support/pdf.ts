/** Reads a PDF as a checker and as somebody who copies text out of it. */
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef, PDFStream } from 'pdf-lib';
import { pdfaFaults } from './pdfa-rules.ts';

export interface ReadPdf {
  /** Width and height of each page in millimetres, rounded. */
  pages: { width: number; height: number }[];
  /** Text of each page in the order of drawing, spaces as they stand. */
  texts: string[];
  /** What is wrong with it as a PDF/A-2b, by the rules below; empty when it keeps them. */
  faults: string[];
}

/**
 * Opens a PDF and checks the parts of ISO 19005-2 level B that a file of ours can break: version and binary mark, XMP that
 * says part 2 level B, an output intent with a profile, every font embedded and mapped to Unicode, no encryption, no
 * script, no action, no embedded file, no outside content; and the rules of `pdfa-rules.ts`. Not a whole validator.
 */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  const { context, catalog } = document;
  const dicts = context
    .enumerateIndirectObjects()
    .map(([, object]) => (object instanceof PDFStream ? object.dict : object))
    .filter((object): object is PDFDict => object instanceof PDFDict);
  const head = Buffer.from(bytes.slice(0, 16)).toString('latin1');
  const metadata = catalog.lookup(PDFName.of('Metadata'));
  const xmp = metadata instanceof PDFRawStream ? Buffer.from(streamBytes(metadata)).toString('utf8') : '';
  const intents = catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray);
  const faults = [
    ...(/^%PDF-1\.[4-7]\n%[\x80-\xff]{4}/.test(head) ? [] : ['no version 1.4 to 1.7 with a binary mark']),
    ...(/pdfaid:part(>|=")2/.test(xmp) && /pdfaid:conformance(>|=")B/.test(xmp)
      ? []
      : ['the XMP does not say PDF/A-2b']),
    ...(hasProfile(intents) ? [] : ['no output intent with a profile']),
    ...(context.trailerInfo.Encrypt === undefined ? [] : ['encrypted']),
    ...(context.trailerInfo.ID === undefined ? ['no file identifier'] : []),
    ...dicts.flatMap(faultsOfDict),
    ...pdfaFaults({ bytes, document, xmp, dicts, streams: rawStreams(context) }),
  ];
  return {
    pages: document.getPages().map((page) => ({ width: inMm(page.getWidth()), height: inMm(page.getHeight()) })),
    texts: document.getPages().map((page) => textOf(page.node.Resources(), contentOf(page.node.Contents()))),
    faults: [...new Set(faults)],
  };
}

const rawStreams = (context: PDFDocument['context']) =>
  context
    .enumerateIndirectObjects()
    .map(([, object]) => object)
    .filter((object): object is PDFRawStream => object instanceof PDFRawStream);

const inMm = (points: number) => Math.round((points * 25.4) / 72);
const streamBytes = (stream: PDFRawStream) => decodePDFRawStream(stream).decode();
const name = (dict: PDFDict, key: string) => dict.lookupMaybe(PDFName.of(key), PDFName)?.asString();

function hasProfile(intents: PDFArray | undefined): boolean {
  const first = intents?.lookupMaybe(0, PDFDict);
  return first !== undefined && name(first, 'S') === '/GTS_PDFA1' && first.has(PDFName.of('DestOutputProfile'));
}

function faultsOfDict(dict: PDFDict): string[] {
  const faults: string[] = [];
  for (const key of ['JS', 'JavaScript', 'AA', 'EmbeddedFiles', 'EF'])
    if (dict.has(PDFName.of(key))) faults.push(`has /${key}`);
  const type = name(dict, 'Type');
  if (type === '/FontDescriptor' && !['FontFile', 'FontFile2', 'FontFile3'].some((k) => dict.has(PDFName.of(k))))
    faults.push(`font ${name(dict, 'FontName')} is not embedded`);
  if (name(dict, 'Subtype') === '/Type0' && !dict.has(PDFName.of('ToUnicode')))
    faults.push(`font ${name(dict, 'BaseFont')} is not mapped to Unicode`);
  if (type === '/Action' && name(dict, 'S') !== '/URI' && name(dict, 'S') !== '/GoTo') faults.push('has an action');
  return faults;
}

function contentOf(contents: unknown): string {
  const parts = contents instanceof PDFArray ? contents.asArray().map((_, i) => contents.lookup(i)) : [contents];
  return parts
    .map((part) => (part instanceof PDFRawStream ? Buffer.from(streamBytes(part)).toString('latin1') : ''))
    .join('\n');
}

/** Text shown by `Tj` and `TJ` with two-byte codes, by each font's own ToUnicode map; forms inside are read too. */
function textOf(resources: PDFDict | undefined, content: string): string {
  if (resources === undefined) return '';
  const fonts = mapsOf(resources.lookupMaybe(PDFName.of('Font'), PDFDict));
  const objects = resources.lookupMaybe(PDFName.of('XObject'), PDFDict);
  let font = new Map<string, string>();
  let text = '';
  for (let at = 0; at < content.length; at += 1) {
    if (content[at] === '(') {
      const end = endOfLiteral(content, at);
      text += literal(content.slice(at + 1, end), font);
      at = end;
      continue;
    }
    word.lastIndex = at;
    const token = word.exec(content);
    if (token === null) continue;
    const end = word.lastIndex; // a form inside reads with the same pattern
    if (token[1] !== undefined) font = fonts.get(token[1]) ?? new Map();
    else if (token[2] !== undefined) text += decode(token[2].replace(/\s/g, '').toLowerCase(), font);
    else if (token[3] !== undefined) text += formText(objects, token[3]);
    else text += ' ';
    at = end - 1;
  }
  return text.normalize('NFC');
}

const word = /\/([\w.]+)\s+[\d.]+\s+Tf|<([0-9a-fA-F\s]+)>|\/([\w.]+)\s+Do|\bET\b/y;

/** Where a literal string ends that begins at `from`: parentheses inside it are balanced or escaped. */
function endOfLiteral(content: string, from: number): number {
  let depth = 0;
  for (let at = from; at < content.length; at += 1) {
    if (content[at] === '\\') at += 1;
    else if (content[at] === '(') depth += 1;
    else if (content[at] === ')' && --depth === 0) return at;
  }
  return content.length;
}

const decode = (hex: string, font: Map<string, string>) =>
  (hex.match(/.{4}/g) ?? []).map((code) => font.get(code) ?? '').join('');

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

function literal(written: string, font: Map<string, string>): string {
  const bytes = written.replace(/\\([0-7]{1,3}|.)/gs, (_, e: string) =>
    /^[0-7]/.test(e) ? String.fromCharCode(Number.parseInt(e, 8)) : (escapes[e] ?? e),
  );
  return decode(Buffer.from(bytes, 'latin1').toString('hex'), font);
}

function formText(objects: PDFDict | undefined, key: string): string {
  const form = objects?.lookup(PDFName.of(key));
  if (!(form instanceof PDFRawStream) || name(form.dict, 'Subtype') !== '/Form') return '';
  return textOf(
    form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict),
    Buffer.from(streamBytes(form)).toString('latin1'),
  );
}

function mapsOf(fonts: PDFDict | undefined): Map<string, Map<string, string>> {
  const maps = new Map<string, Map<string, string>>();
  for (const [key, value] of fonts?.entries() ?? []) {
    const font = value instanceof PDFRef ? fonts?.context.lookup(value) : value;
    const cmap = font instanceof PDFDict ? font.lookup(PDFName.of('ToUnicode')) : undefined;
    if (cmap instanceof PDFRawStream)
      maps.set(key.asString().slice(1), readCmap(Buffer.from(streamBytes(cmap)).toString('latin1')));
  }
  return maps;
}

const utf16 = (hex: string) => Buffer.from(hex, 'hex').swap16().toString('utf16le');

/** The `bfchar` and `bfrange` lines of a ToUnicode map: code in hex → text. */
function readCmap(text: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [, block = ''] of text.matchAll(/beginbfchar(.*?)endbfchar/gs))
    for (const [, code = '', to = ''] of block.matchAll(/<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g))
      map.set(code.toLowerCase().padStart(4, '0'), utf16(to));
  for (const [, block = ''] of text.matchAll(/beginbfrange(.*?)endbfrange/gs))
    for (const [, from = '', last = '', to = ''] of block.matchAll(
      /<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>\s*<([0-9a-fA-F]+)>/g,
    )) {
      const start = Number.parseInt(from, 16);
      for (let code = start; code <= Number.parseInt(last, 16); code += 1)
        map.set(
          code.toString(16).padStart(4, '0'),
          utf16((Number.parseInt(to, 16) + code - start).toString(16).padStart(to.length, '0')),
        );
    }
  return map;
}
