import { toTcvn3 } from './errors.ts';

const latin1 = (text: string) => Buffer.from(text, 'latin1');

/** Text in the bytes of each encoding in which offices keep files; capitals with marks are beyond the old ones. */
export const encodings: Readonly<Record<string, (text: string) => Uint8Array>> = {
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-8, letters apart': (text) => Buffer.from(text.normalize('NFD')),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, high byte first': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'Windows-1258': toWindows1258,
  'TCVN3 in a file of single bytes': (text) => latin1(toTcvn3(text)),
  'TCVN3 in a file of UTF-8': (text) => Buffer.from(toTcvn3(text)),
  'VNI in a file of single bytes': (text) => latin1(toVni(text)),
  'VNI in a file of UTF-8': (text) => Buffer.from(toVni(text)),
};

const bytes1258 = new Map<string, number>();
for (let byte = 0x80; byte < 256; byte += 1)
  bytes1258.set(new TextDecoder('windows-1258').decode(Uint8Array.of(byte)), byte);

/** Vowels keep their own mark, the tone comes behind as a byte of its own, as Windows keyboards write it. */
function toWindows1258(text: string): Uint8Array {
  const bytes: number[] = [];
  for (const letter of text.normalize('NFC')) {
    const whole = letter.charCodeAt(0) < 0x80 ? letter.charCodeAt(0) : bytes1258.get(letter);
    if (whole !== undefined) {
      bytes.push(whole);
      continue;
    }
    const apart = letter.normalize('NFD');
    const tone = apart.match(/[\u0300\u0301\u0303\u0309\u0323]/)?.[0] ?? '';
    const vowel = apart.replace(tone, '').normalize('NFC');
    for (const part of [vowel, tone])
      bytes.push(part.charCodeAt(0) < 0x80 ? part.charCodeAt(0) : (bytes1258.get(part) ?? 0x3f));
  }
  return Uint8Array.from(bytes);
}

const tones: Record<string, string> = { '\u0300': 'ø', '\u0301': 'ù', '\u0309': 'û', '\u0303': 'õ', '\u0323': 'ï' };
const hats: Record<string, string> = {
  '': 'â',
  '\u0300': 'à',
  '\u0301': 'á',
  '\u0309': 'å',
  '\u0303': 'ã',
  '\u0323': 'ä',
};
const breves: Record<string, string> = {
  '': 'ê',
  '\u0300': 'è',
  '\u0301': 'é',
  '\u0309': 'ú',
  '\u0303': 'ü',
  '\u0323': 'ë',
};
const single: Record<string, string> = { đ: 'ñ', ơ: 'ô', ư: 'ö', ì: 'ì', í: 'í', ỉ: 'æ', ĩ: 'ó', ị: 'ò', ỵ: 'î' };

/** Text in the letters of VNI fonts: a mark is a sign of its own behind the vowel. */
export function toVni(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (letter.charCodeAt(0) < 0x80 || single[letter] !== undefined) return single[letter] ?? letter;
      const [vowel = '', ...marks] = letter.normalize('NFD');
      const tone = marks.find((m) => tones[m] !== undefined) ?? '';
      if (marks.includes('\u0302')) return vowel + hats[tone];
      if (marks.includes('\u0306')) return vowel + breves[tone];
      const base = marks.includes('\u031b') ? (vowel === 'o' ? 'ô' : 'ö') : vowel;
      return base + (tones[tone] ?? '');
    })
    .join('');
}
