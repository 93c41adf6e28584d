/** Words of fewer letters are never mended: everything is near them. */
const shortest = 3;
/** In words up to this length another letter makes another word ("bong", "cong"): there only a swap or a gap is a slip. */
const short = 4;

/** Slips allowed: one letter wrong, missing, too many or swapped with its neighbour; two in long words. */
const slipsFor = (word: string) => (word.length >= 8 ? 2 : 1);

/**
 * Words of a vocabulary that somebody may have meant by a word it lacks: typed with the marks of the Telex keyboard
 * ("ddawng"), or with a slip of the finger ("khia" for "khai"). Both folded. Empty when nothing is near.
 */
export function meantWords(asked: string, vocabulary: ReadonlySet<string>): string[] {
  const plain = withoutTelex(asked);
  if (vocabulary.has(plain)) return [plain];
  if (plain.length < shortest) return [];
  const most = slipsFor(plain);
  const near = [...vocabulary].flatMap((word) => {
    const slips = slipsBetween(plain, word, most);
    return slips <= most && canBeSlip(plain, word) ? [{ word, slips }] : [];
  });
  const fewest = Math.min(...near.map((n) => n.slips));
  return near.filter((n) => n.slips === fewest).map((n) => n.word);
}

function canBeSlip(asked: string, word: string): boolean {
  if (asked.length > short) return word.length >= shortest;
  return word.length > asked.length || (word.length === asked.length && letters(word) === letters(asked));
}

const letters = (word: string) => [...word].sort().join('');

/** What Telex would have made of the keys, folded: "ddawng" → "dang", "nghieepj" → "nghiep". */
function withoutTelex(word: string): string {
  return word
    .replace(/dd/g, 'd')
    .replace(/([aeo])\1/g, '$1')
    .replace(/w/g, '')
    .replace(/(?<=[a-z]{2})[sfrxj]$/, '');
}

/** Letters to change, add, leave out or swap; `most` + 1 when there are more. */
function slipsBetween(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
