/** Thôn, buôn, bon, tổ dân phố: who lives there keeps its own word for the place. */
export const villageKinds = ['hamlet', 'buon', 'bon', 'quarter'] as const;
export type VillageKind = (typeof villageKinds)[number];

const words: Record<VillageKind, string> = { hamlet: 'Thôn', buon: 'Buôn', bon: 'Bon', quarter: 'Tổ dân phố' };

/** The name with its kind: "Bon 3", "Thôn Tân Lập". A name that has its kind already is left as people write it. */
export function villageName(kind: VillageKind, name: string): string {
  const known = Object.values(words).some((word) => name.toLowerCase().startsWith(`${word.toLowerCase()} `));
  return known ? name : `${words[kind]} ${name}`;
}

/** Our code of a village: the commune's, a dash, a running number ("24611-03"). Villages have no official codes. */
export const villageCode = (communeCode: string, number: number): string =>
  `${communeCode}-${String(number).padStart(2, '0')}`;

/** The kind that a name tells of itself; undefined when it tells none. */
export function kindOfVillageName(name: string): VillageKind | undefined {
  const lower = name.trim().toLowerCase();
  if (/^(tổ dân phố|tdp|khối phố)\b/u.test(lower)) return 'quarter';
  return villageKinds.find((kind) => lower.startsWith(`${words[kind].toLowerCase()} `));
}
