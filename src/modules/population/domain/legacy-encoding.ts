import { isVietnameseSyllable } from './vietnamese-syllable.ts';

export interface LegacyText {
  encoding: 'TCVN3 (ABC)' | 'VNI' | 'VIQR' | 'UTF-8';
  /** What was meant, when it can be told with certainty. */
  repaired?: string;
}

const wordsOf = (text: string) => text.split(/[\s-]+/).filter((w) => w !== '');
const allSyllables = (text: string) => wordsOf(text).every(isVietnameseSyllable);

/**
 * Notices a name that was typed in an encoding from before Unicode, or whose Unicode bytes were misread on the way.
 * Text counts as such only when some word of it is no Vietnamese syllable, and undoing the encoding makes every word
 * one; so names of other peoples (Ksơr, Niê, Mlô), which are no Vietnamese syllables either way, pass untouched.
 */
export function findLegacyEncoding(text: string): LegacyText | undefined {
  const unicode = undoMisreadUtf8(text);
  if (unicode !== undefined) return { encoding: 'UTF-8', repaired: unicode };
  if (text.includes('\ufffd')) return { encoding: 'UTF-8' };
  if (allSyllables(text.normalize('NFC').replaceAll('Ð', 'Đ'))) return undefined;
  const guesses = decoders
    .map(({ encoding, decode }) => ({ encoding, repaired: decode(text).normalize('NFC') }))
    .filter(({ repaired }) => repaired !== text && allSyllables(repaired))
    .filter(({ encoding }) => encoding !== 'TCVN3 (ABC)' || betraysTcvn3(text));
  const [guess] = guesses;
  if (guess !== undefined) return guesses.length === 1 ? guess : { encoding: guess.encoding };
  // Signs such as µ ¸ ¹ ® stand in no name of any people, and for letters in TCVN3.
  return /[µ¶·¸¹¨»¼½¾©®ª«¬\u00ad×÷§¤¥¦¡¢£]/.test(text) ? { encoding: 'TCVN3 (ABC)' } : undefined;
}

/**
 * Whether something in the text cannot be what its writer meant: a sign or a letter that no Vietnamese word has, or a capital
 * behind a small letter ("NguyÔn"). Without it "Bon Yô", a clan of the M'nông, would be told to be "Bon Yụ". A letter that
 * the 8-bit table cannot hold (ơ, ụ) says that the text is Unicode already.
 */
function betraysTcvn3(text: string): boolean {
  if (/[ơưƠƯ\u1ea0-\u1ef9]/.test(text)) return false;
  return /[^\p{Script=Latin}\p{M}\s'’ʼ‘-]|[åäïøûçîëöüæñÞß×÷Æ]|\p{Ll}\p{Lu}/u.test(text);
}

// Bytes 0x80–0x9F of Windows-1252, and the letters that Windows-1258 has in other places.
const cp1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const byteOf = new Map<string, number>([...cp1252].map((c, i) => [c, 0x80 + i]));
for (const [letter, byte] of [
  ['Ă', 0xc3],
  ['ă', 0xe3],
  ['Đ', 0xd0],
  ['đ', 0xf0],
  ['Ơ', 0xd5],
  ['ơ', 0xf5],
  ['Ư', 0xdd],
  ['ư', 0xfd],
] as const)
  byteOf.set(letter, byte);

/** UTF-8 read as Windows-1252 or 1258 ("Nguyá»…n"): its bytes are put back and read as what they were. */
function undoMisreadUtf8(text: string): string | undefined {
  const bytes: number[] = [];
  for (const letter of text) {
    const byte = byteOf.get(letter) ?? letter.codePointAt(0) ?? 256;
    if (byte > 255) return undefined;
    bytes.push(byte);
  }
  if (bytes.every((b) => b < 0x80)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Uint8Array.from(bytes)).normalize('NFC');
  } catch {
    return undefined;
  }
}

function table(from: string, to: string): Map<string, string> {
  const keys = from.split(' ');
  const values = to.split(' ');
  return new Map(keys.map((k, i) => [k, values[i] ?? '']));
}

