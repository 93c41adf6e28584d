/** A code as somebody typed or copied it: only letters, digits, dots and dashes stand in one, and case does not matter. */
export function typedCode(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}.-]+/gu, '');
}
