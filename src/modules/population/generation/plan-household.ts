import type { Sex } from '../domain/personal-number.ts';
import type { Member, Relation, Status } from './member.ts';
import { nameStyleOf } from './name-styles.ts';
import { type Picker, type Random, weighted } from './random.ts';

export interface HouseholdWish {
  /** Year in which the registry is looked at. */
  year: number;
  pickGroup: Picker<string>;
}

type Shape =
  | 'single'
  | 'elder-alone'
  | 'couple'
  | 'old-couple'
  | 'family'
  | 'lone-parent'
  | 'three-generations'
  | 'stem';

// Weights and rates were set so that sizes (about 3.9), the age pyramid (about 28 % under 15, 5 to 6 % from 65 on) and
// generations come out as in the censuses of the Central Highlands.
const pickShape = weighted<Shape>([
  ['single', 6],
  ['elder-alone', 3],
  ['couple', 5],
  ['old-couple', 8],
  ['family', 57],
  ['lone-parent', 7],
  ['three-generations', 11],
  ['stem', 6],
]);

/** Plans the people of one household: who they are to each other, sex, year of birth and people. The head comes first. */
export function planHousehold(random: Random, wish: HouseholdWish): Member[] {
  const plan = new Plan(random, wish);
  switch (pickShape(random)) {
    case 'single':
      return plan.single(18, 40);
    case 'elder-alone':
      return plan.single(62, 86);
    case 'couple':
      plan.couple(20 + random.below(16));
      return plan.members;
    case 'old-couple':
      plan.couple(52 + Math.floor(random.next() ** 1.4 * 30));
      return plan.members;
    case 'family':
      return plan.family();
    case 'lone-parent':
      return plan.loneParent();
    case 'three-generations':
      return plan.withElders();
    case 'stem':
      return plan.stem();
  }
}

/** One person alone: fills a commune up to its exact number. */
export function planSingle(random: Random, wish: HouseholdWish): Member[] {
  return new Plan(random, wish).single(18, 60);
}

const mixedMarriages = 0.06;

class Plan {
  readonly members: Member[] = [];
  private readonly random: Random;
  private readonly wish: HouseholdWish;

  constructor(random: Random, wish: HouseholdWish) {
    this.random = random;
    this.wish = wish;
  }

  single(youngest: number, oldest: number): Member[] {
    const { random } = this;
    const age = youngest + random.below(oldest - youngest);
    const head = this.add(this.wish.pickGroup(random), {
      sex: random.chance(0.5) ? 'male' : 'female',
      age,
      relation: 'head',
    });
    if (age > 58) this.lateSpouse(head);
    else if (age > 35 && random.chance(0.3)) head.marital = 'divorced';
    return this.members;
  }

  /** Husband and wife; the husband is the head three times in four, in a matrilineal people every second time. */
  couple(wifeAge: number, group = this.wish.pickGroup(this.random)): { husband: Member; wife: Member } {
    const { random } = this;
    const other = random.chance(mixedMarriages) ? this.wish.pickGroup(random) : group;
    const husbandLeads = random.chance(nameStyleOf(group).matrilineal ? 0.5 : 0.78);
    const husbandAge = Math.max(19, wifeAge - 2 + random.below(9));
    const people = husbandLeads
      ? ([
          ['male', husbandAge, 'head', group],
          ['female', wifeAge, 'spouse', other],
        ] as const)
      : ([
          ['female', wifeAge, 'head', group],
          ['male', husbandAge, 'spouse', other],
        ] as const);
    const [first, second] = people.map(([sex, age, relation, g]) => this.add(g, { sex, age, relation })) as [
      Member,
      Member,
    ];
    marry(first, second);
    return husbandLeads ? { husband: first, wife: second } : { husband: second, wife: first };
  }

  family(): Member[] {
    const { random } = this;
    const wifeAge = 19 + Math.floor((random.next() * 0.65 + random.next() * 0.35) ** 1.25 * 38);
    const { husband, wife } = this.couple(wifeAge);
    this.children(husband, wife, 'child');
    return this.members;
  }

  loneParent(): Member[] {
    const { random } = this;
    const mother = random.chance(0.8);
    const age = 24 + random.below(30);
    const head = this.add(this.wish.pickGroup(random), { sex: mother ? 'female' : 'male', age, relation: 'head' });
    if (random.chance(0.35)) this.lateSpouse(head);
    else head.marital = random.chance(0.6) ? 'divorced' : 'single';
    const gone = head.spouse;
    if (mother) this.children(gone, head, 'child');
    else this.children(head, gone, 'child');
    return this.members;
  }

  /** A family with the old parents of the husband, in a matrilineal people of the wife. */
  withElders(): Member[] {
    const { random } = this;
    this.family();
    const husband = this.members.find((m) => m.sex === 'male');
    const wife = this.members.find((m) => m.sex === 'female');
    const heir = nameStyleOf(this.members[0]?.group ?? 'kinh').matrilineal ? wife : husband;
    if (heir === undefined) return this.members;
    const relation = heir.relation === 'head' ? 'parent' : 'parent-in-law';
    const motherAge = this.age(heir) + 18 + random.below(13);
    const fatherAge = motherAge - 1 + random.below(8);
    const mother = random.chance(survival(motherAge))
      ? this.add(heir.group, { sex: 'female', age: motherAge, relation })
      : undefined;
    const father = random.chance(survival(fatherAge) * 0.85)
      ? this.add(heir.group, { sex: 'male', age: fatherAge, relation })
      : undefined;
    if (mother) heir.mother = mother;
    if (father) heir.father = father;
    if (mother && nameStyleOf(heir.group).matrilineal) mother.clan = heir.clan;
    if (father && !nameStyleOf(heir.group).matrilineal) father.clan = heir.clan;
    if (mother && father) marry(father, mother);
    else if (mother ?? father) this.lateSpouse((mother ?? father) as Member);
    return this.members;
  }