// TCVN 5712:1993 VN3, the "ABC" of .VnTime fonts; the .VnTimeH fonts show capitals for the same codes.
const tcvn3 = table(
  'µ ¶ · ¸ ¹ ¨ » ¼ ½ ¾ Æ © Ç È É Ê Ë ® Ì Î Ï Ð Ñ ª Ò Ó Ô Õ Ö × Ø Ü Ý Þ ß á â ã ä « å æ ç è é ¬ ê ë ì í î ï ñ ò ó ô \u00ad õ ö ÷ ø ù ú û ü ý þ ¡ ¢ £ ¤ ¥ ¦ §',
  'à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ đ è ẻ ẽ é ẹ ê ề ể ễ ế ệ ì ỉ ĩ í ị ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ ù ủ ũ ú ụ ư ừ ử ữ ứ ự ỳ ỷ ỹ ý ỵ Ă Â Ê Ô Ơ Ư Đ',
);

function decodeTcvn3(text: string): string {
  const capitals = /^[^a-z]*[A-Z][^a-z]*$/.test(text);
  const decoded = [...text].map((letter) => tcvn3.get(letter) ?? letter).join('');
  return capitals ? decoded.toUpperCase() : decoded;
}

const tones = { ù: '\u0301', ø: '\u0300', û: '\u0309', õ: '\u0303', ï: '\u0323' };
const hats = {
  â: '\u0302',
  á: '\u0302\u0301',
  à: '\u0302\u0300',
  å: '\u0302\u0309',
  ã: '\u0302\u0303',
  ä: '\u0302\u0323',
};
const breves = {
  ê: '\u0306',
  é: '\u0306\u0301',
  è: '\u0306\u0300',
  ú: '\u0306\u0309',
  ü: '\u0306\u0303',
  ë: '\u0306\u0323',
};
const vniMarks: Record<string, Record<string, string>> = {
  a: { ...tones, ...hats, ...breves },
  e: { ...tones, ...hats },
  o: { ...tones, ...hats },
  u: tones,
  y: tones,
  ô: tones,
  ö: tones,
};
const vniLetters = table('ô ö æ ó ò î ñ', 'ơ ư ỉ ĩ ị ỵ đ');

/** VNI writes a mark as a sign of its own behind the vowel: "Nguyeãn Vaên". */
function decodeVni(text: string): string {
  const { decoded, marked } = readVni(text);
  // Ñ alone proves nothing: Ê-đê and M'nông have that letter too.
  return marked ? decoded : text;
}

function readVni(text: string): { decoded: string; marked: boolean } {
  let marked = false;
  const decoded = text.replace(/[aeouyôö][ùøûõïâáàåãäêéèúüë]?|[æóòîñ]/gi, (group) => {
    const [base = '', sign = ''] = [...group];
    const mark = vniMarks[base.toLowerCase()]?.[sign.toLowerCase()];
    if (mark !== undefined) marked = true;
    const plain = vniLetters.get(base.toLowerCase()) ?? base.toLowerCase();
    const letter = base === base.toLowerCase() ? plain : plain.toUpperCase();
    return letter + (mark ?? sign);
  });
  return { decoded, marked };
}

const viqrMarks: Record<string, string> = {
  '^': '\u0302',
  '(': '\u0306',
  '+': '\u031b',
  "'": '\u0301',
  '`': '\u0300',
  '?': '\u0309',
  '~': '\u0303',
  '.': '\u0323',
};

/** VIQR writes marks in ASCII: "Nguye^~n Va(n DDu+'c" (RFC 1456). */
function decodeViqr(text: string): string {
  if (!/[aeouAEOU][\^(+]|[aeiouyAEIOUY][`~]/.test(text)) return text;
  return text
    .replace(/DD|Dd/g, 'Đ')
    .replace(/dd/g, 'đ')
    .replace(
      /([aeiouy])([\^(+]?)(['`?~.]?)/gi,
      (_all, vowel: string, shape: string, tone: string) => vowel + (viqrMarks[shape] ?? '') + (viqrMarks[tone] ?? ''),
    );
}

const decoders = [
  { encoding: 'TCVN3 (ABC)', decode: decodeTcvn3 },
  { encoding: 'VNI', decode: decodeVni },
  { encoding: 'VIQR', decode: decodeViqr },
] as const;

/** A word as it reads when its text was typed in that encoding, whatever else it may be; in composed letters. */
export function decodeLegacy(encoding: 'TCVN3 (ABC)' | 'VNI', word: string): string {
  return (encoding === 'VNI' ? readVni(word).decoded : decodeTcvn3(word)).normalize('NFC');
}
