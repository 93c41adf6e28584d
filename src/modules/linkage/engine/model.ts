import { evidence, level, levelIn } from './levels.ts';
import { knownBeforehand, line, lineLength, type RowRarity } from './row-rarity.ts';

/** What the model knows: chances of each level for one person's two rows (m) and for two people's (u). */
export interface Model {
  /** log2 of m per field and level. */
  agree: Float64Array[];
  /** log2 of u per field and level. */
  chance: Float64Array[];
  /** Share of records whose person is in the registry. */
  present: number;
  /** log2 of the number of people in the registry. */
  population: number;
}

/** First guesses of m, in the order of the levels without "missing"; learning moves them to what the files show. */
const firstGuess: readonly (readonly number[])[] = [
  [0.82, 0.005, 0.02, 0.005, 0.03, 0.08, 0.01, 0.01, 0.02],
  [0.72, 0.12, 0.03, 0.02, 0.01, 0.03, 0.03, 0.01, 0.01, 0.005, 0.004, 0.003, 0.003, 0.002, 0.001, 0.002],
  [0.87, 0.04, 0.02, 0.01, 0.02, 0.01, 0.008, 0.006, 0.008, 0.008],
  [0.99, 0.01],
  [0.85, 0.05, 0.1],
  [0.85, 0.1, 0.05],
  [0.85, 0.1, 0.05],
  [0.7, 0.3],
];

/** Weight of the first guess in learning, in records. */
const guessWeight = 60;

const at = {
  idEqual: level('id.equal'),
  idRelative: level('id.relative'),
  idOld: level('id.old-equal'),
  idOldOnly: level('id.old-equal-new-different'),
  marksLost: level('name.marks-lost'),
  vowelMark: level('name.vowel-mark'),
  order: level('name.order'),
  part: level('name.part'),
  ends: level('name.ends'),
  typo: level('name.typo'),
  twoSlips: level('name.two-slips'),
  birthEqual: level('birth.equal'),
  bothYear: level('birth.both-year'),
};

/** Chances of the levels of two people's rows beforehand, in the order of the levels without "missing". */
const chanceBeforehand: readonly (readonly number[])[] = [
  [1e-6, 1e-6, 1e-8, 1e-3, 0.99, 1e-7, 1e-7, 1e-6, 0.99],
  [5e-5, 5e-5, 2e-5, 4e-5, 2e-5, 1e-4, 2e-5, 1e-4, 2e-3, 1e-3, 1e-3, 4e-3, 1e-2, 0.05, 0.2, 0.7],
  [4e-5, 2e-3, 1e-3, 3e-5, 2e-4, 5e-4, 2e-3, 0.012, 0.025, 0.95],
  [0.5, 0.5],
  [0.014, 0.014, 0.97],
  [1e-4, 5e-3, 0.99],
  [1e-4, 5e-3, 0.99],
  [1e-6, 1],
];

/** A model before learning. `counts[field][level]` are levels of random pairs. */
export function firstModel(counts: readonly Float64Array[], registryRows: number): Model {
  const chance = counts.map((levels, field) => {
    const known = levels.reduce((sum, n, i) => (i === 0 ? sum : sum + n), 0);
    const guess = chanceBeforehand[field] as readonly number[];
    return levels.map((n, i) =>
      i === 0 ? 0 : Math.log2((n + knownBeforehand * (guess[i - 1] as number)) / (known + knownBeforehand)),
    );
  });
  const id = chance[0] as Float64Array;
  const prefix = 2 ** (id[level('id.same-prefix')] as number);
  // A number that is another's by mistake is anybody's of a province, however few people this file has.
  const equal = 0.7 / (registryRows + 100_000);
  id[at.idEqual] = Math.log2(equal);
  id[at.idRelative] = Math.log2(4 / (registryRows + knownBeforehand));
  // Of the last six digits each may be one of nine others, and five pairs of neighbours may be swapped: 59 numbers of a
  // million. A slip is never rarer between two people than a whole number that is equal by mistake.
  id[level('id.slip')] = Math.log2(Math.min(0.1, Math.max(prefix * 59e-6, equal * 16)));
  id[level('id.old-slip')] = Math.log2(89e-7);
  const agree = firstGuess.map((levels) => Float64Array.from([1, ...levels], (m) => Math.log2(m)));
  return { agree, chance, present: 0.9, population: Math.log2(registryRows) };
}

