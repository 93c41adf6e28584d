import { refuse } from '#platform/errors';
import { ethnicGroups } from '../domain/ethnic-groups.ts';
import { type CommuneWish, localMixes, minorityShare, proportions } from './ethnic-mix.ts';
import { type Picker, type Random, weighted } from './random.ts';
import { shareOut } from './share-out.ts';

/** How many people of which peoples there are to be, exactly. */
export interface EthnicWish {
  /** People of ethnic minorities among those who live here. */
  minorities?: number;
  /** Peoples of whom at least one person lives here, Kinh among them. */
  groups?: number;
}

/** Who is to live in one commune. */
export interface CommunePlan {
  minorities: number;
  /** One person of each of these peoples lives here, so that none is missing in the whole. */
  planted: string[];
  pickMinority: Picker<string>;
}

export interface PlannedCommune {
  commune: CommuneWish;
  people: number;
}

/**
 * Shares the minorities out among the communes: as many in all as asked for, never more than live there.
 * @throws Refusal `population.bad-ethnic-wish` when the numbers cannot go together.
 */
export function ethnicPlan(
  communes: readonly PlannedCommune[],
  wish: EthnicWish,
  seed: number,
): Map<string, CommunePlan> {
  const count = communes.reduce((sum, c) => sum + c.people, 0);
  const chosen = chosenPeoples(wish.groups);
  const minorities = wish.minorities ?? (chosen.length === 0 ? 0 : Math.round(count * minorityShare));
  const mustHave = wish.groups === undefined ? 0 : chosen.length;
  const hasKinh = wish.groups === undefined || count > minorities;
  const fits = Number.isInteger(minorities) && minorities >= mustHave && minorities <= count && hasKinh;
  if (!fits || (minorities > 0 && chosen.length === 0)) refuse('invalid', 'population.bad-ethnic-wish');
  const mixes = localMixes(
    communes.map((c) => c.commune),
    seed,
    { share: count === 0 ? 0 : minorities / count, proportions: chosen },
  );
  const peopleOf = new Map(communes.map((c) => [c.commune.code, c.people]));
  const shares = shareOut(
    minorities,
    mixes.map(({ commune, minorities: share }) => {
      const most = peopleOf.get(commune.code) ?? 0;
      return { weight: share * most, most };
    }),
  );
  const plans = mixes.map(
    ({ weights }, i): CommunePlan => ({
      minorities: shares[i] ?? 0,
      planted: [],
      pickMinority: weighted(chosen.map(([group], g) => [group, weights[g] ?? 0] as const)),
    }),
  );
  if (mustHave > 0) plant(plans, chosen);
  return new Map(mixes.map(({ commune }, i) => [commune.code, plans[i] as CommunePlan]));
}

/** Peoples besides Kinh: those that are many first, then the others in the order of the official list. */
function chosenPeoples(groups: number | undefined): (readonly [string, number])[] {
  if (groups === undefined) return [...proportions];
  const known = new Set(['kinh', ...proportions.map(([group]) => group)]);
  const others = ethnicGroups.filter((g) => !known.has(g.key)).map((g) => [g.key, 0.3] as const);
  const all = [...proportions, ...others];
  if (!Number.isInteger(groups) || groups < 1 || groups > all.length + 1)
    refuse('invalid', 'population.bad-ethnic-wish');
  return all.slice(0, groups - 1);
}

/** Gives each people one person, round the communes, where minorities live. */
function plant(plans: readonly CommunePlan[], chosen: readonly (readonly [string, number])[]): void {
  let at = 0;
  for (const [group] of chosen) {
    while (
      (plans[at % plans.length] as CommunePlan).planted.length >= (plans[at % plans.length] as CommunePlan).minorities
    )
      at += 1;
    (plans[at % plans.length] as CommunePlan).planted.push(group);
    at += 1;
  }
}

/** How many are left to be made in a commune. */
export interface Left {
  people: number;
  minorities: number;
}

/** Draws from who is left to be made, as one draws from a bag: in the end nobody is left over. */
export const pickFrom =
  (left: Left, pickMinority: Picker<string>): Picker<string> =>
  (random: Random) =>
    random.next() * left.people < left.minorities ? pickMinority(random) : 'kinh';
