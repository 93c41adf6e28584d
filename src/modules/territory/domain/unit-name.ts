// The longer words first: "Thành phố" before any shorter one that could begin it.
const kindWords: readonly (readonly [vi: string, en: string])[] = [
  ['Thành phố', 'city'],
  ['Thị trấn', 'township'],
  ['Thị xã', 'town'],
  ['Đặc khu', 'special zone'],
  ['Phường', 'ward'],
  ['Huyện', 'district'],
  ['Quận', 'urban district'],
  ['Tỉnh', 'province'],
  ['Xã', 'commune'],
];

/** "Xã Đắk R'Măng" → kind word "Xã" and proper name "Đắk R'Măng"; the kind word is empty when there is none. */
export function splitUnitName(name: string): { kindWord: string; properName: string } {
  const found = kindWords.find(([vi]) => name.startsWith(`${vi} `));
  if (found === undefined) return { kindWord: '', properName: name };
  return { kindWord: found[0], properName: name.slice(found[0].length + 1) };
}

/** "Xã Đắk R'Măng" → "Đắk R'Măng commune": the proper name keeps its Vietnamese spelling. */
export function englishUnitName(name: string): string {
  const { kindWord, properName } = splitUnitName(name);
  const english = kindWords.find(([vi]) => vi === kindWord)?.[1];
  return english === undefined ? properName : `${properName} ${english}`;
}

/** "Xã Đắk R'Măng" → "xã Đắk R'Măng": as it stands inside a sentence. */
export function unitNameInSentence(name: string): string {
  const { kindWord, properName } = splitUnitName(name);
  return kindWord === '' ? name : `${kindWord.toLowerCase()} ${properName}`;
}

/**
 * For matching only, never for showing: small letters without diacritics; apostrophes vanish because people leave
 * them out ("R'Măng" → "rmang"), other marks become one space.
 */
export function foldUnitName(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('đ', 'd')
    .replace(/['’‘ʼ`´]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
