import { clearSimulatedCases, importCases } from '#cases';
import type { Runtime } from '#platform/command';
import type { Database, Tx } from '#platform/db';
import { t } from '#platform/i18n';
import { addDays, daysBetween, type IsoDate } from '#platform/time';
import { countPersons, generatePopulation, type SampledPerson, samplePersons } from '#population';
import { procedureAt, setDeployments } from '#procedures';
import { type AgencyFinder, loadAgencyFinder, type ProvincePack, unitsAt } from '#territory';
import { communeWishes } from './commune-wishes.ts';
import { makeCases } from './make-cases.ts';
import { startProgress } from './progress.ts';
import type { ProcedurePlan } from './solve-figures.ts';
import { rememberedWorkingDays } from './working-days.ts';

export interface SimulationWish {
  plan: readonly ProcedurePlan[];
  asOf: IsoDate;
  seed: number;
  /** People to fill an empty registry with; a registry that has people keeps them. */
  people: number;
}

export interface SimulationMade {
  cases: number;
  /** People made now; nought when the registry had some. */
  people: number;
  seconds: number;
  rowsPerSecond: number;
}

const system = { kind: 'system' };

/**
 * Makes the records of a plan through the modules' bulk doors. An earlier simulation is cleared and the new one becomes
 * visible in one transaction, cases and deployments together: whoever looks sees the one or the other, whole.
 * @throws Refusal `cases.real-cases-here` when people have made cases in this base.
 */
export async function runSimulation(
  { runtime, pack }: { runtime: Runtime; pack: ProvincePack },
  wish: SimulationWish,
): Promise<SimulationMade> {
  const { database } = runtime;
  // Said before anything is made, and looked at again in the transaction that writes.
  await refuseRealCases(database);
  const people = await fillRegistry(database, pack, wish);
  const total = wish.plan.reduce((sum, p) => sum + p.online + p.other, 0);
  const { applicants, agencyOf } = await database.read(system, async (tx) => ({
    applicants: await adults(tx, wish, total),
    agencyOf: await loadAgencyFinder(tx),
  }));
  const onlineFrom = openingDays(wish);
  const progress = startProgress(t('vi', 'simulate.phase.cases'), total);
  const written = await database.asOwner(async (tx) => {
    await clearSimulatedCases(tx);
    const deployments = [...onlineFrom].map(([procedureCode, from]) => ({ procedureCode, onlineFrom: from }));
    await setDeployments(tx, deployments, pack.province.code);
    const cases = casesOf(wish, { applicants, agencyOf, onlineFrom, provinceCode: pack.province.code });
    return importCases(within(database, tx), cases, {
      seed: wish.seed,
      now: runtime.clock.now(),
      progress: progress.at,
    });
  });
  const { seconds, rowsPerSecond } = progress.end(written);
  return { cases: written, people, seconds, rowsPerSecond };
}

/** A database whose bulk doors write in a transaction that is already open. */
function within(database: Database, tx: Tx): Database {
  return { ...database, asOwner: (work) => work(tx) };
}

/** Asks the door itself, and takes back what it did. */
async function refuseRealCases(database: Database): Promise<void> {
  const undo = new Error('only asked');
  const asked = database.asOwner(async (tx) => {
    await clearSimulatedCases(tx);
    throw undo;
  });
  await asked.catch((error: unknown) => {
    if (error !== undo) throw error;
  });
}

async function fillRegistry(database: Database, pack: ProvincePack, wish: SimulationWish): Promise<number> {
  const { present, communes } = await database.read(system, async (tx) => ({
    present: await countPersons(tx),
    communes: await unitsAt(tx, wish.asOf, 'commune'),
  }));
  if (present > 0) return 0;
  const progress = startProgress(t('vi', 'simulate.phase.people'), wish.people);
  const made = await generatePopulation(database, {
    count: wish.people,
    seed: wish.seed,
    asOf: wish.asOf,
    provinceCode: pack.province.code,
    communes: communeWishes(communes),
    progress: progress.at,
  });
  progress.end(made.people);
  return made.people;
}

const adultAge = 18;
const mostApplicants = 250_000;

/** Those who apply: adults of the registry, or everybody where it has none. */
async function adults(tx: Tx, { seed, asOf }: SimulationWish, cases: number): Promise<SampledPerson[]> {
  const people = await samplePersons(tx, { count: Math.min(mostApplicants, cases * 2 + 100), seed });
  const year = Number(asOf.slice(0, 4));
  const grown = people.filter((p) => year - p.birthYear >= adultAge);
  return grown.length > 0 ? grown : people;
}

/** The day of Decision 06/QĐ-TTg: Project 06 counts from here. */
const projectStart = '2022-01-06';
const shortestSpan = 60;

function startOf(asOf: IsoDate): IsoDate {
  return daysBetween(projectStart, asOf) >= shortestSpan ? projectStart : addDays(asOf, -365);
}

/** Since when each open procedure is online: one after the other in the first months, none in the last weeks before the date. */
function openingDays({ plan, asOf }: SimulationWish): Map<string, IsoDate> {
  const start = startOf(asOf);
  const latest = addDays(asOf, -Math.floor(shortestSpan / 2));
  const open = plan.filter((p) => p.open);
  return new Map(
    open.map(({ code }, i) => {
      const turn = addDays(start, Math.floor((150 * i) / open.length));
      const born = procedureAt(code, turn) === undefined ? (procedureAt(code, asOf)?.validFrom ?? turn) : turn;
      return [code, born < latest ? born : latest];
    }),
  );
}

interface Ground {
  applicants: readonly SampledPerson[];
  agencyOf: AgencyFinder;
  onlineFrom: ReadonlyMap<string, IsoDate>;
  provinceCode: string;
}

function casesOf(wish: SimulationWish, { applicants, ...ground }: Ground) {
  const { plan, asOf, seed } = wish;
  const days = rememberedWorkingDays();
  return makeCases({ plan, asOf, seed, start: startOf(asOf), people: applicants, days, ...ground });
}
