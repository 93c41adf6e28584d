import type { Database, Tx } from '#platform/db';
import { sql, withoutIndexes } from '#platform/db';
import { refuse } from '#platform/errors';
import type { IsoDate } from '#platform/time';
import { birthProvinces } from './domain/birth-province-names.ts';
import { dayOf } from './generation/calendar.ts';
import {
  type HouseholdLines,
  householdColumns,
  lifeEventColumns,
  lineWriter,
  personColumns,
  residenceColumns,
} from './generation/copy-lines.ts';
import { type CommuneWish, ethnicMix } from './generation/ethnic-mix.ts';
import { type CommunePlan, type EthnicWish, ethnicPlan, type Left, pickFrom } from './generation/ethnic-plan.ts';
import { householdFiller } from './generation/fill-household.ts';
import { madeUpNumbers } from './generation/made-up-numbers.ts';
import type { Member } from './generation/member.ts';
import { planHousehold, planSingle } from './generation/plan-household.ts';
import { type Picker, type Random, seededRandom } from './generation/random.ts';

export interface PopulationWish {
  /** People who live here; the dead and the moved that the registry still knows come on top (about 2 %). */
  count: number;
  /** The same seed, count, date and communes give the same people, byte for byte. */
  seed: number;
  asOf: IsoDate;
  /** Two-digit code of the province (statistics office; also in personal numbers). */
  provinceCode: string;
  communes: readonly CommuneWish[];
  /** Exactly so many people of minorities, and of exactly so many peoples; roughly as in the province when absent. */
  ethnicity?: EthnicWish;
  /** Told now and then how many people are written. */
  progress?: (people: number) => void;
}

export interface PopulationMade {
  /** People who live here. */
  people: number;
  households: number;
  /** All rows, with the dead and the moved. */
  persons: number;
}

/** Rows of one COPY: large enough to be fast, small enough to stay in a few tens of megabytes. */
const batch = 8_000;

/**
 * Fills an empty registry with people who do not exist, in households, marked synthetic. One transaction: all or nothing.
 * The tables are locked while it runs (650,000 people: about half a minute).
 * @throws Refusal `population.not-empty` when there is anybody in the registry already.
 */
export async function generatePopulation(database: Database, wish: PopulationWish): Promise<PopulationMade> {
  if (wish.communes.length === 0) refuse('invalid', 'population.no-communes');
  if (!birthProvinces.has(wish.provinceCode))
    refuse('invalid', 'population.province-unknown', { code: wish.provinceCode });
  return database.asOwner(async (tx) => {
    await tx.run(sql`lock table population.person in share row exclusive mode`);
    const filled = await tx.maybe(sql`select 1 as one from population.person limit 1`);
    if (filled !== undefined) refuse('conflict', 'population.not-empty');
    const made = await withoutIndexes(tx, 'population', () => write(tx, wish));
    await tx.run(sql`analyze population.person, population.household, population.residence, population.life_event`);
    return made;
  });
}

async function write(tx: Tx, wish: PopulationWish): Promise<PopulationMade> {
  const made: PopulationMade = { people: 0, households: 0, persons: 0 };
  const lines: HouseholdLines = { person: [], household: [], residence: [], lifeEvent: [] };
  const households = writeHouseholds(wish, lines);
  let more = true;
  // People are made while PostgreSQL takes in those before them: the generator feeds the COPY it is read by.
  function* personLines(): Generator<string> {
    for (let inBatch = 0; inBatch < batch; ) {
      const next = households.next();
      if (next.done) {
        more = false;
        return;
      }
      made.people += next.value;
      made.households += 1;
      inBatch += lines.person.length;
      yield* lines.person.splice(0);
    }
  }
  while (more) {
    made.persons += await tx.copyIn(`copy population.person (${personColumns}) from stdin`, personLines());
    await tx.copyIn(`copy population.household (${householdColumns}) from stdin`, lines.household.splice(0));
    await tx.copyIn(`copy population.residence (${residenceColumns}) from stdin`, lines.residence.splice(0));
    await tx.copyIn(`copy population.life_event (${lifeEventColumns}) from stdin`, lines.lifeEvent.splice(0));
    wish.progress?.(made.people);
  }
  return made;
}

