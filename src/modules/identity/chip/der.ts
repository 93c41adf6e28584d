/** Bytes that are not what they must be; `at` says where. The only error that readers of chip files throw. */
export class ChipFormatError extends Error {
  constructor(what: string, at: number) {
    super(`${what} (byte ${at})`);
    this.name = 'ChipFormatError';
  }
}

/** One DER value (ITU-T X.690), with its original bytes: hashes and signatures are over these, never over a copy made anew. */
export interface Der {
  readonly tag: number;
  /** The whole value: tag, length and contents. */
  readonly bytes: Uint8Array;
  readonly contents: Uint8Array;
  /** Offset of the value in the file. */
  readonly at: number;
}

/** Universal tags and the constructed bit, as they stand in the files. */
export const tags = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  null: 0x05,
  oid: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Reads one value at an offset. Refuses indefinite and needlessly long lengths, and values that end beyond the bytes. */
export function readDer(bytes: Uint8Array, from = 0, base = 0): Der {
  const at = base + from;
  let next = from;
  const octet = (): number => {
    const value = bytes[next];
    if (value === undefined) throw new ChipFormatError('the value is cut off', base + next);
    next += 1;
    return value;
  };
  let tag = octet();
  if ((tag & 0x1f) === 0x1f) {
    const second = octet();
    // Chip files use two-byte tags such as 5F1F and 7F61; longer ones do not occur.
    if (second >= 0x80) throw new ChipFormatError('a tag is longer than two bytes', at);
    tag = tag * 0x100 + second;
  }
  let length = octet();
  if (length >= 0x80) {
    const octets = length & 0x7f;
    if (octets === 0 || octets > 4) throw new ChipFormatError('a length is not definite', at);
    length = 0;
    for (let i = 0; i < octets; i += 1) length = length * 0x100 + octet();
    if (length < 0x80 || length < 0x100 ** (octets - 1))
      throw new ChipFormatError('a length is longer than it need be', at);
  }
  if (next + length > bytes.length) throw new ChipFormatError('the value is cut off', at);
  return { tag, bytes: bytes.subarray(from, next + length), contents: bytes.subarray(next, next + length), at };
}

/** Reads bytes that are exactly one value. */
export function readWhole(bytes: Uint8Array, tag?: number): Der {
  const value = readDer(bytes);
  if (value.bytes.length !== bytes.length) throw new ChipFormatError('bytes follow the value', value.bytes.length);
  if (tag !== undefined) expectTag(value, tag);
  return value;
}

export function expectTag(value: Der | undefined, tag: number): Der {
  if (value === undefined) throw new ChipFormatError(`a value with tag ${tag.toString(16)} is missing`, 0);
  if (value.tag !== tag)
    throw new ChipFormatError(`tag ${value.tag.toString(16)} where ${tag.toString(16)} belongs`, value.at);
  return value;
}

/** The values inside a constructed value. */
export function childrenOf(value: Der): Der[] {
  const children: Der[] = [];
  const base = value.at + (value.bytes.length - value.contents.length);
  for (let from = 0; from < value.contents.length; ) {
    const child = readDer(value.contents, from, base);
    children.push(child);
    from += child.bytes.length;
  }
  return children;
}

/** The values inside a value with this tag. */
export const inside = (value: Der | undefined, tag: number): Der[] => childrenOf(expectTag(value, tag));

/** An object identifier with dots: "2.16.840.1.101.3.4.2.1". */
export function oidOf(value: Der | undefined): string {
  const { contents, at } = expectTag(value, tags.oid);
  const parts: number[] = [];
  let part = 0;
  contents.forEach((octet, i) => {
    if (part === 0 && octet === 0x80) throw new ChipFormatError('an object identifier is not minimal', at);
    if (part > 2 ** 40) throw new ChipFormatError('an object identifier is too long', at);
    part = part * 128 + (octet & 0x7f);
    if (octet < 0x80) {
      parts.push(part);
      part = 0;
    } else if (i === contents.length - 1) throw new ChipFormatError('an object identifier is cut off', at);
  });
  const [first = 0, ...rest] = parts;
  const top = Math.min(2, Math.floor(first / 40));
  return [top, first - top * 40, ...rest].join('.');
}

/** A whole number that fits a JavaScript number. */
export function smallInteger(value: Der | undefined): number {
  const { contents, at } = expectTag(value, tags.integer);
  if (contents.length === 0 || contents.length > 4) throw new ChipFormatError('a number is out of its range', at);
  const isPadded =
    contents.length > 1 &&
    (contents[0] === 0 ? (contents[1] ?? 0) < 0x80 : contents[0] === 0xff && (contents[1] ?? 0) >= 0x80);
  if (isPadded) throw new ChipFormatError('a number is longer than it need be', at);
  return contents.reduce((n, octet, i) => (i === 0 && octet >= 0x80 ? octet - 0x100 : n * 0x100 + octet), 0);
}

/** UTCTime or GeneralizedTime in universal time, as certificates and attributes have it. */
export function timeOf(value: Der | undefined): Date {
  if (value === undefined) throw new ChipFormatError('a time is missing', 0);
  const text = new TextDecoder('latin1').decode(value.contents);
  const parts =
    value.tag === tags.utcTime
      ? /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?Z$/.exec(text)
      : value.tag === tags.generalizedTime
        ? /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(text)
        : null;
  if (parts === null) throw new ChipFormatError('a time is unreadable', value.at);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.slice(1).map((p) => Number(p ?? 0));
  // RFC 5280: two-digit years up to 49 belong to this century.
  const fullYear = value.tag === tags.utcTime ? year + (year < 50 ? 2000 : 1900) : year;
  const time = new Date(Date.UTC(fullYear, month - 1, day, hour, minute, second));
  if (time.getUTCMonth() !== month - 1 || time.getUTCDate() !== day || hour > 23 || minute > 59 || second > 59)
    throw new ChipFormatError('a time does not exist', value.at);
  return time;
}

/** The bits of a BIT STRING of whole octets. */
export function bitsOf(value: Der | undefined): Uint8Array {
  const { contents, at } = expectTag(value, tags.bitString);
  if (contents[0] !== 0) throw new ChipFormatError('a bit string is not made of octets', at);
  return contents.subarray(1);
}

export const isSameBytes = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;
