import { type Picker, type Random, seededRandom, weighted } from './random.ts';

export interface CommuneWish {
  /** Code of the commune in `territory`. */
  code: string;
  /** Its share of the people, in any unit. */
  weight: number;
  urban?: boolean;
}

/** Share of ethnic minorities among the people (report 876/BC-UBND of 18/12/2023: about 32 %, some 40 peoples). */
export const minorityShare = 0.32;

// Rough proportions among the minorities of the western Central Highlands; not a statistic of any place.
export const proportions: readonly (readonly [string, number])[] = [
  ['mnong', 250],
  ['hmong', 172],
  ['nung', 155],
  ['tay', 112],
  ['dao', 94],
  ['thai', 60],
  ['ma', 40],
  ['e-de', 30],
  ['muong', 28],
  ['hoa', 22],
  ['san-chay', 4],
  ['co-ho', 4],
  ['xtieng', 4],
  ['cham', 3],
  ['san-diu', 3],
  ['gia-rai', 3],
  ['khome', 4],
  ['tho', 3],
  ['ba-na', 2],
  ['xo-dang', 2],
  ['hre', 2],
  ['bru-van-kieu', 2],
  ['co-tu', 1],
  ['ra-glai', 1],
  ['ta-oi', 1],
  ['gie-trieng', 1],
  ['kho-mu', 1],
  ['giay', 1],
  ['cho-ro', 1],
  ['chu-ru', 1],
  ['lao', 1],
  ['ngai', 1],
  ['co', 1],
  ['la-chi', 0.7],
  ['phu-la', 0.5],
  ['lo-lo', 0.5],
  ['ha-nhi', 0.5],
  ['xinh-mun', 0.5],
  ['khang', 0.5],
];

const communesInCluster = 4;
const heads = proportions.slice(0, 10);
const timesMore = 8;

export interface LocalMix {
  commune: CommuneWish;
  /** Share of minorities in the commune. */
  minorities: number;
  /** Weight of each people, in the order of the proportions. */
  weights: number[];
}

/** What the mix of the whole province is to be. */
export interface MixWish {
  share: number;
  proportions: readonly (readonly [string, number])[];
}

/**
 * Who lives in which commune: neighbouring communes (by code) share one or two peoples that are many there, towns have
 * fewer minorities, and over the whole province the shares come out as above.
 */
export function ethnicMix(communes: readonly CommuneWish[], seed: number): Map<string, Picker<string>> {
  return new Map(
    localMixes(communes, seed, { share: minorityShare, proportions }).map(({ commune, minorities, weights }) => {
      const total = sum(weights);
      const shares = proportions.map(([group], g) => [group, ((weights[g] ?? 0) / total) * minorities] as const);
      return [commune.code, weighted([['kinh', 1 - minorities], ...shares])];
    }),
  );
}

/** The mix of each commune, in the order of their codes. */
export function localMixes(communes: readonly CommuneWish[], seed: number, wish: MixWish): LocalMix[] {
  const random = seededRandom(seed ^ 0x5eed_e7);
  const sorted = [...communes].sort((a, b) => (a.code < b.code ? -1 : 1));
  const drawn = sorted.map((commune) => {
    const share = commune.urban ? 0.06 + 0.2 * random.next() : 0.05 + 0.95 * random.next() ** 1.6;
    return { commune, share };
  });
  const shares = drawn.map(({ commune, share }) => [commune.weight, share] as const);
  const factor = balance(shares, wish.share);
  let many: Set<string> = new Set();
  const local = drawn.map(({ commune, share }, index): LocalMix => {
    if (index % communesInCluster === 0) many = pickHeads(random);
    const weights = wish.proportions.map(([group, weight]) => weight * (many.has(group) ? timesMore : 1));
    return { commune, minorities: Math.min(0.96, share * factor), weights };
  });
  fitProportions(local, wish.proportions);
  return local;
}

const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

/** Iterative proportional fitting: keeps who is many where, and makes the peoples' totals come out right. */
function fitProportions(local: readonly LocalMix[], proportions: MixWish['proportions']): void {
  const whole = sum(proportions.map(([, weight]) => weight));
  for (let round = 0; round < 30; round += 1) {
    const totals = proportions.map(() => 0);
    let minorities = 0;
    for (const { commune, minorities: share, weights } of local) {
      const here = sum(weights);
      minorities += commune.weight * share;
      for (const [g, weight] of weights.entries())
        totals[g] = (totals[g] ?? 0) + (commune.weight * share * weight) / here;
    }
    for (const [g, [, wanted]] of proportions.entries()) {
      const scale = ((wanted / whole) * minorities) / (totals[g] ?? 1);
      for (const { weights } of local) weights[g] = (weights[g] ?? 0) * scale;
    }
  }
}

/** By how much all drawn shares must be raised or lowered so that the whole comes out right, however they are capped. */
function balance(drawn: readonly (readonly [weight: number, share: number])[], minorityShare: number): number {
  const people = sum(drawn.map(([weight]) => weight));
  let factor = 1;
  for (let i = 0; i < 20; i += 1) {
    const minorities = sum(drawn.map(([weight, share]) => weight * Math.min(0.96, share * factor)));
    factor *= (minorityShare * people) / minorities;
  }
  return factor;
}

function pickHeads(random: Random): Set<string> {
  const pick = weighted(heads.map(([group, weight]) => [group, Math.sqrt(weight)] as const));
  return new Set([pick(random), pick(random)]);
}

const origins: Record<string, readonly (readonly [string, number])[]> = {
  kinh: [
    ['38', 11],
    ['40', 10],
    ['34', 9],
    ['36', 8],
    ['42', 6],
    ['51', 6],
    ['52', 7],
    ['49', 6],
    ['46', 4],
    ['30', 5],
    ['33', 3],
    ['35', 3],
    ['37', 3],
    ['31', 2],
    ['01', 3],
    ['44', 3],
    ['54', 3],
    ['75', 2],
    ['79', 2],
    ['27', 2],
  ],
  north: [
    ['04', 30],
    ['20', 26],
    ['24', 8],
    ['19', 5],
    ['06', 6],
    ['02', 5],
    ['08', 8],
  ],
  hmong: [
    ['04', 20],
    ['02', 18],
    ['10', 15],
    ['11', 8],
    ['14', 8],
    ['15', 6],
    ['08', 4],
  ],
  thai: [
    ['40', 26],
    ['38', 18],
    ['14', 14],
    ['11', 6],
    ['17', 12],
  ],
};
const originPickers = new Map(Object.entries(origins).map(([key, list]) => [key, weighted(list)]));
const originOfGroup: Record<string, string> = {
  kinh: 'kinh',
  hmong: 'hmong',
  thai: 'thai',
  muong: 'thai',
  tho: 'thai',
};
const highlanders = new Set([
  'mnong',
  'ma',
  'e-de',
  'co-ho',
  'xtieng',
  'cho-ro',
  'gia-rai',
  'chu-ru',
  'ba-na',
  'xo-dang',
]);

/** The province (two digits) from which a family came to the highlands, or `home` for those who were always there. */
export function pickOrigin(random: Random, group: string, home: string): string {
  if (highlanders.has(group)) return home;
  return originPickers.get(originOfGroup[group] ?? 'north')?.(random) ?? home;
}
