import { distance, type Masked, makeMasks } from './edit-distance.ts';
import { level } from './levels.ts';
import type { NameTable } from './name-table.ts';

const at = {
  equal: level('name.equal'),
  marksLost: level('name.marks-lost'),
  tone: level('name.tone'),
  vowelMark: level('name.vowel-mark'),
  order: level('name.order'),
  part: level('name.part'),
  typo: level('name.typo'),
  near: level('name.near'),
  ends: level('name.ends'),
  twoSlips: level('name.two-slips'),
  partLoose: level('name.part-loose'),
  givenAndMore: level('name.given-and-more'),
  givenOnly: level('name.given-only'),
  allButGiven: level('name.all-but-given'),
  firstOnly: level('name.first-only'),
  different: level('name.different'),
};

/** Compares the name of one record with those of many candidates. */
export interface NameComparer {
  /** Takes the name whose candidates come next. */
  take(name: number): void;
  /** The level of `take`n name and this one (see `nameLevels`). */
  levelTo(name: number): number;
}

/**
 * `isRare[base]` is 1 for words (letters a–z) that hardly anybody in the registry has: a slip that leads to such a word
 * is a typing mistake, one that leads to a common word may be another person.
 */
export function nameComparer(names: NameTable, isRare: Uint8Array): NameComparer {
  const { starts, words, baseOf, letters, wordSet, text, textStart } = names;
  const masked: Masked = { masks: new Int32Array(26), length: 0 };
  let mine = 0;
  let from = 0;
  let to = 0;
  let masksOf = 0;

  const take = (name: number): void => {
    mine = name;
    from = starts[name] as number;
    to = starts[name + 1] as number;
  };
  const levelTo = (other: number): number => {
    if (mine === 0 || other === 0) return 0;
    if (mine === other) return at.equal;
    if (letters[mine] === letters[other]) return sameLetters(other);
    if (wordSet[mine] === wordSet[other]) return at.order;
    const otherFrom = starts[other] as number;
    const otherTo = starts[other + 1] as number;
    const first = baseOf[words[from] as number] === baseOf[words[otherFrom] as number];
    const last = baseOf[words[to - 1] as number] === baseOf[words[otherTo - 1] as number];
    const shared = sharedWords(otherFrom, otherTo);
    const fewest = Math.min(to - from, otherTo - otherFrom);
    const isPart = shared === fewest && fewest >= 2;
    if (isPart && first && last) return at.part;
    const slips = slipsTo(other);
    // A slip in a word of two letters, or two in one of four, may as well be another word (An and Anh, Sơn and An).
    const isTypo = slips <= 2 && shortestAlone(otherFrom, otherTo) >= slips + 2 && allRare(otherFrom, otherTo);
    if (slips === 1) return isTypo ? at.typo : at.near;
    if (first && last && shared >= 2) return at.ends;
    if (isTypo) return at.twoSlips;
    if (isPart) return at.partLoose;
    if (last && shared >= 2) return at.givenAndMore;
    if (first && shared >= fewest - 1 && shared >= 2) return at.allButGiven;
    if (last) return at.givenOnly;
    return first ? at.firstOnly : at.different;
  };

  /** Letters a–z agree: how do the marks? A word typed without marks agrees with every marked form. */
  function sameLetters(other: number): number {
    const otherFrom = starts[other] as number;
    if ((starts[other + 1] as number) - otherFrom !== to - from) return at.marksLost;
    let worst: number = at.marksLost;
    for (let i = 0; i < to - from; i += 1) {
      const a = words[from + i] as number;
      const b = words[otherFrom + i] as number;
      if (a === b || names.plainWord[a] === 1 || names.plainWord[b] === 1) continue;
      if (names.toneless[a] !== names.toneless[b]) return at.vowelMark;
      worst = at.tone;
    }
    return worst;
  }

  function sharedWords(otherFrom: number, otherTo: number): number {
    let used = 0;
    let count = 0;
    for (let i = from; i < to; i += 1) {
      const base = baseOf[words[i] as number];
      for (let j = otherFrom; j < otherTo; j += 1) {
        if ((used & (1 << (j - otherFrom))) !== 0 || baseOf[words[j] as number] !== base) continue;
        used |= 1 << (j - otherFrom);
        count += 1;
        break;
      }
    }
    return count;
  }

  function slipsTo(other: number): number {
    if (masksOf !== mine) {
      masked.length = makeMasks(masked.masks, text, textStart[mine] as number, textStart[mine + 1] as number);
      masksOf = mine;
    }
    const a = textStart[other] as number;
    const b = textStart[other + 1] as number;
    return Math.abs(b - a - masked.length) > 2 ? 9 : distance(masked, text, a, b);
  }

  /** Are all words that one of the two names has alone rare ones, on one side at least? */
  function allRare(otherFrom: number, otherTo: number): boolean {
    return (
      onlyRare({ from, to, otherFrom, otherTo }) ||
      onlyRare({ from: otherFrom, to: otherTo, otherFrom: from, otherTo: to })
    );
  }

  function onlyRare(side: { from: number; to: number; otherFrom: number; otherTo: number }): boolean {
    for (let i = side.from; i < side.to; i += 1) {
      const base = baseOf[words[i] as number] as number;
      if (isRare[base] !== 1 && !stands(base, side.otherFrom, side.otherTo)) return false;
    }
    return true;
  }

  /** Letters of the shortest word that one of the two names has alone. */
  function shortestAlone(otherFrom: number, otherTo: number): number {
    let shortest = 99;
    for (let i = from; i < to; i += 1)
      if (!stands(baseOf[words[i] as number] as number, otherFrom, otherTo))
        shortest = Math.min(shortest, names.wordLength[words[i] as number] as number);
    for (let j = otherFrom; j < otherTo; j += 1)
      if (!stands(baseOf[words[j] as number] as number, from, to))
        shortest = Math.min(shortest, names.wordLength[words[j] as number] as number);
    return shortest;
  }

  function stands(base: number, otherFrom: number, otherTo: number): boolean {
    for (let j = otherFrom; j < otherTo; j += 1) if (baseOf[words[j] as number] === base) return true;
    return false;
  }

  return { take, levelTo };
}
