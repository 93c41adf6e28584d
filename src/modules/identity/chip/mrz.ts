import { ChipFormatError, inside, readWhole } from './der.ts';

/** What the machine-readable zone of a card says (Doc 9303-5, size TD1: three lines of 30). Names there have no diacritics. */
export interface Mrz {
  /** Two letters, such as "ID". */
  documentType: string;
  issuer: string;
  documentNumber: string;
  /** The 12-digit personal number that Vietnamese cards carry in the optional data; null on others. */
  personalNumber: string | null;
  /** yyMMdd as printed: the century is not in it. */
  birthDate: string;
  sex: 'male' | 'female' | null;
  expiry: string;
  nationality: string;
  /** Words before and after the double filler; a Vietnamese name stands whole, in its order. */
  name: string;
}

const lineLength = 30;
const lines = 3;
const weights = [7, 3, 1] as const;

/** Value of a letter for check digits: 0–9, A–Z are 10–35, the filler is nought. */
function worthOf(letter: string): number {
  if (letter === '<') return 0;
  const code = letter.charCodeAt(0);
  return code <= 57 ? code - 48 : code - 55;
}

/** The check digit of Doc 9303-3, 4.9. */
export function checkDigit(text: string): string {
  let sum = 0;
  for (let i = 0; i < text.length; i += 1) sum += worthOf(text[i] ?? '<') * (weights[i % 3] ?? 0);
  return String(sum % 10);
}

/**
 * Reads the three lines of a card, with or without line ends. @throws ChipFormatError when they are not of a card, or a
 * check digit is wrong: then a letter was misread or changed.
 */
export function readMrz(text: string): Mrz {
  if (text.length > 200) throw new ChipFormatError('the zone is too long', text.length);
  const zone = text.replace(/[\r\n\s]/g, '');
  const wrong = /[^0-9A-Z<]/.exec(zone);
  if (wrong !== null) throw new ChipFormatError('a letter does not belong into the zone', wrong.index);
  if (zone.length !== lineLength * lines) throw new ChipFormatError('the zone is not of a card', zone.length);
  const [first, second, third] = [0, 1, 2].map((n) => zone.slice(n * lineLength, (n + 1) * lineLength)) as [
    string,
    string,
    string,
  ];
  const part = (line: string, from: number, to: number) => line.slice(from, to);
  const check = (value: string, digit: string, at: number) => {
    if (checkDigit(value) !== (digit === '<' ? '0' : digit)) throw new ChipFormatError('a check digit is wrong', at);
  };
  check(part(first, 5, 14), part(first, 14, 15), 14);
  check(part(second, 0, 6), part(second, 6, 7), 36);
  check(part(second, 8, 14), part(second, 14, 15), 44);
  const composite = part(first, 5, 30) + part(second, 0, 7) + part(second, 8, 15) + part(second, 18, 29);
  check(composite, part(second, 29, 30), 59);
  for (const [date, at] of [
    [part(second, 0, 6), 30],
    [part(second, 8, 14), 38],
  ] as const)
    if (!/^\d{2}(0[1-9]|1[0-2]|<<)(0[1-9]|[12]\d|3[01]|<<)$/.test(date))
      throw new ChipFormatError('a date cannot be', at);
  const optional = part(first, 15, 30);
  const sex = part(second, 7, 8);
  return {
    documentType: plain(part(first, 0, 2)),
    issuer: plain(part(first, 2, 5)),
    documentNumber: plain(part(first, 5, 14)),
    personalNumber: /^\d{12}</.test(optional) ? optional.slice(0, 12) : null,
    birthDate: part(second, 0, 6),
    sex: sex === 'M' ? 'male' : sex === 'F' ? 'female' : null,
    expiry: part(second, 8, 14),
    nationality: plain(part(second, 15, 18)),
    name: plain(third),
  };
}

const plain = (text: string) => text.replace(/<+/g, ' ').trim();

const groupTag = 0x61;
const zoneTag = 0x5f1f;
const decoder = new TextDecoder('latin1');

/** The zone in data group 1. @throws ChipFormatError when the bytes are no data group 1 of a card. */
export function readDataGroup1(bytes: Uint8Array): Mrz {
  const [zone, more] = inside(readWhole(bytes), groupTag);
  if (zone?.tag !== zoneTag || more !== undefined)
    throw new ChipFormatError('data group 1 holds no zone', zone?.at ?? 0);
  return readMrz(decoder.decode(zone.contents));
}
