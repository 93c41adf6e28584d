import { join } from 'node:path';
import { systemActor, writeAudit } from '#platform/command';
import { type Database, sql, type Tx, withoutIndexes } from '#platform/db';
import { refuse } from '#platform/errors';
import { addDays, vietnamInstant } from '#platform/time';
import { runEngine } from '../campaign/run-engine.ts';
import type { SectorCode } from '../domain/sectors.ts';
import { keepPlaces, loadPlaces } from '../register/places.ts';
import { withMatchFolder, writeLines, writeRegistryFile } from '../register/registry-file.ts';
import { makeRegister } from './make-register.ts';
import { planCleaning } from './plan-cleaning.ts';
import { openRegistry } from './registry-reader.ts';
import type { OneGround, SectorMade, SectorWish, SimulationGround } from './sector-wish.ts';
import { writeShots, writeSimulated } from './write-simulated.ts';

/** `simulateSectors` for one sector; for several, that one is faster: the registry is read and indexes are built once. */
export async function simulateSector(database: Database, wish: SectorWish & SimulationGround): Promise<SectorMade> {
  const [made] = await simulateSectors(database, [wish], wish);
  if (made === undefined) throw new Error('nothing was simulated');
  return made;
}

/**
 * Fills empty sector registers with records of the registry's people as sectors have them, with their errors; really
 * matches them with the engine; lets simulated clerks decide reviews, commune after commune, until exactly `cleaned`
 * records are clean. What is left waits for its commune's turn, is under review, or belongs to people of elsewhere.
 * One transaction: all or nothing. @throws Refusal when a register has records, or fewer can be cleaned than wished.
 */
export function simulateSectors(
  database: Database,
  wishes: readonly SectorWish[],
  ground: SimulationGround,
): Promise<SectorMade[]> {
  return withMatchFolder(async (folder) => {
    const file = await writeRegistryFile(database, folder);
    const registry = await openRegistry(file);
    return database.asOwner(async (tx) => {
      const places = await loadPlaces(tx, ground.asOf);
      await keepPlaces(tx, places);
      for (const { sector } of wishes) await refuseFilled(tx, sector);
      const made = await withoutIndexes(tx, 'cleaning', async () => {
        const all: SectorMade[] = [];
        for (const wish of wishes) all.push(await simulateOne(tx, wish, { ...ground, folder, file, registry, places }));
        return all;
      });
      const detail = Object.fromEntries(made.map((m) => [m.sector, m.records]));
      await writeAudit(tx, 'cleaning.simulate', {
        actor: systemActor,
        now: vietnamInstant(ground.asOf, 17 * 60),
        concerns: [{ purpose: 'simulation', detail: { ...detail, seed: ground.seed } }],
      });
      await tx.script(
        'analyze cleaning.record; analyze cleaning.record_fact; analyze cleaning.review; analyze cleaning.shot',
      );
      return made;
    });
  });
}

async function simulateOne(tx: Tx, wish: SectorWish, ground: OneGround): Promise<SectorMade> {
  const started = performance.now();
  const { sector } = wish;
  const { progress, asOf } = ground;
  if (wish.entered > wish.due || (wish.cleaned ?? 0) > wish.entered) refuse('invalid', 'cleaning.simulation-order');
  progress?.(sector, 'make', 0);
  const register = makeRegister(wish, ground);
  const records = join(ground.folder, `${sector}.csv`);
  await writeLines(records, register.lines());
  const run = await runEngine({
    registry: ground.file,
    records,
    progress: (step, share) => step === 'match' && progress?.(sector, 'match', share),
  });
  const plan = planCleaning(run, register, wish.cleaned);
  if (wish.cleaned !== undefined && plan.cleanable < wish.cleaned)
    refuse('conflict', 'cleaning.simulation-short', { sector, wanted: wish.cleaned, found: plan.cleanable });
  progress?.(sector, 'write', 0);
  const since = ground.since ?? addDays(asOf, -330);
  const counts = await writeSimulated(tx, { wish, ground, register, run, plan, since });
  if (wish.shots !== undefined) await writeShots(tx, { sector, shots: wish.shots, since, asOf });
  progress?.(sector, 'write', 1);
  return { sector, records: wish.due, ...counts, seconds: (performance.now() - started) / 1000 };
}

async function refuseFilled(tx: Tx, sector: SectorCode): Promise<void> {
  const filled = await tx.maybe(sql`select 1 as one from cleaning.record where sector = ${sector} limit 1`);
  if (filled !== undefined) refuse('conflict', 'cleaning.sector-not-empty', { sector });
}

/**
 * Empties all registers that a simulation filled. Refuses when there are records that came from a file: a simulation is
 * for an empty or a demonstration base. @returns how many records went.
 */
export async function clearSimulatedSectors(tx: Tx): Promise<number> {
  await tx.script('lock table cleaning.record in access exclusive mode');
  const { real, simulated } = await tx.one<{ real: number; simulated: number }>(sql`select
    count(*) filter (where origin <> 'simulated') as real, count(*) filter (where origin = 'simulated') as simulated
    from cleaning.record`);
  if (real > 0) refuse('conflict', 'cleaning.real-records-here', { count: real });
  if (simulated > 0)
    await tx.script(`truncate cleaning.record, cleaning.record_history, cleaning.shot, cleaning.record_fact, cleaning.campaign,
      cleaning.review, cleaning.decision, cleaning.withdrawn_decision, cleaning.correction, cleaning.correction_batch, cleaning.question, cleaning.scorecard`);
  return simulated;
}