  /** An elder couple with a married child and grandchildren. */
  stem(): Member[] {
    const { random } = this;
    const { husband, wife } = this.couple(47 + random.below(20));
    const style = nameStyleOf(husband.group);
    const childAge = Math.max(21, this.age(wife) - 19 - random.below(12));
    const sex: Sex = random.chance(style.matrilineal ? 0.2 : 0.85) ? 'male' : 'female';
    const child = this.add(husband.group, { sex, age: childAge, relation: 'child' });
    bear(child, husband, wife);
    const otherSex: Sex = sex === 'male' ? 'female' : 'male';
    const inLaw = this.add(child.group, {
      sex: otherSex,
      age: Math.max(19, childAge - 3 + random.below(5)),
      relation: 'child-in-law',
    });
    marry(child, inLaw);
    const [father, mother] = sex === 'male' ? [child, inLaw] : [inLaw, child];
    this.children(father, mother, 'grandchild');
    return this.members;
  }

  /** Children of one mother; those who are grown mostly live elsewhere, a few are still known as moved away. */
  private children(father: Member | undefined, mother: Member | undefined, relation: Relation): void {
    const { random } = this;
    const parent = mother ?? father;
    if (parent === undefined) return;
    const parentAge = this.age(parent);
    const large = parent.group !== 'kinh';
    const wanted = this.wantedChildren(large, parentAge);
    let parentAgeAtBirth = (large ? 17 : 19) + random.below(large ? 7 : 9);
    for (let i = 0; i < wanted && parentAgeAtBirth <= Math.min(parentAge, 43); i += 1) {
      const age = parentAge - parentAgeAtBirth;
      const stays = age < 18 ? 0.97 : age < 23 ? 0.72 : age < 27 ? 0.42 : age < 32 ? 0.14 : 0.03;
      const status: Status | undefined = random.chance(stays)
        ? 'present'
        : random.chance(0.06)
          ? 'moved-away'
          : undefined;
      if (status !== undefined) {
        const group = childGroup(father, mother);
        bear(this.add(group, { sex: random.chance(0.523) ? 'male' : 'female', age, relation, status }), father, mother);
      }
      parentAgeAtBirth += 2 + random.below(4);
    }
  }

  private wantedChildren(large: boolean, parentAge: number): number {
    const { random } = this;
    const second = random.chance(0.84) ? 1 : 0;
    const third = second > 0 && random.chance(large ? 0.62 : 0.38) ? 1 : 0;
    const more = third > 0 && random.chance(large ? 0.45 : 0.12) ? 1 + random.below(2) : 0;
    return 1 + second + third + more + (parentAge > 45 ? 1 : 0);
  }

  /** Gives a widow or widower the spouse who died a few years ago; the registry keeps the dead. */
  private lateSpouse(survivor: Member): void {
    const { random } = this;
    survivor.marital = 'widowed';
    if (!random.chance(0.5)) return;
    const late = this.add(survivor.group, {
      sex: survivor.sex === 'male' ? 'female' : 'male',
      age: this.age(survivor) + (survivor.sex === 'male' ? -random.below(5) : random.below(6)),
      relation: 'other',
      status: 'deceased',
    });
    marry(survivor, late);
    survivor.marital = 'widowed';
  }

  private age(member: Member): number {
    return this.wish.year - member.birthYear;
  }

  private add(group: string, who: { sex: Sex; age: number; relation: Relation; status?: Status }): Member {
    const member: Member = {
      sex: who.sex,
      birthYear: this.wish.year - who.age,
      relation: who.relation,
      status: who.status ?? 'present',
      group,
      clan: nameStyleOf(group).clan(this.random),
      marital: 'single',
    };
    this.members.push(member);
    return member;
  }
}

function marry(one: Member, other: Member): void {
  one.spouse = other;
  other.spouse = one;
  one.marital = 'married';
  other.marital = 'married';
}

function childGroup(father: Member | undefined, mother: Member | undefined): string {
  if (mother && nameStyleOf(mother.group).matrilineal) return mother.group;
  return (father ?? mother)?.group ?? 'kinh';
}

/** Sets the parents, and with them the name that the child bears. */
function bear(child: Member, father: Member | undefined, mother: Member | undefined): void {
  if (father) child.father = father;
  if (mother) child.mother = mother;
  const namesake = nameStyleOf(child.group).matrilineal ? (mother ?? father) : (father ?? mother);
  if (namesake !== undefined && namesake.group === child.group) child.clan = namesake.clan;
}

/** Roughly how many of those who had a child are still alive at this age. */
function survival(age: number): number {
  return age < 60 ? 0.95 : age < 70 ? 0.85 : age < 80 ? 0.62 : age < 90 ? 0.3 : age < 100 ? 0.05 : 0;
}
