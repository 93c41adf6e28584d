const romans = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII', 'XIII', 'XIV', 'XV'];
/** Letters of points, in the order of the Vietnamese alphabet (Decree 30/2020/NĐ-CP, annex I, II.6.đ). */
const letters = [...'abcd\u0111eghiklmnopqrstuvxy'];

/**
 * The numbers of sections from their levels: I, then 1, 1.1, 1.1.1 beneath each part, then a. They follow from the places
 * and cannot be typed, so that no heading jumps.
 */
export function sectionNumbers(levels: readonly number[]): string[] {
  const counts = [0, 0, 0, 0, 0];
  return levels.map((level) => {
    const at = Math.min(Math.max(level, 1), 5) - 1;
    counts[at] = (counts[at] ?? 0) + 1;
    counts.fill(0, at + 1);
    if (at === 0) return romans[(counts[0] ?? 1) - 1] ?? String(counts[0]);
    if (at === 4) return letters[(counts[4] ?? 1) - 1] ?? String(counts[4]);
    return counts.slice(1, at + 1).join('.');
  });
}
