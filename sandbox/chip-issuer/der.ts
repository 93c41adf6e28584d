/** Makes DER values, for the cards and certificates of the stand-in issuer. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const body = Buffer.concat(contents);
  const octets: number[] = [];
  for (let n = body.length; n > 0; n = Math.floor(n / 256)) octets.unshift(n % 256);
  const length = body.length < 0x80 ? [body.length] : [0x80 + octets.length, ...octets];
  const tagOctets = tag > 0xff ? [tag >> 8, tag & 0xff] : [tag];
  return new Uint8Array(Buffer.concat([Buffer.from([...tagOctets, ...length]), body]));
}

export const sequence = (...parts: readonly Uint8Array[]) => der(0x30, ...parts);
export const set = (...parts: readonly Uint8Array[]) => der(0x31, ...parts);
export const octets = (bytes: Uint8Array) => der(0x04, bytes);
export const nothing = () => der(0x05);
export const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);
export const utf8 = (text: string) => der(0x0c, Buffer.from(text, 'utf8'));

export function integer(value: number): Uint8Array {
  const bytes: number[] = [];
  for (let n = value; n > 0 || bytes.length === 0; n = Math.floor(n / 256)) bytes.unshift(n % 256);
  return der(0x02, Buffer.from((bytes[0] ?? 0) >= 0x80 ? [0, ...bytes] : bytes));
}

export function oid(dotted: string): Uint8Array {
  const [a = 0, b = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [a * 40 + b, ...rest].flatMap((part) => {
    const groups = [part % 128];
    for (let n = Math.floor(part / 128); n > 0; n = Math.floor(n / 128)) groups.unshift((n % 128) + 128);
    return groups;
  });
  return der(0x06, Buffer.from(bytes));
}

const two = (n: number) => String(n).padStart(2, '0');

export function utcTime(at: Date): Uint8Array {
  const text = `${two(at.getUTCFullYear() % 100)}${two(at.getUTCMonth() + 1)}${two(at.getUTCDate())}${two(at.getUTCHours())}${two(at.getUTCMinutes())}${two(at.getUTCSeconds())}Z`;
  return der(0x17, Buffer.from(text, 'latin1'));
}
