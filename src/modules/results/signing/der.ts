/** The few pieces of DER (ITU-T X.690) that a signature is made of. Reading is the checker's, with a library of its own. */

function header(tag: number, length: number): Buffer {
  if (length < 0x80) return Buffer.from([tag, length]);
  const hex = length.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex');
  return Buffer.concat([Buffer.from([tag, 0x80 | bytes.length]), bytes]);
}

/** Tag, length, contents. */
export function tlv(tag: number, ...contents: Uint8Array[]): Buffer {
  const body = Buffer.concat(contents);
  return Buffer.concat([header(tag, body.length), body]);
}

export const sequence = (...items: Uint8Array[]): Buffer => tlv(0x30, ...items);

/** A SET OF: its members stand in the order of their bytes. */
export const setOf = (...items: Buffer[]): Buffer => tlv(0x31, ...items.toSorted(Buffer.compare));

export const octets = (bytes: Uint8Array): Buffer => tlv(0x04, bytes);
export const nothing: Buffer = Buffer.from([0x05, 0x00]);

/** A whole number from its big-endian bytes, read as not negative. */
export function integer(bytes: Uint8Array): Buffer {
  const first = bytes.findIndex((b) => b !== 0);
  const short = first < 0 ? Buffer.from([0]) : Buffer.from(bytes.subarray(first));
  return tlv(0x02, (short[0] ?? 0) >= 0x80 ? Buffer.concat([Buffer.from([0]), short]) : short);
}

/** An object identifier, "1.2.840.113549.1.7.2". */
export function objectId(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return tlv(0x06, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(part: number): number[] {
  const digits = [part & 0x7f];
  for (let left = Math.floor(part / 128); left > 0; left = Math.floor(left / 128)) digits.unshift((left & 0x7f) | 0x80);
  return digits;
}
