/** Vietnamese without diacritics, letters, digits and spaces only, at most 70: what every bank's statement can carry. */
export function asciiText(text: string): string {
  return text
    .replace(/[\u0110\u0111]/g, (c) => (c === '\u0111' ? 'd' : 'D'))
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9 .-]/g, ' ')
    .replace(/ +/g, ' ')
    .trim()
    .slice(0, 70);
}