/** Learns m from how much of each level went to true pairs (`sums`, in records), the first guess counting as 60. */
export function learn(model: Model, sums: readonly Float64Array[], present: number): Model {
  const agree = sums.map((levels, field) => {
    const known = levels.reduce((sum, n, i) => (i === 0 ? sum : sum + n), 0);
    const guess = firstGuess[field] as readonly number[];
    return levels.map((n, i) =>
      i === 0 ? 0 : Math.log2((n + guessWeight * (guess[i - 1] as number)) / (known + guessWeight)),
    );
  });
  return { ...model, agree, present: Math.min(0.999, Math.max(0.05, present)) };
}

/** What a pair's evidence weighs, in bits: log2 of how much likelier it is for one person than for two. */
export type Weigher = (pattern: number, row: number) => number;

/** What each field of a pair weighs, in bits; the explanation of a score. */
export function weigher(model: Model, rarity: RowRarity): Weigher {
  const flat = model.agree.map((agree, field) => agree.map((m, i) => m - (model.chance[field]?.[i] ?? 0)));
  const [idW, nameW, birthW, sexW, communeW, fatherW, motherW, phoneW] = flat as [
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
    Float64Array,
  ];
  const [idM, nameM, birthM, , communeM, fatherM, motherM, phoneM] = model.agree as typeof flat;
  const { shares } = rarity;
  return (pattern, row) => {
    const idLevel = levelIn(pattern, 0);
    const name = levelIn(pattern, 1);
    const birth = levelIn(pattern, 2);
    const sex = levelIn(pattern, 3);
    const commune = levelIn(pattern, 4);
    let weight = idLevel === 0 || idLevel === at.idRelative ? 0 : (idW[idLevel] as number);
    if (idLevel === at.idOld || idLevel === at.idOldOnly)
      weight = (idM?.[idLevel] as number) - (rarity.oldId[row] as number);
    if (name > 0) {
      const m = nameM?.[name] as number;
      if (name === 1) weight += m - (shares[row * lineLength + line.fullName] as number);
      else if (name <= at.order) weight += m - (shares[row * lineLength + line.letters] as number);
      else if (name === at.part || name === at.ends)
        weight += Math.min(nameW[name] as number, m - (shares[row * lineLength + line.ends] as number));
      else weight += nameW[name] as number;
    }
    if (birth === at.birthEqual || birth === at.bothYear)
      weight += (birthM?.[birth] as number) - (shares[row * lineLength + line.birth] as number);
    else if (birth > 0) weight += birthW[birth] as number;
    // A name nearly tells the sex: when names agree, agreement of the sex says little more.
    if (sex > 0) weight += (sexW[sex] as number) * (sex === 1 && name > 0 && name <= at.typo ? 0.2 : 1);
    if (commune === 1 || commune === 2)
      weight += (communeM?.[commune] as number) - (shares[row * lineLength + line.communeShare] as number);
    else if (commune > 0) weight += communeW[commune] as number;
    return weight + householdWeight(pattern, row, { idLevel, name });
  };

  /**
   * Parents, telephone and a relative's number all say "of this household": the strongest counts whole, the others a
   * quarter, and fifteen bits in all are the most, because brothers and sisters share all of it. For the same reason it
   * says little where the name is near and nothing where the name is another's.
   */
  function householdWeight(pattern: number, row: number, { idLevel, name }: { idLevel: number; name: number }): number {
    const father = levelIn(pattern, 5);
    const mother = levelIn(pattern, 6);
    const phone = levelIn(pattern, 7);
    if (father + mother + phone === 0 && idLevel !== at.idRelative) return 0;
    const f =
      father === 0
        ? 0
        : father === 1
          ? (fatherM?.[1] as number) - (shares[row * lineLength + line.fatherShare] as number)
          : (fatherW[father] as number);
    const m =
      mother === 0
        ? 0
        : mother === 1
          ? (motherM?.[1] as number) - (shares[row * lineLength + line.motherShare] as number)
          : (motherW[mother] as number);
    const p =
      phone === 0
        ? 0
        : phone === 1
          ? (phoneM?.[1] as number) - (rarity.phone[row] as number)
          : (phoneW[phone] as number);
    const i = idLevel === at.idRelative ? (idW[at.idRelative] as number) : 0;
    const most = Math.max(f, m, p, i, 0);
    const gains = Math.max(f, 0) + Math.max(m, 0) + Math.max(p, 0) + Math.max(i, 0);
    const named = name > at.twoSlips ? 0 : name > at.typo ? 0.5 : 1;
    const losses = Math.min(f, 0) + Math.min(m, 0) + Math.min(p, 0) + Math.min(i, 0);
    return named * Math.min(15, most + 0.25 * (gains - most)) + losses;
  }
}

/** Empty counts of levels, one array a field. */
export const levelCounts = (): Float64Array[] => evidence.map((e) => new Float64Array(e.levels.length));
