import { yearPlace } from './birth-years.ts';
import { evidence, level, levelIn } from './levels.ts';
import type { Model } from './model.ts';
import { line, lineLength, type RowRarity } from './row-rarity.ts';

/** What a pair's evidence weighs, in bits: log2 of how much likelier it is for one person than for two. */
export interface Weigher {
  weigh(pattern: number, row: number): number;
  /** How much likelier than at random the records are of people of this row's age; a part of what `weigh` gives. */
  prior(row: number): number;
  /** The rest of it in parts, one for each field of `evidence`. */
  parts(pattern: number, row: number): Float64Array;
}

const at = {
  idEqual: level('id.equal'),
  idRelative: level('id.relative'),
  idOld: level('id.old-equal'),
  idOldOnly: level('id.old-equal-new-different'),
  order: level('name.order'),
  part: level('name.part'),
  ends: level('name.ends'),
  typo: level('name.typo'),
  twoSlips: level('name.two-slips'),
  firstOnly: level('name.first-only'),
  different: level('name.different'),
  idPrefix: level('id.same-prefix'),
  birthEqual: level('birth.equal'),
  bothYear: level('birth.both-year'),
  yearKnown: level('birth.year-known'),
  registryYear: level('birth.registry-year'),
  year: level('birth.year'),
  dayMonth: level('birth.day-month'),
};

/** Fields that speak of the household rather than of the person; the most that they give together, in bits. */
const household = { father: 5, mother: 6, phone: 7 };
const householdMost = 15;
const householdRest = 0.25;

/**
 * A name that agrees in nothing but the family name is another one: learning takes brothers and sisters who are not in the
 * registry for those who are, and would make less of the difference.
 */
function mergeFirstOnly(weights: Float64Array, { agree, chance }: Model): void {
  const both = (levels: Float64Array | undefined) =>
    Math.log2(2 ** (levels?.[at.firstOnly] ?? 0) + 2 ** (levels?.[at.different] ?? 0));
  weights[at.firstOnly] = Math.min(weights[at.firstOnly] as number, both(agree[1]) - both(chance[1]));
}

