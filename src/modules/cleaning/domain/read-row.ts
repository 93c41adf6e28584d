import { findLegacyEncoding, parseBirthDate, parseOldNumber, parsePersonalNumber } from '#population';
import type { FilledFields } from './gaps.ts';
import type { ReadColumn } from './read-columns.ts';

/** What is wrong with a row. Grave: the row is not taken; otherwise it is taken and the remark stays in the report. */
export interface RowRemark {
  key: string;
  params?: Record<string, string | number>;
  grave: boolean;
}

export interface ReadRow {
  key: string;
  fields: FilledFields & { extra: Record<string, string> };
  remarks: RowRemark[];
}

/** How names of communes are found again; codes are taken as they are. */
export interface CommuneWords {
  codes: ReadonlySet<string>;
  codeOfName(name: string): string | undefined;
}

type Tell = (key: string, params?: Record<string, string | number>, grave?: boolean) => void;

/** Reads one row of a sector file. Every fault of a row is told at once; only a missing key, name or cell keeps it out. */
export function readRow(columns: readonly ReadColumn[], cells: readonly string[], communes: CommuneWords): ReadRow {
  const remarks: RowRemark[] = [];
  const tell: Tell = (key, params = {}, grave = false) => remarks.push({ key: `cleaning.row.${key}`, params, grave });
  if (cells.length < columns.length) tell('cells', { found: cells.length, wanted: columns.length }, true);
  const said = new Map<string, string>();
  columns.forEach(({ meaning }, i) => {
    if (meaning !== null) said.set(meaning, (cells[i] ?? '').normalize('NFC').trim());
  });
  const text = (meaning: string) => said.get(meaning) ?? '';
  const key = text('key').slice(0, 60);
  if (key === '') tell('no-key', {}, true);
  const fullName = readName(text('fullName'), tell);
  if (fullName === '') tell('no-name', {}, true);
  const numbers = readNumbers(text('personalNumber'), text('oldNumber'), tell);
  const commune = readCommune(text('commune'), communes, tell);
  return {
    key,
    fields: {
      ...numbers,
      fullName,
      birthText: readBirth(text('birthDate'), tell),
      sex: readSex(text('sex'), tell),
      communeCode: commune.code,
      placeText: orNull([text('place'), commune.rest].filter((part) => part !== '').join(', ')),
      fatherName: orNull(readName(text('fatherName'), tell)),
      motherName: orNull(readName(text('motherName'), tell)),
      phone: orNull(text('phone').replace(/[^\d+]/g, '')),
      extra: Object.fromEntries(
        [...said]
          .filter(([m, value]) => m.startsWith('extra.') && value !== '')
          .map(([m, value]) => [m.slice(6), value.slice(0, 300)]),
      ),
    },
    remarks,
  };
}

const orNull = (text: string): string | null => (text === '' ? null : text.slice(0, 300));

/** Letters that Vietnamese names of today are written with; anything else may be an encoding from before Unicode. */
const today =
  /^[\p{ASCII}\u00c0-\u00c3\u00c8-\u00ca\u00cc\u00cd\u00d2-\u00d5\u00d9\u00da\u00dd\u00e0-\u00e3\u00e8-\u00ea\u00ec\u00ed\u00f2-\u00f5\u00f9\u00fa\u00fd\u0102\u0103\u0110\u0111\u0128\u0129\u0168\u0169\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9\u2018\u2019\u02bc]*$/u;
/** A vowel followed by one of the letters that stood for a tone in VNI fonts. */
const vni = /[aeiouy\u00e2\u00ea\u00f4\u01a1\u01b0][\u00f9\u00f5\u00e0\u00e1\u00e2\u00ea]/i;

/** Names in the encodings from before Unicode are repaired, and that is told. */
function readName(text: string, tell: Tell): string {
  if (text === '') return '';
  const suspicious = !today.test(text) || vni.test(text);
  const repaired = suspicious ? findLegacyEncoding(text)?.repaired : undefined;
  if (repaired === undefined) return text.replace(/\s+/g, ' ').slice(0, 200);
  tell('encoding-repaired', { name: repaired });
  return repaired.slice(0, 200);
}

/** A spreadsheet takes a leading zero away and turns long numbers into powers; the first is put back, the second told. */
function readNumbers(
  personal: string,
  old: string,
  tell: Tell,
): { personalNumber: string | null; oldNumber: string | null } {
  const digits = personal.replace(/[\s.'-]/g, '');
  let personalNumber: string | null = null;
  let oldNumber = readOld(old.replace(/[\s.'-]/g, ''), tell);
  if (/E\+?\d+$/i.test(digits)) tell('number-power', { text: personal });
  else if (/^\d{11}$/.test(digits)) {
    personalNumber = `0${digits}`;
    tell('number-zero', { text: digits });
  } else if (/^\d{8,9}$/.test(digits)) oldNumber ??= readOld(digits, tell);
  else if (digits !== '') {
    const parsed = parsePersonalNumber(digits);
    if (parsed.ok) personalNumber = parsed.value.number;
    else tell('number-wrong', { text: digits.slice(0, 20) });
  }
  return { personalNumber, oldNumber };
}

function readOld(digits: string, tell: Tell): string | null {
  if (digits === '') return null;
  const parsed = parseOldNumber(digits.padStart(9, '0'));
  if (parsed.ok) return parsed.value;
  tell('old-number-wrong', { text: digits.slice(0, 20) });
  return null;
}

function readBirth(text: string, tell: Tell): string | null {
  if (text === '') return null;
  const parsed = parseBirthDate(text);
  if (!parsed.ok) tell('birth-wrong', { text: text.slice(0, 30) });
  return text.slice(0, 40);
}

const men = new Set(['nam', 'trai', 'male', 'm', '1']);
const women = new Set(['nu', 'gai', 'female', 'f', '0', '2']);

function readSex(text: string, tell: Tell): string | null {
  if (text === '') return null;
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  if (men.has(folded)) return 'male';
  if (women.has(folded)) return 'female';
  tell('sex-wrong', { text: text.slice(0, 20) });
  return null;
}

function readCommune(text: string, communes: CommuneWords, tell: Tell): { code: string | null; rest: string } {
  if (text === '') return { code: null, rest: '' };
  if (/^\d{4,5}$/.test(text)) {
    const code = text.padStart(5, '0');
    if (!communes.codes.has(code)) tell('commune-unknown', { text });
    return { code: communes.codes.has(code) ? code : null, rest: communes.codes.has(code) ? '' : text };
  }
  const code = communes.codeOfName(text);
  if (code === undefined) tell('commune-unknown', { text: text.slice(0, 60) });
  return { code: code ?? null, rest: text };
}
