const onset = 'ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|b|c|d|đ|g|h|k|l|m|n|p|r|s|t|v|x';
const coda = 'ng|nh|ch|c|m|n|p|t|i|y|o|u';
const open = 'a|e|ê|i|o|ô|ơ|u|ư|y|ia|ya|ua|ưa|oa|oe|uê|uơ|uy|uya';
const closed = `${open}|ă|â|iê|yê|uô|ươ|oă|uâ|uyê|oo`;
const syllable = new RegExp(`^(?:${onset})?(?:(?:${open})|(?:${closed})(?:${coda}))$`);
const toneMark = /[\u0300\u0301\u0303\u0309\u0323]/g;

/**
 * True when a word could be one Vietnamese syllable: onset, rhyme, at most one tone. Only for telling encodings apart;
 * a name need not be Vietnamese syllables (K'Brèo, Ksơr, Niê).
 */
export function isVietnameseSyllable(word: string): boolean {
  const apart = word.toLowerCase().normalize('NFD');
  if ((apart.match(toneMark) ?? []).length > 1) return false;
  return syllable.test(apart.replace(toneMark, '').normalize('NFC'));
}