/** Writes one household after the other into `lines` and tells how many people live in it. */
function* writeHouseholds(wish: PopulationWish, lines: HouseholdLines): Generator<number> {
  const random = seededRandom(wish.seed);
  const year = Number(wish.asOf.slice(0, 4));
  const mix = ethnicMix(wish.communes, wish.seed);
  const numbers = madeUpNumbers(wish.seed);
  const fill = householdFiller({ random, asOf: wish.asOf, home: wish.provinceCode, seed: wish.seed, numbers });
  const writeLines = lineWriter({ provinceCode: wish.provinceCode, seed: wish.seed, today: dayOf(wish.asOf) });
  const shares = quotas(wish);
  const plans = wish.ethnicity === undefined ? undefined : ethnicPlan(shares, wish.ethnicity, wish.seed);
  for (const { commune, people } of shares) {
    const plan = plans?.get(commune.code);
    const made = plan
      ? plannedHouseholds(random, { year, people, plan })
      : drawnHouseholds(random, { year, people, pickGroup: mix.get(commune.code) ?? (() => 'kinh') });
    for (const members of made) {
      const here = livingIn(members).length;
      writeLines(fill(members, commune), lines);
      yield here;
    }
  }
}

const livingIn = (members: readonly Member[]) => members.filter((m) => m.status === 'present');

/** Households of a commune until exactly so many people live in them; who they are is drawn. */
function* drawnHouseholds(
  random: Random,
  { year, people, pickGroup }: { year: number; people: number; pickGroup: Picker<string> },
): Generator<Member[]> {
  for (let left = people; left > 0; ) {
    let members = planHousehold(random, { year, pickGroup });
    if (livingIn(members).length > left) members = planSingle(random, { year, pickGroup });
    left -= livingIn(members).length;
    yield members;
  }
}

/** Households of a commune until exactly so many people, and exactly so many of minorities among them, live in them. */
function* plannedHouseholds(
  random: Random,
  { year, people, plan }: { year: number; people: number; plan: CommunePlan },
): Generator<Member[]> {
  const left: Left = { people, minorities: plan.minorities };
  const minoritiesIn = (members: readonly Member[]) => livingIn(members).filter((m) => m.group !== 'kinh').length;
  const take = (members: Member[]): Member[] => {
    left.people -= livingIn(members).length;
    left.minorities -= minoritiesIn(members);
    return members;
  };
  for (const group of plan.planted) yield take(planSingle(random, { year, pickGroup: () => group }));
  const pickGroup = pickFrom(left, plan.pickMinority);
  while (left.people > 0) {
    const members = planHousehold(random, { year, pickGroup });
    const minorities = minoritiesIn(members);
    const others = livingIn(members).length - minorities;
    const fits = minorities <= left.minorities && others <= left.people - left.minorities;
    yield take(fits ? members : planSingle(random, { year, pickGroup }));
  }
}

/** Shares the people out among the communes by weight; largest remainders get the people that are left over. */
function quotas(wish: PopulationWish): { commune: CommuneWish; people: number }[] {
  const total = wish.communes.reduce((sum, c) => sum + c.weight, 0);
  const shares = wish.communes.map((commune) => {
    const exact = (wish.count * commune.weight) / total;
    return { commune, people: Math.floor(exact), rest: exact - Math.floor(exact) };
  });
  let over = wish.count - shares.reduce((sum, s) => sum + s.people, 0);
  for (const share of [...shares].sort((a, b) => b.rest - a.rest || (a.commune.code < b.commune.code ? -1 : 1))) {
    if (over <= 0) break;
    share.people += 1;
    over -= 1;
  }
  return shares;
}
