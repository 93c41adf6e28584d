/**
 * Values read straight from bytes: millions of fields pass here, so nothing makes a string. Every reader takes the
 * buffer with the field's bounds and gives 0 for "nothing that can be compared".
 */

const isDigit = (b: number) => b >= 48 && b <= 57;

/**
 * A number of an identity paper as a whole number. Leading zeros that Excel dropped do not matter; blanks, dots, hyphens,
 * an apostrophe or ="…" around it are forgiven, as is O for 0 and a decimal ".0". Rounded numbers (9.67E+10) are lost.
 */
export function readNumber(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let digits = 0;
  for (let i = start; i < end; i += 1) {
    const b = bytes[i] as number;
    if (isDigit(b)) {
      value = value * 10 + b - 48;
      digits += 1;
    } else if (b === 79 || b === 111) {
      value *= 10;
      digits += 1;
    } else if (b === 46 && digits > 0 && onlyZeros(bytes, i + 1, end)) break;
    else if (b !== 32 && b !== 46 && b !== 45 && b !== 39 && b !== 61 && b !== 34 && b !== 0xc2 && b !== 0xa0) return 0;
  }
  return digits > 13 ? 0 : value;
}

function onlyZeros(bytes: Uint8Array, start: number, end: number): boolean {
  if (end - start > 2) return false;
  for (let i = start; i < end; i += 1) if (bytes[i] !== 48) return false;
  return true;
}

/** The last nine digits of a telephone number: 0912…, 84912… and +84 912 … are one. */
export function readPhone(bytes: Uint8Array, start: number, end: number): number {
  let value = 0;
  let digits = 0;
  for (let i = start; i < end; i += 1) {
    const b = bytes[i] as number;
    if (!isDigit(b)) continue;
    value = (value * 10 + b - 48) % 1_000_000_000;
    digits += 1;
  }
  return digits >= 8 ? value : 0;
}

const groups = new Int32Array(8);
const widths = new Int32Array(8);

/**
 * A birth date as yyyymmdd; yyyymm00 and yyyy0000 where only the month or the year is known. Reads dd/MM/yyyy,
 * yyyy-MM-dd, ddMMyyyy, yyyyMMdd, MM/yyyy, yyyy, two-digit years and Excel's day counts; a time behind is passed over.
 */
export function readDate(bytes: Uint8Array, start: number, end: number): number {
  let count = 0;
  for (let i = start; i < end && count < 8; i += 1) {
    let value = 0;
    const from = i;
    while (i < end && isDigit(bytes[i] as number)) {
      value = value * 10 + (bytes[i] as number) - 48;
      i += 1;
    }
    if (i > from) {
      groups[count] = value;
      widths[count] = i - from;
      count += 1;
    }
  }
  const [a, b, c] = groups as unknown as [number, number, number];
  const [wa, wb, wc] = widths as unknown as [number, number, number];
  if (count >= 3) {
    if (wa === 4) return dateOf(a, b, c);
    if (wc === 4) return dateOf(c, b, a);
    return wc === 2 ? dateOf(c + (c <= 25 ? 2000 : 1900), b, a) : 0;
  }
  if (count === 2) return wa === 4 ? dateOf(a, b, 0) : wb === 4 ? dateOf(b, a, 0) : 0;
  if (count === 0) return 0;
  if (wa === 4) return dateOf(a, 0, 0);
  if (wa === 8) {
    const iso = dateOf(Math.floor(a / 10_000), Math.floor(a / 100) % 100, a % 100);
    return iso % 10_000 > 0 ? iso : dateOf(a % 10_000, Math.floor(a / 10_000) % 100, Math.floor(a / 1_000_000));
  }
  return wa === 5 && a > 3_000 && a < 60_000 ? dateOfSerial(a) : 0;
}

/** Impossible days (30 February) stay as they were written: they still agree with themselves. */
function dateOf(year: number, month: number, day: number): number {
  if (year < 1880 || year > 2100) return 0;
  if (month > 12) return day > 0 && day <= 12 && month <= 31 ? year * 10_000 + day * 100 + month : year * 10_000;
  if (month === 0) return year * 10_000;
  return year * 10_000 + month * 100 + (day <= 31 ? day : 0);
}

/** Excel counts days from 30 December 1899. */
function dateOfSerial(days: number): number {
  const date = new Date(Date.UTC(1899, 11, 30 + days));
  return dateOf(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}

/** 1 man, 2 woman: nam/nữ, trai/gái, male/female, M/F; 1 and 0 or 2 as sectors code them. */
export function readSex(bytes: Uint8Array, start: number, end: number): number {
  const a = (bytes[start] as number) | 0x20;
  const b = end > start + 1 ? (bytes[start + 1] as number) | 0x20 : 0;
  if (end === start + 1)
    return a === 109 || bytes[start] === 49 ? 1 : a === 102 || bytes[start] === 48 || bytes[start] === 50 ? 2 : 0;
  if (a === 110) return b === 97 ? 1 : 2;
  if (a === 109 || a === 116) return 1;
  return a === 102 || a === 103 ? 2 : 0;
}

/** FNV-1a of some bytes, as a whole number below 2^32 (signed). */
export function hashBytes(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}

/** Mixes a value into a hash; used for keys of several parts. */
export function mix(hash: number, value: number): number {
  let h = Math.imul(hash ^ value, 0x9e3779b1);
  h ^= h >>> 15;
  h = Math.imul(h, 0x85ebca77);
  return h ^ (h >>> 13);
}
