const longest = 160;

/**
 * Text for an SMS: without Vietnamese marks and in one part. With marks a part holds 70 letters instead of 160, and
 * telephones that show boxes for them are still about.
 */
export function smsText(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')
    .replace(/[–—]/g, '-')
    .replace(/[“”„]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .replace(/[^\x20-\x7e]/g, '?')
    .trim();
  return plain.length <= longest ? plain : `${plain.slice(0, longest - 3).trimEnd()}...`;
}
