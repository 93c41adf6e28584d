/** U+0027, U+2019 and U+02BC are all in use in M'nông and Ê-đê names; the others are what keyboards make of them. */
const apostrophes = /['’ʼ‘`´]/g;

/** Letters that look like Đ and come from other keyboards: Icelandic eth (U+00D0) and African D (U+0189). */
const strayD: Record<string, string> = { Ð: 'Đ', ð: 'đ', Ɖ: 'Đ', ɖ: 'đ' };

export function withVietnameseD(text: string): string {
  return text.replace(/[ÐðƉɖ]/g, (letter) => strayD[letter] ?? letter);
}

/**
 * The form of a name for searching and matching only, never for display: lower case, without diacritics, apostrophes
 * and hyphens, one space between words. "H’Ĭ  NIÊ" and "h'i nie" fold alike.
 */
export function foldName(name: string): string {
  return withVietnameseD(name.normalize('NFC'))
    .toLowerCase()
    .replace(/đ/g, 'd')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/(?<=\p{L})\s*['’ʼ‘`´]\s*/gu, '')
    .replace(apostrophes, '')
    .replace(/[-‐‑–\s]+/g, ' ')
    .trim();
}

const oldTonePlace = /([oO])([aAeE])([\u0300\u0301\u0303\u0309\u0323])|([uU])([yY])([\u0300\u0301\u0303\u0309\u0323])/g;

/**
 * A name compared to the letter but for how it was typed: case, spaces, kind of apostrophe, and where the tone mark
 * stands (hoà and hòa, thuỷ and thủy are the same word).
 */
export function spellingKey(name: string): string {
  return withVietnameseD(name.normalize('NFC'))
    .toLowerCase()
    .normalize('NFD')
    .replace(
      oldTonePlace,
      (_all, o = '', a = '', tone1 = '', u = '', y = '', tone2 = '') => o + tone1 + a + u + tone2 + y,
    )
    .normalize('NFC')
    .replace(apostrophes, "'")
    .replace(/\s+/g, ' ')
    .trim();
}
