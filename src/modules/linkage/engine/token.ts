/** One word of a name, in the two forms in which words are compared. */
export interface Token {
  /** Letters with their vowel marks, the tone as a digit behind: hòa and hoà are both "hoa1". */
  full: string;
  /** Letters a–z only: "hoa". */
  base: string;
}

const tones: Record<string, string> = { '\u0300': '1', '\u0301': '2', '\u0309': '3', '\u0303': '4', '\u0323': '5' };

/** Letters beyond ASCII that Vietnamese and highland names have; any other hints at an encoding from before Unicode. */
const known = /^(?:[\p{ASCII}’ʼ‘´À-ÃÈ-ÊÌÍÒ-ÕÙÚÝà-ãè-êìíò-õùúýÑñĂăĐđÐðĔĕĬĭŎŏŬŭČčĨĩŨũƠơƯưẠ-ỹ]|\p{M})*$/u;

/** True for a word that was probably typed in TCVN3 or VNI, or whose UTF-8 was misread. */
export const isSuspicious = (text: string): boolean => !known.test(text.normalize('NFC'));

/**
 * Reads a word: case, Unicode form, stray Đ (U+00D0), apostrophes and the place of the tone mark do not matter, and
 * i/y after h, k, l, m, s, t are one letter (Lý, Lí), as spelling differs between papers of one person.
 */
export function readToken(text: string): Token {
  const apart = text.normalize('NFC').toLowerCase().replace(/[ðɖ]/g, 'đ').normalize('NFD');
  let marked = '';
  let base = '';
  let tone = '0';
  for (const letter of apart) {
    const code = letter.charCodeAt(0);
    if (code >= 97 && code <= 122) {
      marked += letter;
      base += letter;
    } else if (letter === 'đ') {
      marked += letter;
      base += 'd';
    } else if (tones[letter] !== undefined) tone = tones[letter] ?? '0';
    else if (code >= 0x300 && code <= 0x36f) marked += letter;
  }
  if (/^[hklmst]y$/.test(base)) {
    base = `${base[0]}i`;
    marked = `${marked[0]}i`;
  }
  return { full: marked + tone, base: sameOrigin[base] ?? base };
}

/**
 * Family names of one origin, in the form of the north and of the south, that papers of one person may show in both
 * (Hoàng and Huỳnh, Vũ and Võ): the same letters for matching, told apart as another vowel.
 */
const sameOrigin: Readonly<Record<string, string>> = { huynh: 'hoang', vo: 'vu' };
