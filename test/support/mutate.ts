/** An input of a parser: octets, or letters. */
export type Sample = Uint8Array | string;

const longestRandom = 400;
/** Letters that parsers treat in their own way, and some of other scripts. */
const letters = [...'0123456789<|/-.,:;{}[]" \t\nABCXYZabcxyzĐđÀẠỹ\u0301\u0000\ufffd', '😀', '\u202e', '0'.repeat(40)];
/** Octets that stand for lengths, tags and signs. */
const octets = [0x00, 0x01, 0x02, 0x03, 0x04, 0x06, 0x30, 0x31, 0x7f, 0x80, 0x81, 0x82, 0x84, 0xa0, 0xff];

/** A sample with one to four changes, or, one time in eight, something at random of the same kind. */
export function mutated(samples: readonly Sample[], random: () => number): Sample {
  const below = (n: number) => Math.floor(random() * n);
  const sample = samples[below(samples.length)] ?? '';
  const other = samples[below(samples.length)] ?? '';
  const changes = 1 + below(4);
  if (typeof sample === 'string') {
    let list = [...sample];
    const letter = () => letters[below(letters.length)] ?? '';
    if (below(8) === 0) return Array.from({ length: below(longestRandom) }, letter).join('');
    for (let n = 0; n < changes; n += 1) list = changedOnce(list, [...String(other)], { letter, below });
    return list.join('');
  }
  if (below(8) === 0) return Uint8Array.from({ length: below(longestRandom) }, () => below(256));
  const letter = () => (below(2) === 0 ? below(256) : (octets[below(octets.length)] ?? 0));
  let bytes = [...sample];
  const from = typeof other === 'string' ? [] : [...other];
  for (let n = 0; n < changes; n += 1) bytes = changedOnce(bytes, from, { letter, below });
  return Uint8Array.from(bytes);
}

/** Puts another one, puts one in, takes some away, doubles some, cuts off, or goes on as another sample does. */
function changedOnce<T>(list: T[], other: T[], by: { letter: () => T; below: (n: number) => number }): T[] {
  const { letter, below } = by;
  const at = below(list.length + 1);
  const some = 1 + below(16);
  switch (below(8)) {
    case 0:
      return [...list.slice(0, at), letter(), ...list.slice(at)];
    case 1:
      return [...list.slice(0, at), ...list.slice(at + some)];
    case 2:
      return [...list.slice(0, at + some), ...list.slice(at)];
    case 3:
      return list.slice(0, at);
    case 4:
      return [...list.slice(0, at), ...other.slice(below(other.length + 1))];
    default:
      return list.map((value, i) => (i === at ? letter() : value));
  }
}
