/** A stretch of text and where it stands. */
export interface Stretch {
  readonly kind: 'same' | 'only-left' | 'only-right';
  readonly text: string;
}

const letters = new Intl.Segmenter('vi', { granularity: 'grapheme' });

// The table of the comparison grows with the product of both lengths; beyond this the texts are compared as wholes.
const longest = 600;

/**
 * Compares two texts letter by letter (a letter with its marks is one) and returns the stretches of both in order.
 * Unicode forms are made equal first: "ế" typed as one or as two code points is the same letter.
 */
export function letterDifference(left: string, right: string): Stretch[] {
  const a = Array.from(letters.segment(left.normalize('NFC')), (part) => part.segment);
  const b = Array.from(letters.segment(right.normalize('NFC')), (part) => part.segment);
  if (a.length > longest || b.length > longest) return compareWholes(a.join(''), b.join(''));
  return walk(a, b, commonLengths(a, b));
}

/** `at(i, j)` is the length of the longest common subsequence of a[i…] and b[j…]. */
function commonLengths(a: readonly string[], b: readonly string[]): (i: number, j: number) => number {
  const width = b.length + 1;
  const lengths = new Uint16Array((a.length + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0;
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  return at;
}

function walk(a: readonly string[], b: readonly string[], at: (i: number, j: number) => number): Stretch[] {
  const stretches: { kind: Stretch['kind']; text: string }[] = [];
  const put = (kind: Stretch['kind'], letter: string | undefined) => {
    const last = stretches.at(-1);
    if (last?.kind === kind) last.text += letter;
    else stretches.push({ kind, text: letter ?? '' });
  };
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      put('same', a[i++]);
      j++;
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) put('only-left', a[i++]);
    else put('only-right', b[j++]);
  }
  return stretches;
}

function compareWholes(left: string, right: string): Stretch[] {
  if (left === right) return left === '' ? [] : [{ kind: 'same', text: left }];
  return [
    { kind: 'only-left', text: left },
    { kind: 'only-right', text: right },
  ];
}
