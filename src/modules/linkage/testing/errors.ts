import type { SeededRandom } from '#platform/ids';

const withoutMarks = (text: string) =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replace(/đ/g, 'd').replace(/Đ/g, 'D');

/** A wrong digit, two neighbours swapped, or another number altogether. */
export function miskey(number: string, random: SeededRandom): string {
  if (number === '') return '';
  const digits = [...number];
  const kind = random.next();
  const at = 1 + random.int(digits.length - 2);
  if (kind < 0.5) digits[at] = String((Number(digits[at]) + 1 + random.int(9)) % 10);
  else if (kind < 0.75) [digits[at], digits[at + 1]] = [digits[at + 1] as string, digits[at] as string];
  else for (let i = 6; i < digits.length; i += 1) digits[i] = String(random.int(10));
  return digits.join('');
}

/** A name as a clerk of another office may have typed it. */
export function breakName(
  name: string,
  random: SeededRandom,
  rates: { error: number; marks: number; legacy: number },
): string {
  if (name === '') return '';
  let words = name.split(' ');
  if (random.next() < rates.error) {
    const kind = random.int(8);
    if (kind === 0 && words.length >= 3) words.splice(1, 1);
    else if (kind === 1 && words.length >= 3) words = [words.at(-1) as string, ...words.slice(0, -1)];
    else if (kind === 2) words.splice(1, 0, random.pick(['Văn', 'Thị', 'Ngọc', 'Minh']));
    else if (kind <= 4) words = slip(words, random);
    else if (kind === 5) words = [`${words[0]}${words[1] ?? ''}`, ...words.slice(2)];
    else if (kind === 6) words = words.map((w, i) => (i === words.length - 1 ? swapTone(w, random) : w));
    else if (words.length >= 3) words[1] = random.pick(['Văn', 'Thị', 'Hữu', 'Thanh', 'Kim']);
  }
  let text = words.join(' ');
  const form = random.next();
  if (random.next() < rates.legacy) return toTcvn3(text);
  if (random.next() < rates.marks) text = withoutMarks(text);
  if (form < 0.3) return text.toUpperCase();
  if (form < 0.35) return text.normalize('NFD');
  if (form < 0.38) return text.replaceAll('Đ', 'Ð');
  return form < 0.4 ? `${text}  ` : text;
}

function slip(words: readonly string[], random: SeededRandom): string[] {
  const at = random.int(words.length);
  const word = [...(words[at] ?? '')];
  const place = random.int(word.length);
  const kind = random.int(3);
  if (kind === 0) word.splice(place, 1);
  else if (kind === 1) word.splice(place, 0, random.pick([...'ahnoiuegt']));
  else word[place] = random.pick([...'ahnoiuegt']);
  return words.map((w, i) => (i === at ? word.join('') || 'x' : w));
}

function swapTone(word: string, random: SeededRandom): string {
  const bare = word.normalize('NFD').replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '');
  const at = bare.search(/[aeiouy]/i);
  if (at < 0) return word;
  return `${bare.slice(0, at + 1)}${random.pick(['\u0300', '\u0301', '\u0309', '\u0323'])}${bare.slice(at + 1)}`.normalize(
    'NFC',
  );
}

/** A birth date with the usual faults, in one of the usual forms. */
export function misdate(birth: string, random: SeededRandom, rates: { error: number; yearOnly: number }): string {
  let [year = '', month = '', day = ''] = birth.split('-');
  if (month === '') return random.next() < 0.5 ? year : `01/01/${year}`;
  if (random.next() < rates.error) {
    const kind = random.int(5);
    if (kind === 0 && Number(day) <= 12) [month, day] = [day, month];
    else if (kind === 1) day = String(1 + random.int(28)).padStart(2, '0');
    else if (kind === 2) month = String(1 + random.int(12)).padStart(2, '0');
    else if (kind === 3) year = String(Number(year) + (random.next() < 0.5 ? 1 : -1));
    else year = String(Number(year) + random.pick([10, -10, 2, -2]));
  }
  if (random.next() < rates.yearOnly) return random.next() < 0.5 ? year : `${year}-01-01`;
  return random.next() < 0.6 ? `${day}/${month}/${year}` : `${year}-${month}-${day}`;
}

const toned = 'àảãáạăằẳẵắặâầẩẫấậđèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵĂÂÊÔƠƯĐ';
const codes = 'µ¶·¸¹¨»¼½¾Æ©ÇÈÉÊË®ÌÎÏÐÑªÒÓÔÕÖ×ØÜÝÞßáâãä«åæçèé¬êëìíîïñòóô\u00adõö÷øùúûüýþ¡¢£¤¥¦§';

/** A name in TCVN 5712 VN3 bytes, read as Latin letters. */
export function toTcvn3(text: string): string {
  return [...text.normalize('NFC')]
    .map((letter) => {
      const at = toned.indexOf(letter);
      if (at >= 0) return codes[at] ?? letter;
      const lower = toned.indexOf(letter.toLowerCase());
      return lower >= 0 ? (codes[lower] ?? letter) : letter;
    })
    .join('');
}
