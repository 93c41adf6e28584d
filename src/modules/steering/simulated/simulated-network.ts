import { copyLine, sql, type Tx } from '#platform/db';
import type { SeededRandom } from '#platform/ids';
import { addDays, type IsoDate } from '#platform/time';
import { taskForceName } from '../domain/task-force.ts';
import { type VillageKind, villageCode, villageName } from '../domain/village.ts';
import { factCopy, factLine, type SimulatedFact } from './fact-line.ts';
import { dayIn, simulatedSpan } from './simulated-days.ts';

/** How many task forces of a level are to be there, and how many are. */
export interface NetworkCount {
  planned: number;
  established: number;
}

export interface NetworkWish {
  district: NetworkCount;
  commune: NetworkCount;
  village: NetworkCount;
}

interface Place {
  code: string;
  name: string;
  kind: string;
  parentCode: string | null;
}

interface Force {
  id: string;
  level: 'province' | 'district' | 'commune' | 'village';
  unitCode: string;
  villageCode: string | null;
  parentId: string | null;
  name: string;
  plannedOn: IsoDate;
  establishedOn: IsoDate | null;
}

interface Ground {
  random: SeededRandom;
  asOf: IsoDate;
  places: readonly Place[];
  forces: Force[];
}

/** Makes the network: one force of the province, and of each level as many as wished. @returns how many forces there are. */
export async function simulateNetwork(
  tx: Tx,
  wish: NetworkWish,
  { random, asOf }: { random: SeededRandom; asOf: IsoDate },
): Promise<number> {
  const places = await placesAt(tx, asOf);
  const ground: Ground = { random, asOf, places, forces: [] };
  add(ground, { level: 'province', place: ofKind(places, 'province')[0], index: 0, established: true });
  for (const level of ['district', 'commune'] as const) addLevel(ground, level, wish[level]);
  const villages = addVillages(ground, wish.village);
  await tx.copyIn('copy steering.village (code, commune_code, kind, name, valid_from, origin) from stdin', villages);
  await writeForces(tx, ground);
  return ground.forces.length;
}

/**
 * The units of the date; of a kind that has ended (districts after 30 June 2025) the last ones there were, since the
 * forces were made for them.
 */
function placesAt(tx: Tx, asOf: IsoDate): Promise<Place[]> {
  return tx.rows<Place>(sql`with known as (
      select *, coalesce(valid_to, 'infinity'::date) as until from territory.pub_unit where valid_from <= ${asOf}::date),
    last as (select kind, max(least(until, ${asOf}::date)) as day from known group by kind)
    select k.code, k.name, k.kind, k.parent_code as "parentCode" from known k join last l on l.kind = k.kind and k.until >= l.day
    order by k.code`);
}

const ofKind = (places: readonly Place[], kind: string) => places.filter((p) => p.kind === kind);

interface Wanted {
  level: Force['level'];
  place: Place | undefined;
  index: number;
  established: boolean;
  village?: { code: string; name: string };
}

function add(ground: Ground, { level, place, index, established, village }: Wanted): Force {
  const { random, asOf, forces } = ground;
  if (place === undefined) throw new Error(`there is no unit for a task force of level ${level} on ${asOf}`);
  const span = simulatedSpan(asOf);
  const parent = level === 'province' ? undefined : parentOf(ground, level, place);
  const after = parent?.establishedOn ?? span.from;
  const last = addDays(after, 90);
  const establishedOn = established ? dayIn(random, { from: after, to: last < span.to ? last : span.to }) : null;
  const name = taskForceName(village?.name ?? place.name);
  const force: Force = {
    id: random.id(Date.parse(span.from)),
    level,
    unitCode: place.code,
    villageCode: village?.code ?? null,
    parentId: parent?.id ?? null,
    // More forces than units: a second one for the same place is told apart.
    name: index === 0 ? name : `${name} (${index + 1})`,
    plannedOn: span.from,
    establishedOn,
  };
  forces.push(force);
  return force;
}

function parentOf({ forces }: Ground, level: Force['level'], place: Place): Force | undefined {
  const above = { district: 'province', commune: 'district', village: 'commune', province: '' }[level];
  const unit = level === 'village' ? place.code : place.parentCode;
  return forces.find((f) => f.level === above && f.unitCode === unit) ?? forces.find((f) => f.level === 'province');
}

function addLevel(ground: Ground, level: 'district' | 'commune', count: NetworkCount): void {
  const found = ofKind(ground.places, level);
  const places = found.length > 0 ? found : ofKind(ground.places, 'province');
  for (let i = 0; i < count.planned; i += 1) {
    const place = places[i % places.length];
    add(ground, { level, place, index: Math.floor(i / places.length), established: i < count.established });
  }
}

/** Spreads the villages evenly over the communes: "Thôn/Buôn/Bon n", in wards and townships residential quarters. */
function addVillages(ground: Ground, count: NetworkCount): string[] {
  const { random, asOf } = ground;
  const communes = ofKind(ground.places, 'commune');
  const numbers = new Map<string, number>();
  const from = simulatedSpan(asOf).from;
  const lines: string[] = [];
  for (let i = 0; i < count.planned; i += 1) {
    const commune = communes[i % communes.length];
    if (commune === undefined) throw new Error(`there are no communes on ${asOf}`);
    const number = (numbers.get(commune.code) ?? 0) + 1;
    numbers.set(commune.code, number);
    const kind = kindIn(random, commune);
    const village = { code: villageCode(commune.code, number), name: villageName(kind, String(number)) };
    lines.push(copyLine([village.code, commune.code, kind, village.name, from, 'simulated']));
    add(ground, { level: 'village', place: commune, index: 0, established: i < count.established, village });
  }
  return lines;
}

function kindIn(random: SeededRandom, commune: Place): VillageKind {
  if (/^(Phường|Thị trấn)/.test(commune.name)) return 'quarter';
  return random.pick(['hamlet', 'hamlet', 'hamlet', 'buon', 'bon'] as const);
}

async function writeForces(tx: Tx, { forces, random }: Ground): Promise<void> {
  await tx.copyIn(
    `copy steering.task_force (id, level, unit_code, village_code, parent_id, name, state, planned_on, established_on, origin)
      from stdin`,
    forces.map((f) =>
      copyLine([
        f.id,
        f.level,
        f.unitCode,
        f.villageCode,
        f.parentId,
        f.name,
        f.establishedOn === null ? 'planned' : 'established',
        f.plannedOn,
        f.establishedOn,
        'simulated',
      ]),
    ),
  );
  const facts = forces.flatMap((f): SimulatedFact[] => {
    const shared = { subject: 'task-force' as const, recordId: f.id, level: f.level, unitCode: f.unitCode };
    const planned = { ...shared, fact: 'planned', on: f.plannedOn };
    return f.establishedOn === null ? [planned] : [planned, { ...shared, fact: 'established', on: f.establishedOn }];
  });
  await tx.copyIn(
    factCopy,
    facts.map((f) => factLine(random, f)),
  );
}