/** Makes the weigher of a model; agreement on a rare value weighs more (term frequencies of the registry). */
export function weigher(model: Model, rarity: RowRarity): Weigher {
  const flat = model.agree.map((agree, field) => agree.map((m, i) => m - (model.chance[field]?.[i] ?? 0)));
  mergeFirstOnly(flat[1] as Float64Array, model);
  const field = (number: number) => flat[number] as Float64Array;
  const m = (number: number) => model.agree[number] as Float64Array;
  const [idW, nameW, birthW, sexW, communeW] = [field(0), field(1), field(2), field(3), field(4)] as const;
  const [fatherW, motherW, phoneW] = [
    field(household.father),
    field(household.mother),
    field(household.phone),
  ] as const;
  const [idM, nameM, birthM, communeM] = [m(0), m(1), m(2), m(4)] as const;
  const [fatherM, motherM, phoneM] = [m(household.father), m(household.mother), m(household.phone)] as const;
  const { shares, lines, province } = rarity;

  const idBits = (at0: number, row: number, birth: number): number => {
    if (at0 === 0 || at0 === at.idRelative) return 0;
    // The first six digits are province, century and sex, and year. Where the birth year agrees already, they say no more
    // than that the province is the same, and the other six speak against.
    if (at0 === at.idPrefix && birth > 0 && birth <= at.year && birth !== at.dayMonth)
      return Math.min(
        idW[at0] as number,
        (idM[at0] as number) - (province[((lines[row * lineLength] as number) / 1000) | 0] as number),
      );
    // The old number repeats what an equal new number says, and says no more than it.
    if (at0 === at.idOld || at0 === at.idOldOnly)
      return Math.min(idW[at.idEqual] as number, (idM[at0] as number) - (rarity.oldId[row] as number));
    return idW[at0] as number;
  };
  const nameBits = (name: number, row: number): number => {
    if (name === 0) return 0;
    const agree = nameM[name] as number;
    if (name === 1) return agree - (shares[row * lineLength + line.fullName] as number);
    if (name <= at.order) return agree - (shares[row * lineLength + line.letters] as number);
    if (name === at.part || name === at.ends)
      return Math.min(nameW[name] as number, agree - (shares[row * lineLength + line.ends] as number));
    return nameW[name] as number;
  };
  const { births } = model;
  const prior = (row: number): number => {
    const birth = (lines[row * lineLength + line.birthAndSex] as number) & 0xfffffff;
    return births === undefined || birth === 0 ? 0 : (births.prior[yearPlace(birth)] as number);
  };
  /** An agreement that says no more than chance would speaks for nobody, but never against. */
  const birthBits = (birth: number, row: number): number => {
    if (birth === 0) return 0;
    if (birth > at.registryYear) return birthW[birth] as number;
    const agree = birthM[birth] as number;
    const date = shares[row * lineLength + line.birth] as number;
    if (births === undefined)
      return birth === at.birthEqual || birth === at.bothYear ? agree - date : (birthW[birth] as number);
    const y = yearPlace((lines[row * lineLength + line.birthAndSex] as number) & 0xfffffff);
    if (birth === at.birthEqual) return Math.max(0, agree - date - (births.shift[y] as number));
    return Math.max(0, agree - ((birth === at.registryYear ? births.dated[y] : births.yearOnly[y]) as number));
  };
  // A name nearly tells the sex: when names agree, agreement of the sex says little more.
  const sexBits = (sex: number, name: number): number =>
    sex === 0 ? 0 : (sexW[sex] as number) * (sex === 1 && name > 0 && name <= at.typo ? 0.2 : 1);
  const communeBits = (commune: number, row: number): number => {
    if (commune === 1 || commune === 2)
      return (communeM[commune] as number) - (shares[row * lineLength + line.communeShare] as number);
    return commune === 0 ? 0 : (communeW[commune] as number);
  };
  const fatherBits = (l: number, row: number): number => {
    if (l === 1) return (fatherM[1] as number) - (shares[row * lineLength + line.fatherShare] as number);
    return l === 0 ? 0 : (fatherW[l] as number);
  };
  const motherBits = (l: number, row: number): number => {
    if (l === 1) return (motherM[1] as number) - (shares[row * lineLength + line.motherShare] as number);
    return l === 0 ? 0 : (motherW[l] as number);
  };
  const phoneBits = (l: number, row: number): number => {
    if (l === 1) return (phoneM[1] as number) - (rarity.phone[row] as number);
    return l === 0 ? 0 : (phoneW[l] as number);
  };
  const relativeBits = (id: number) => (id === at.idRelative ? (idW[at.idRelative] as number) : 0);
  const nearness = (name: number) => (name > at.twoSlips ? 0 : name > at.typo ? 0.5 : 1);

  /**
   * Parents, telephone and a relative's number all say "of this household": the strongest counts whole, the others a
   * quarter, and fifteen bits in all are the most, because brothers and sisters share all of it. For the same reason it
   * says little where the name is near and nothing where the name is another's.
   */
  function householdBits(pattern: number, row: number): number {
    const father = levelIn(pattern, household.father);
    const mother = levelIn(pattern, household.mother);
    const phone = levelIn(pattern, household.phone);
    const id = levelIn(pattern, 0);
    if (father + mother + phone === 0 && id !== at.idRelative) return 0;
    const f = fatherBits(father, row);
    const mo = motherBits(mother, row);
    const p = phoneBits(phone, row);
    const i = relativeBits(id);
    const most = Math.max(f, mo, p, i, 0);
    const gains = Math.max(f, 0) + Math.max(mo, 0) + Math.max(p, 0) + Math.max(i, 0);
    const losses = Math.min(f, 0) + Math.min(mo, 0) + Math.min(p, 0) + Math.min(i, 0);
    return nearness(levelIn(pattern, 1)) * Math.min(householdMost, most + householdRest * (gains - most)) + losses;
  }

  const weigh = (pattern: number, row: number): number => {
    const name = levelIn(pattern, 1);
    return (
      prior(row) +
      idBits(levelIn(pattern, 0), row, levelIn(pattern, 2)) +
      nameBits(name, row) +
      birthBits(levelIn(pattern, 2), row) +
      sexBits(levelIn(pattern, 3), name) +
      communeBits(levelIn(pattern, 4), row) +
      householdBits(pattern, row)
    );
  };

  const parts = (pattern: number, row: number): Float64Array => {
    const bits = new Float64Array(evidence.length);
    const name = levelIn(pattern, 1);
    bits[0] = idBits(levelIn(pattern, 0), row, levelIn(pattern, 2));
    bits[1] = nameBits(name, row);
    bits[2] = birthBits(levelIn(pattern, 2), row);
    bits[3] = sexBits(levelIn(pattern, 3), name);
    bits[4] = communeBits(levelIn(pattern, 4), row);
    const home = [
      [0, relativeBits(levelIn(pattern, 0))],
      [household.father, fatherBits(levelIn(pattern, household.father), row)],
      [household.mother, motherBits(levelIn(pattern, household.mother), row)],
      [household.phone, phoneBits(levelIn(pattern, household.phone), row)],
    ] as const;
    // What the household gives together is shown in proportion to what each part would give alone.
    const gains = home.reduce((sum, [, b]) => sum + Math.max(0, b), 0);
    const losses = home.reduce((sum, [, b]) => sum + Math.min(0, b), 0);
    const scale = gains > 0 ? (householdBits(pattern, row) - losses) / gains : 0;
    for (const [at0, b] of home) bits[at0] = (bits[at0] as number) + (b > 0 ? b * scale : b);
    return bits;
  };
  return { weigh, prior, parts };
}
