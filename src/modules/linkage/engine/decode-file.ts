/** Letters that stand in Vietnamese text; used only to tell which code page a file without Unicode was written in. */
const vietnamese = /^(?:[\p{ASCII}À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýĂăĐđĨĩŨũƠơƯưẠ-ỹ]|\p{M})*$/u;

/**
 * The bytes of a file as UTF-8 in shared memory (threads read it without copying), whatever it was written in: UTF-8
 * with or without its mark, UTF-16 ("Unicode text" of Excel), Windows-1258, or the single bytes of TCVN3 and VNI fonts,
 * which are kept letter by letter (Latin-1) so that names are repaired word by word later.
 */
export function toSharedUtf8(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return share(reencode(bytes, 'utf-16le'));
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return share(reencode(bytes, 'utf-16be'));
  const start = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  if (isUtf8(bytes)) return share(bytes.subarray(start));
  return share(reencode(bytes, looksLike1258(bytes) ? 'windows-1258' : 'windows-1252'));
}

function share(bytes: Uint8Array): Uint8Array {
  if (bytes.buffer instanceof SharedArrayBuffer) return bytes;
  const shared = new Uint8Array(new SharedArrayBuffer(bytes.length));
  shared.set(bytes);
  return shared;
}

const reencode = (bytes: Uint8Array, from: string): Uint8Array =>
  Buffer.from(new TextDecoder(from).decode(Uint8Array.from(bytes)).replace(/^\ufeff/, ''), 'utf8');

/** A single broken byte does not change a file's code page: more than one in a hundred letters beyond ASCII does. */
function isUtf8(bytes: Uint8Array): boolean {
  const check = new Utf8Check();
  check.look(bytes.subarray(0, 4_000_000));
  return check.bad * 100 <= check.good;
}

/** Counts letters beyond ASCII that are well formed in UTF-8, and bytes that are of no such letter. */
export class Utf8Check {
  good = 0;
  bad = 0;

  look(bytes: Uint8Array): void {
    const end = bytes.length;
    for (let i = 0; i < end; i += 1) {
      const b = bytes[i] as number;
      if (b < 0x80) continue;
      const more = b >= 0xf0 && b < 0xf5 ? 3 : b >= 0xe0 && b < 0xf0 ? 2 : b >= 0xc2 && b < 0xe0 ? 1 : 0;
      let ok = more > 0;
      for (let k = 1; k <= more && ok; k += 1) ok = i + k >= end || ((bytes[i + k] as number) & 0xc0) === 0x80;
      if (ok) {
        this.good += 1;
        i += more;
      } else this.bad += 1;
    }
  }
}

function looksLike1258(bytes: Uint8Array): boolean {
  const sample = new TextDecoder('windows-1258').decode(Uint8Array.from(bytes.subarray(0, 200_000))).normalize('NFC');
  const words = sample.split(/[\s,;"]+/).filter((w) => !/^\p{ASCII}*$/u.test(w));
  const good = words.filter((w) => vietnamese.test(w) && !/[\u0300-\u036f]{2}|[ÐðÿÞþ]/.test(w));
  return words.length > 0 && good.length > words.length * 0.9;
}
