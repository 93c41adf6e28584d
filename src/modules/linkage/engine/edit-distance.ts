/**
 * Edit distance (insert, delete, replace, swap of neighbours) of short runs of small numbers, with all cells of a row in
 * the bits of one integer (H. Hyyrö, "A bit-vector algorithm for computing Levenshtein and Damerau edit distances",
 * 2003). The masks of one side are made once and used for all its candidates. Longest run: 31.
 */
export const longestText = 31;

/** Fills `masks` (one integer for each of 26 letters): bit i of a letter is set where it stands at place i. */
export function makeMasks(masks: Int32Array, text: Uint8Array, from: number, to: number): number {
  masks.fill(0);
  const length = Math.min(to - from, longestText);
  for (let i = 0; i < length; i += 1) {
    const letter = text[from + i] as number;
    masks[letter] = (masks[letter] as number) | (1 << i);
  }
  return length;
}

export interface Masked {
  masks: Int32Array;
  length: number;
}

/** Distance between the text of `masked` and another text. */
export function distance({ masks, length }: Masked, text: Uint8Array, from: number, to: number): number {
  const other = Math.min(to - from, longestText);
  if (length === 0) return other;
  const top = 1 << (length - 1);
  let result = length;
  let vp = -1;
  let vn = 0;
  let d0 = 0;
  let before = 0;
  for (let i = 0; i < other; i += 1) {
    const pm = masks[text[from + i] as number] as number;
    const swapped = ((~d0 & pm) << 1) & before;
    d0 = (((pm & vp) + vp) ^ vp) | pm | vn | swapped;
    let hp = vn | ~(d0 | vp);
    let hn = d0 & vp;
    if ((hp & top) !== 0) result += 1;
    else if ((hn & top) !== 0) result -= 1;
    hp = (hp << 1) | 1;
    hn <<= 1;
    vp = hn | ~(d0 | hp);
    vn = hp & d0;
    before = pm;
  }
  return result;
}

/** True when two numbers of twelve digits differ in one digit or in two neighbours that changed places. */
export function oneSlip(a: number, b: number): boolean {
  let first = -1;
  let second = -1;
  let x = a;
  let y = b;
  let firstPair = 0;
  for (let place = 0; place < 12; place += 1) {
    const dx = x % 10;
    const dy = y % 10;
    x = (x - dx) / 10;
    y = (y - dy) / 10;
    if (dx === dy) continue;
    if (first < 0) {
      first = place;
      firstPair = dx * 10 + dy;
    } else if (second < 0) {
      second = place;
      if (second !== first + 1 || firstPair !== dy * 10 + dx) return false;
    } else return false;
  }
  return first >= 0;
}
