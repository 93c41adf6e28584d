import { formatNumber } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import {
  birthDateText,
  type Parsed,
  parseBirthDate,
  parseFullName,
  parseOldNumber,
  parsePersonalNumber,
  parsePhone,
} from '#population';
import type { ChoiceField, FormField, NumberField, TextField } from './form.ts';
import { parseDate } from './parse-date.ts';
import { accepted, fault } from './parsed-field.ts';

const longestLine = 200;
const longestText = 2000;

/**
 * Reads what was typed into one field: the normalised value, or the key of the words that say what to mend. Reading a
 * normalised value again gives the same value. Never throws.
 */
export function parseField(field: FormField, text: string, asOf?: IsoDate): Parsed<string> {
  if (text.trim() === '' && !field.required) return accepted('');
  switch (field.kind) {
    case 'name':
      return parseFullName(text);
    case 'personal-number':
      return mapped(parsePersonalNumber(text, asOf), (p) => p.number);
    case 'old-number':
      return parseOldNumber(text);
    case 'birth-date':
      return mapped(parseBirthDate(text, asOf), (b) => b.date ?? birthDateText(b));
    case 'phone':
      return mapped(parsePhone(text), (p) => p.number);
    case 'email':
      return parseEmail(text);
    case 'commune':
      return parseCommune(text);
    case 'date':
      return text.trim() === '' ? fault('date-empty') : parseDate(field, text, asOf);
    case 'choice':
      return parseChoice(field, text);
    case 'number':
    case 'money':
      return parseNumber(field, text);
    case 'group':
      // A group is read row by row (`parseFormPage`); one text alone is taken as it is stored.
      return accepted(text);
    default:
      return parseText(field, text);
  }
}

function mapped<T>(result: Parsed<T>, use: (value: T) => string): Parsed<string> {
  return result.ok ? accepted(use(result.value)) : result;
}

function parseText(field: TextField, text: string): Parsed<string> {
  const lines = text.normalize('NFC').replace(/\r\n?/g, '\n').trim();
  const value = field.kind === 'longtext' ? lines : lines.replace(/\s+/g, ' ');
  if (value === '') return fault('text-empty');
  const limit = field.maxLength ?? (field.kind === 'longtext' ? longestText : longestLine);
  return value.length > limit ? fault('text-long', { limit, length: value.length }) : accepted(value);
}

// One @, no blanks, a dot in the domain: more strictness refuses true addresses.
const emailShape = /^[^\s@]{1,64}@[^\s@.]+(?:\.[^\s@.]+)+$/;

function parseEmail(text: string): Parsed<string> {
  const value = text.normalize('NFKC').trim();
  if (value === '') return fault('email-empty');
  return value.length <= 254 && emailShape.test(value) ? accepted(value) : fault('email-form');
}

/** The code of the statistics office, five digits; whether such a commune exists, `findUnit` of #territory tells. */
function parseCommune(text: string): Parsed<string> {
  const code = text.normalize('NFKC').trim();
  if (code === '') return fault('commune-empty');
  return /^\d{5}$/.test(code) ? accepted(code) : fault('commune-unknown');
}

function parseChoice(field: ChoiceField, text: string): Parsed<string> {
  const value = text.trim();
  return field.options.some((option) => option.value === value) ? accepted(value) : fault('choice-empty');
}

// đồng, vnđ, vnd, đ or ₫ behind a sum.
const currency = /\s*(?:\u0111\u1ed3ng|vn\u0111|vnd|\u0111|\u20ab)$/u;

/** Whole numbers. Marks between groups of three digits are forgiven, for money also the unit behind. */
function parseNumber(field: NumberField, text: string): Parsed<string> {
  const plain = text.normalize('NFKC').trim().toLowerCase();
  const written = field.kind === 'money' ? plain.replace(currency, '') : plain;
  if (written === '') return fault('number-empty');
  const grouped = /^\d{1,3}([.,\s]\d{3})(?:[.,\s]\d{3})*$/.test(written);
  const digits = grouped ? written.replace(/\D/g, '') : written;
  if (!/^\d{1,15}$/.test(digits)) return fault('number-form');
  const value = Number(digits);
  if (field.min !== undefined && value < field.min) return fault('number-small', { limit: shown(field.min) });
  if (field.max !== undefined && value > field.max) return fault('number-large', { limit: shown(field.max) });
  return accepted(String(value));
}

const shown = (value: number) => formatNumber('vi', value);
