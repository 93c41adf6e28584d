import { clearSimulatedCases, importCases } from '#cases';
import { computeFigures, percentOf, rebuildTallies } from '#indicators';
import type { Runtime } from '#platform/command';
import type { Database, Tx } from '#platform/db';
import { t } from '#platform/i18n';
import { addDays, daysBetween, type IsoDate } from '#platform/time';
import {
  clearSynthetic,
  countPersons,
  generatePopulation,
  type PopulationWish,
  type SampledPerson,
  samplePersons,
} from '#population';
import { procedureAt, setDeployments } from '#procedures';
import { type AgencyFinder, loadAgencyFinder, type ProvincePack, unitsAt } from '#territory';
import { communeWishes } from './commune-wishes.ts';
import { makeCases } from './make-cases.ts';
import { clearRecords, makeRecords } from './make-records.ts';
import type { RecordPlan } from './plan-records.ts';
import type { StatementValue } from './plan-statements.ts';
import { startProgress } from './progress.ts';
import { numberOf } from './scaled-row.ts';
import type { ProcedurePlan } from './solve-figures.ts';
import { stateFigures } from './state-figures.ts';
import { rememberedWorkingDays } from './working-days.ts';

export interface SimulationWish {
  plan: readonly ProcedurePlan[];
  /** Records of other modules than cases; none are made or removed when absent. */
  records?: RecordPlan;
  /** What agencies state, through the acts by which they do. */
  statements?: readonly StatementValue[];
  asOf: IsoDate;
  seed: number;
  /** People to fill an empty registry with; a registry that has people keeps them. */
  people: number;
}

export interface SimulationMade {
  cases: number;
  /** Records of other modules. */
  records: number;
  /** Figures that agencies stated. */
  statements: number;
  /** People made now; nought when the registry had some. */
  people: number;
  seconds: number;
  rowsPerSecond: number;
}

const system = { kind: 'system' };

/**
 * Makes the records of a plan through the modules' bulk doors. An earlier simulation is cleared first. Cases and
 * deployments become visible in one transaction; the records of each other module in one of their own.
 * @throws Refusal `cases.real-cases-here`, or its like of another module, when people have made records in this base.
 */
export async function runSimulation(
  { runtime, pack }: { runtime: Runtime; pack: ProvincePack },
  wish: SimulationWish,
): Promise<SimulationMade> {
  const started = performance.now();
  const { database } = runtime;
  // Said before anything is made, and looked at again in the transaction that writes.
  await refuseRealCases(database);
  if (wish.records !== undefined) await clearRecords(database);
  const people = await fillRegistry(database, pack, wish);
  const cases = await writeCases({ runtime, pack }, wish);
  const records = await writeRecords({ runtime, pack }, wish);
  // Rows came in behind the tallies' back.
  await rebuildTallies(database, runtime.clock.now());
  const statements = await writeStatements(runtime, wish);
  const seconds = (performance.now() - started) / 1000;
  return {
    cases,
    records,
    statements,
    people,
    seconds,
    rowsPerSecond: Math.round((cases + records + people) / seconds),
  };
}

async function writeCases(
  { runtime, pack }: { runtime: Runtime; pack: ProvincePack },
  wish: SimulationWish,
): Promise<number> {
  const { database } = runtime;
  const total = wish.plan.reduce((sum, p) => sum + p.online + p.other, 0);
  const { applicants, agencyOf } = await database.read(system, async (tx) => ({
    applicants: await adults(tx, wish, total),
    agencyOf: await loadAgencyFinder(tx),
  }));
  const onlineFrom = openingDays(wish);
  const progress = startProgress(t('vi', 'simulate.phase.cases'), total);
  const written = await database.asOwner(async (tx) => {
    await clearSimulatedCases(tx);
    const deployments = [...onlineFrom].map(([procedureCode, from]) => ({
      procedureCode,
      onlineFrom: from,
      learnedOn: from,
    }));
    await setDeployments(tx, deployments, pack.province.code);
    const cases = casesOf(wish, { applicants, agencyOf, onlineFrom, provinceCode: pack.province.code });
    return importCases(within(database, tx), cases, {
      seed: wish.seed,
      now: runtime.clock.now(),
      progress: progress.at,
    });
  });
  return progress.end(written).rows;
}

async function writeRecords(
  { runtime, pack }: { runtime: Runtime; pack: ProvincePack },
  { records, asOf, seed }: SimulationWish,
): Promise<number> {
  if (records === undefined) return 0;
  const ground = { asOf, since: startOf(asOf), seed, provinceCode: pack.province.code, now: runtime.clock.now() };
  return makeRecords(runtime.database, { plan: records, ...ground });
}

async function writeStatements(runtime: Runtime, { statements = [], asOf, seed }: SimulationWish): Promise<number> {
  if (statements.length === 0) return 0;
  const progress = startProgress(t('vi', 'simulate.phase.statements'), statements.length);
  await stateFigures(runtime, { asOf, values: statements, seed });
  return progress.end(statements.length).rows;
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
  if (present > 0) {
    if (await database.read(system, (tx) => isAsTold(tx, wish))) return 0;
    await database.asOwner(clearSimulatedCases);
    await clearSynthetic(database);
  }
  const progress = startProgress(t('vi', 'simulate.phase.people'), wish.people);
  const made = await generatePopulation(database, {
    count: wish.people,
    seed: wish.seed,
    asOf: wish.asOf,
    provinceCode: pack.province.code,
    communes: communeWishes(communes),
    ...peoplesOf(wish),
    progress: progress.at,
  });
  progress.end(made.people);
  return made.people;
}

/** How many people of minorities to make, and of how many peoples, Kinh among them; left to the registry where the file is silent. */
function peoplesOf({ people, records }: SimulationWish): Pick<PopulationWish, 'ethnicity'> {
  const { minorityPercent, ethnicGroups } = records?.people ?? {};
  if (minorityPercent === undefined && ethnicGroups === undefined) return {};
  const minorities = minorityPercent && Math.round((people * numberOf(minorityPercent)) / 100);
  return {
    ethnicity: {
      ...(minorities === undefined ? {} : { minorities }),
      ...(ethnicGroups === undefined ? {} : { groups: ethnicGroups }),
    },
  };
}

/** Whether the people who are there are as many of each people as the file says. */
async function isAsTold(tx: Tx, { asOf, records }: SimulationWish): Promise<boolean> {
  const { minorityPercent, ethnicGroups } = records?.people ?? {};
  const codes = ['population.ethnic_groups', 'population.minority_share'];
  const [groups, share] = await computeFigures(tx, { asOf, codes });
  if (ethnicGroups !== undefined && groups?.numerator !== ethnicGroups) return false;
  if (minorityPercent === undefined) return true;
  const { numerator, denominator } = share ?? {};
  return percentOf(numerator ?? 0, denominator ?? 0, minorityPercent.decimals) === numberOf(minorityPercent);
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
