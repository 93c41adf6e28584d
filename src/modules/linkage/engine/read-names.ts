import { ByteDictionary } from './byte-dictionary.ts';
import type { RawNames } from './table.ts';
import { isSuspicious, readToken } from './token.ts';

/** Encodings from before Unicode that whole files are written in. */
export type OldEncoding = 'TCVN3 (ABC)' | 'VNI';

/** What is known of old encodings (module population); loaded only when some name looks like one. */
export interface Repair {
  /** Repairs text of an old encoding, or misread UTF-8; nothing when it is none. */
  whole(text: string): string | undefined;
  /** The old encoding of a text, when it can be told with certainty. */
  encodingOf(text: string): OldEncoding | undefined;
  word(encoding: OldEncoding, word: string): string;
  isSyllable(word: string): boolean;
}

/** Words in front of a name that are no part of it, when enough of a name is left. */
const titles = new Set(['ông0', 'bà1', 'be2', 'chau2', 'anh0', 'chi5']);
for (const word of ['ong', 'ba', 'be', 'chau', 'anh', 'chi']) titles.add(`${word}0`);

/**
 * Splits each distinct name of a file into words and reads each distinct word once: a province's 1.2 million names have
 * some fourteen thousand words. Where the file is of an old encoding, its words are read in both ways, and each name
 * takes the way that gives more Vietnamese syllables; a name with letters that only Unicode has is Unicode.
 */
export function readNames(bytes: Uint8Array, distinct: ByteDictionary, repair: Repair | undefined): RawNames {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const textOf = (name: number) =>
    buffer.toString('utf8', distinct.starts[name] as number, distinct.ends[name] as number);
  const encoding = repair === undefined ? undefined : encodingOf(distinct.size, textOf, repair);
  const words = new WordReader(bytes, repair, encoding);
  const starts = new Uint32Array(distinct.size + 1);
  const line: number[] = [];
  const raws: number[] = [];
  let run = new Int32Array(distinct.size * 5 + 16);
  let used = 0;
  let odd = 0;
  let unicode = 0;
  for (let name = 1; name < distinct.size; name += 1) {
    starts[name] = used;
    const end = distinct.ends[name] as number;
    raws.length = 0;
    let seen = 0;
    for (let i = distinct.starts[name] as number, from = i; i <= end; i += 1) {
      if (i < end && !isGap(bytes, i)) continue;
      if (i > from) {
        const id = words.read(from, i);
        raws.push(id);
        seen |= words.kinds[id] as number;
      }
      from = i + 1;
    }
    if ((seen & kind.odd) !== 0) odd += 1;
    if ((seen & kind.unicode) !== 0) unicode += 1;
    line.length = 0;
    const asOld = encoding !== undefined && (seen & (kind.unicode | kind.beyondAscii)) === kind.beyondAscii;
    if (asOld && words.isOld(raws, (seen & kind.odd) !== 0 || odd > unicode)) {
      for (const id of raws) if (words.oldToken(id) !== 0) line.push(words.oldToken(id));
    } else {
      const text = repair !== undefined && (seen & kind.odd) !== 0 ? repair.whole(textOf(name)) : undefined;
      if (text === undefined) {
        for (const id of raws) if (words.tokenOf[id] !== 0) line.push(words.tokenOf[id] as number);
      } else for (const word of text.split(/[\s\-.,_]+/)) if (words.idOf(word) !== 0) line.push(words.idOf(word));
    }
    const skip = startsWithTitle(line, words.tokens) ? 1 : 0;
    if (used + line.length > run.length) {
      const larger = new Int32Array(run.length * 2 + line.length);
      larger.set(run);
      run = larger;
    }
    for (let i = skip; i < line.length; i += 1) run[used++] = line[i] as number;
  }
  starts[distinct.size] = used;
  return { starts, words: run.slice(0, used), tokens: words.tokens, odd };
}

const sampled = 1_000;

