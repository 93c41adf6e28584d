import { clearSimulatedApplications, importApplications } from '#cards';
import { clearSimulatedSectors, type SectorWish, simulateSectors } from '#cleaning';
import { clearSimulatedAccounts, importAccounts } from '#identity';
import { assignTarget } from '#indicators';
import type { Database } from '#platform/db';
import { t } from '#platform/i18n';
import type { IsoDate } from '#platform/time';
import { clearSimulatedSteering, importSteering } from '#steering';
import type { RecordPlan } from './plan-records.ts';
import { startProgress } from './progress.ts';

export interface RecordsWish {
  plan: RecordPlan;
  asOf: IsoDate;
  /** The first day on which anything happened. */
  since: IsoDate;
  seed: number;
  provinceCode: string;
  now: Date;
}

/**
 * Removes what an earlier simulation made in these modules. @throws Refusal when people have made records of their own
 * there: a simulation is for an empty base.
 */
export function clearRecords(database: Database): Promise<void> {
  return database.asOwner(async (tx) => {
    await clearSimulatedAccounts(tx);
    await clearSimulatedApplications(tx);
    await clearSimulatedSteering(tx);
    await clearSimulatedSectors(tx);
  });
}

/** Makes the records of a plan through the doors of the modules, one module after the other. @returns how many records. */
export async function makeRecords(database: Database, wish: RecordsWish): Promise<number> {
  await assignNumbers(database, wish);
  return (
    (await makeSteering(database, wish)) +
    (await makeAccounts(database, wish)) +
    (await makeApplications(database, wish)) +
    (await makeSectors(database, wish))
  );
}

/** The number of a cell; undefined when no row speaks of it. */
const cell = ({ plan }: RecordsWish, name: string): number | undefined => plan.cells.get(name);

async function assignNumbers(database: Database, { plan, since, now, asOf }: RecordsWish): Promise<void> {
  const document = {
    vi: t('vi', 'simulate.assigned', { date: asOf }),
    en: t('en', 'simulate.assigned', { date: asOf }),
  };
  await database.asOwner(async (tx) => {
    for (const [code, number] of plan.assigned)
      await assignTarget(tx, { code, number, validFrom: since, document, at: now });
  });
}

async function makeSteering(database: Database, wish: RecordsWish): Promise<number> {
  const network = (level: string) => {
    const established = cell(wish, `task-forces:established:${level}`) ?? 0;
    return { planned: cell(wish, `task-forces:planned:${level}`) ?? established, established };
  };
  const done = cell(wish, 'models:done') ?? 0;
  const inProgress = cell(wish, 'models:in-progress') ?? 0;
  const { asOf, seed } = wish;
  const made = await importSteering(database, {
    taskForces: { district: network('district'), commune: network('commune'), village: network('village') },
    models: { total: cell(wish, 'models:assigned') ?? done + inProgress, done, inProgress },
    budgetVnd: cell(wish, 'budget:allocated') ?? 0,
    asOf,
    seed,
  });
  return made.taskForces + made.models;
}

async function makeAccounts(database: Database, wish: RecordsWish): Promise<number> {
  const level = (n: '1' | '2') => {
    const activated = cell(wish, `accounts:activated:${n}`) ?? 0;
    return { registered: cell(wish, `accounts:registered:${n}`) ?? activated, activated };
  };
  const [level1, level2] = [level('1'), level('2')];
  const total = level1.registered + level2.registered;
  if (total === 0) return 0;
  const progress = startProgress(t('vi', 'simulate.phase.accounts'), total);
  const { provinceCode, asOf, since, seed } = wish;
  const ground = { provinceCode, asOf, since, seed, progress: progress.at };
  return progress.end(await importAccounts(database, { level1, level2, ...ground })).rows;
}

async function makeApplications(database: Database, wish: RecordsWish): Promise<number> {
  const received = cell(wish, 'applications:received') ?? 0;
  if (received === 0) return 0;
  const progress = startProgress(t('vi', 'simulate.phase.applications'), received);
  const { provinceCode, asOf, since, seed } = wish;
  const ground = { provinceCode, asOf, since, seed, progress: progress.at };
  return progress.end(await importApplications(database, { received, ...ground })).rows;
}

async function makeSectors(database: Database, wish: RecordsWish): Promise<number> {
  const plain = (['insurance', 'tax', 'children', 'merit'] as const).map((sector) => sectorWish(wish, sector));
  const shots = sectorCounts(wish, 'vaccination-shot');
  const vaccinated = sectorCounts(wish, 'vaccination-person');
  const vaccination: SectorWish = {
    sector: 'vaccination',
    ...vaccinated,
    shots: { due: shots.due, entered: shots.entered },
  };
  const wishes = [...plain, vaccination].filter((s) => s.due > 0);
  const records = wishes.reduce((sum, w) => sum + w.due, 0);
  if (records === 0) return 0;
  const progress = startProgress(t('vi', 'simulate.phase.sectors'), records);
  let before = 0;
  const { asOf, seed } = wish;
  const made = await simulateSectors(database, wishes, {
    asOf,
    seed,
    progress: (sector, phase, share) => {
      const size = wishes.find((w) => w.sector === sector)?.due ?? 0;
      progress.at(before + (phase === 'write' ? size : Math.floor(size * share * 0.9)));
      if (phase === 'write' && share === 1) before += size;
    },
  });
  return progress.end(made.reduce((sum, m) => sum + m.records, 0)).rows;
}

type Sector = 'insurance' | 'tax' | 'children' | 'merit';

const sectorWish = (wish: RecordsWish, sector: Sector): SectorWish => ({ sector, ...sectorCounts(wish, sector) });

function sectorCounts(wish: RecordsWish, sector: string): { due: number; entered: number; cleaned?: number } {
  const cleaned = cell(wish, `cleaning:cleaned:${sector}`);
  const entered = cell(wish, `cleaning:entered:${sector}`);
  const due = cell(wish, `cleaning:due:${sector}`) ?? entered ?? cleaned ?? 0;
  return { due, entered: entered ?? due, ...(cleaned === undefined ? {} : { cleaned }) };
}
