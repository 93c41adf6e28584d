/** A heading as it is compared: small letters a–z and digits only, without diacritics, blanks and marks. */
export function foldHeading(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\u0111\u00f0\u0256]/g, 'd')
    .replace(/[^a-z0-9]/g, '');
}
