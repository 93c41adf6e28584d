/** Rules of PDF/A-2b (ISO 19005-2:2011) beyond those of `pdf.ts`, each with its clause. */
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  type PDFDocument,
  PDFName,
  type PDFRawStream,
  PDFString,
} from 'pdf-lib';

type Rule = (file: File) => boolean | undefined;

interface File {
  bytes: Uint8Array;
  document: PDFDocument;
  xmp: string;
  dicts: readonly PDFDict[];
  streams: readonly PDFRawStream[];
}

/** What a file breaks, by clause; empty when it keeps them all. */
export function pdfaFaults(file: File): string[] {
  return Object.entries(rules).flatMap(([clause, keeps]) => (keeps(file) === false ? [`ISO 19005-2 ${clause}`] : []));
}

const has = (dict: PDFDict, key: string) => dict.has(PDFName.of(key));
const nameIn = (dict: PDFDict, key: string) => {
  const value = dict.lookup(PDFName.of(key));
  return value instanceof PDFName ? value.asString() : undefined;
};
const ofType = (dicts: readonly PDFDict[], key: string, value: string) => dicts.filter((d) => nameIn(d, key) === value);
const filtersOf = (stream: PDFRawStream) => String(stream.dict.lookup(PDFName.of('Filter')) ?? '');
const textOf = (stream: PDFRawStream) => Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1');

/** Text of a property of the XMP, with its entities read. */
function property(xmp: string, name: string): string | undefined {
  const inside = new RegExp(`<${name}>(?:<rdf:(?:Alt|Seq)><rdf:li[^>]*>)?([^<]*)`).exec(xmp)?.[1];
  return inside?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}

const rules: Record<string, Rule> = {
  '6.1.3: two identifiers in the trailer, nothing behind the end': ({ bytes, document }) => {
    const id = document.context.trailerInfo.ID;
    return (
      id instanceof PDFArray && id.size() === 2 && /%%EOF\s?\s?$/.test(Buffer.from(bytes.slice(-12)).toString('latin1'))
    );
  },
  '6.1.7: no stream kept in another file, none by LZW or with a key of its own': ({ streams }) =>
    streams.every((s) => !has(s.dict, 'F') && !/LZW|Crypt/.test(filtersOf(s))),
  '6.1.13: no more than 8388607 objects, no name over 127 bytes': ({ document }) =>
    document.context.largestObjectNumber < 8_388_607,
  '6.2.2: every content stream brings its resources': ({ document }) =>
    document.getPages().every((page) => page.node.Resources() !== undefined),
  '6.2.3: one output intent, whose profile is of as many colours as it says': ({ streams, document }) => {
    const intents = document.catalog.lookupMaybe(PDFName.of('OutputIntents'), PDFArray);
    const profiles = streams.filter((s) => has(s.dict, 'N') && !has(s.dict, 'First'));
    const colours: Record<string, string> = { 'RGB ': '3', GRAY: '1', CMYK: '4' };
    return (
      intents?.size() === 1 &&
      profiles.every((s) => colours[textOf(s).slice(16, 20)] === String(s.dict.lookup(PDFName.of('N'))))
    );
  },
  '6.2.4.3: no colour of a device that the output intent does not describe': ({ streams }) =>
    !streams.some((s) => nameIn(s.dict, 'ColorSpace') === '/DeviceCMYK'),
  '6.2.5: no transfer function, no halftone of its own': ({ dicts }) =>
    !dicts.some((d) => has(d, 'TR') || has(d, 'HTP')),
  '6.2.8: no picture is smoothed, none has others in its place': ({ dicts }) =>
    !ofType(dicts, 'Subtype', '/Image').some(
      (d) => has(d, 'Alternates') || has(d, 'OPI') || String(d.get(PDFName.of('Interpolate'))) === 'true',
    ),
  '6.2.9: no PostScript, no form from another file': ({ dicts }) =>
    !dicts.some((d) => nameIn(d, 'Subtype2') === '/PS' || nameIn(d, 'Subtype') === '/PS' || has(d, 'Ref')),
  '6.2.10: only the usual ways of blending': ({ dicts }) =>
    dicts.every((d) =>
      /^(undefined|\/Normal|\/Compatible|\/Multiply|\/Screen|\/Darken|\/Lighten)$/.test(String(nameIn(d, 'BM'))),
    ),
  '6.2.11.3: a font of characters says which glyph each has': ({ dicts }) =>
    ofType(dicts, 'Subtype', '/CIDFontType2').every((d) => has(d, 'CIDToGIDMap') && has(d, 'CIDSystemInfo')),
  '6.2.11.4: a part of a font is called one, and its list of characters, if any, is whole': ({ dicts }) =>
    ofType(dicts, 'Type', '/FontDescriptor').every((d) => /^\/[A-Z]{6}\+/.test(String(nameIn(d, 'FontName')))),
  '6.2.11.5: widths of glyphs are told': ({ dicts }) =>
    ofType(dicts, 'Subtype', '/CIDFontType2').every((d) => has(d, 'W') || has(d, 'DW')),
  '6.2.11.7: no glyph stands for nothing': ({ streams }) =>
    streams.every((s) => {
      if (!/^\/(Flate|ASCII)|^$|^\[/.test(filtersOf(s))) return true;
      const text = textOf(s);
      return !text.includes('begincmap') || !/<(0000|FEFF|FFFE)>\s*$/im.test(text);
    }),
  '6.3: no note, no film, no sound; a link is printed': ({ dicts }) =>
    ofType(dicts, 'Type', '/Annot').every((d) => nameIn(d, 'Subtype') === '/Link' && has(d, 'F')),
  '6.4: no field that is filled in by a program': ({ dicts }) =>
    !dicts.some((d) => has(d, 'XFA') || String(d.get(PDFName.of('NeedAppearances'))) === 'true'),
  '6.6.2: properties are kept as XMP that says nothing of its own making': ({ xmp }) =>
    /<\?xpacket begin="[^"]*" id="W5M0MpCehiHzreSzNTczkc9d"\?>/.test(xmp) &&
    !/<\?xpacket[^>]*(bytes|encoding)=/.test(xmp),
  '6.6.3: title, author and days are the same in both places': ({ document, xmp }) => {
    const info = document.context.lookup(document.context.trailerInfo.Info);
    if (!(info instanceof PDFDict)) return true;
    const said = (key: string) => {
      const value = info.lookup(PDFName.of(key));
      return value === undefined ? undefined : value instanceof PDFString || 'decodeText' in value ? decode(value) : '';
    };
    return said('Title') === property(xmp, 'dc:title') && said('Author') === property(xmp, 'dc:creator');
  },
  '6.10: no slide show': ({ dicts }) => !dicts.some((d) => has(d, 'PresSteps')),
};

const decode = (value: object): string => ('decodeText' in value ? (value.decodeText as () => string).call(value) : '');