/** The old encoding in which names of a file are written: that of most names, in a sample over the file, that have one. */
function encodingOf(names: number, textOf: (name: number) => string, repair: Repair): OldEncoding | undefined {
  const counts = new Map<OldEncoding, number>();
  const step = Math.max(1, Math.floor(names / sampled));
  for (let name = 1; name < names; name += step) {
    const encoding = repair.encodingOf(textOf(name));
    if (encoding !== undefined) counts.set(encoding, (counts.get(encoding) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}

/** What is seen in a word: signs of an old encoding; letters that only Unicode has; letters beyond ASCII. */
const kind = { odd: 1, unicode: 2, beyondAscii: 4 };

/** Reads each distinct word of a file once. */
class WordReader {
  readonly tokens: { full: string; base: string }[] = [{ full: '', base: '' }];
  readonly tokenOf: number[] = [0];
  readonly kinds: number[] = [0];
  readonly #bytes: Uint8Array;
  readonly #buffer: Buffer;
  readonly #raw: ByteDictionary;
  readonly #idOf = new Map<string, number>();
  readonly #old: { token: number; more: number }[] = [];
  readonly #repair: Repair | undefined;
  readonly #encoding: OldEncoding | undefined;

  constructor(bytes: Uint8Array, repair: Repair | undefined, encoding: OldEncoding | undefined) {
    this.#bytes = bytes;
    this.#buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#raw = new ByteDictionary(bytes);
    this.#repair = repair;
    this.#encoding = encoding;
  }

  read(start: number, end: number): number {
    const id = this.#raw.intern(this.#bytes, start, end);
    if (id === this.tokenOf.length) {
      const text = this.#buffer.toString('utf8', start, end);
      const odd = isSuspicious(text) || /[\^~`]|\w[?+]/.test(text);
      this.kinds.push(
        (odd ? kind.odd : 0) |
          (/[\u0100-\u1fff]/.test(text) ? kind.unicode : 0) |
          (/[\u0080-\uffff]/.test(text) ? kind.beyondAscii : 0),
      );
      this.tokenOf.push(this.idOf(text));
    }
    return id;
  }

  idOf(text: string): number {
    const token = readToken(text);
    if (token.base === '') return 0;
    let id = this.#idOf.get(token.full);
    if (id === undefined) {
      id = this.tokens.length;
      this.tokens.push(token);
      this.#idOf.set(token.full, id);
    }
    return id;
  }

  /** True when words make more syllables read in the file's old encoding; `likely` decides when both ways make as many. */
  isOld(words: readonly number[], likely: boolean): boolean {
    let more = 0;
    for (const id of words) more += this.#oldWord(id).more;
    return more > 0 || (more === 0 && likely);
  }

  oldToken(word: number): number {
    return this.#oldWord(word).token;
  }

  #oldWord(id: number): { token: number; more: number } {
    let old = this.#old[id];
    if (old === undefined) {
      const text = this.#buffer.toString('utf8', this.#raw.starts[id] as number, this.#raw.ends[id] as number);
      old = { token: this.tokenOf[id] as number, more: 0 };
      if (
        this.#repair !== undefined &&
        this.#encoding !== undefined &&
        ((this.kinds[id] as number) & kind.beyondAscii) !== 0
      ) {
        const decoded = this.#repair.word(this.#encoding, text);
        const more = Number(this.#repair.isSyllable(decoded)) - Number(this.#repair.isSyllable(text));
        old = { token: this.idOf(decoded), more };
      }
      this.#old[id] = old;
    }
    return old;
  }
}

const startsWithTitle = (line: readonly number[], tokens: readonly { full: string; base: string }[]): boolean =>
  line.length >= 3 &&
  titles.has(tokens[line[0] as number]?.full ?? '') &&
  (line.length > 3 || !isSurname(tokens[line[0] as number]?.base ?? ''));

/** Ông and Chi are surnames too, if rare ones: with three words in all, the first one stays. */
const isSurname = (base: string) => base === 'ong' || base === 'chi' || base === 'be';

/** Blank, tab, hyphen, dot, comma, underscore and the no-break space part words; apostrophes do not (H'Mai). */
function isGap(bytes: Uint8Array, i: number): boolean {
  const b = bytes[i] as number;
  return (
    b === 32 ||
    b === 9 ||
    b === 45 ||
    b === 46 ||
    b === 44 ||
    b === 95 ||
    (b === 0xa0 && bytes[i - 1] === 0xc2) ||
    (b === 0xc2 && bytes[i + 1] === 0xa0)
  );
}
