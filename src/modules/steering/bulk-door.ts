import { systemActor, writeAudit } from '#platform/command';
import { type Database, sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { seededRandom } from '#platform/ids';
import { type IsoDate, vietnamInstant } from '#platform/time';
import { simulateBudget } from './simulated/simulated-budget.ts';
import { type ModelWish, simulateModels } from './simulated/simulated-models.ts';
import { type NetworkWish, simulateNetwork } from './simulated/simulated-network.ts';

export interface SteeringWish {
  taskForces: NetworkWish;
  models: ModelWish;
  /** Money allocated up to the date, in đồng. */
  budgetVnd: number;
  asOf: IsoDate;
  seed: number;
}

/**
 * Makes the task-force network, the models and the budget for a simulation, as records with their facts; the same seed makes the
 * same. Runs as the owner; call `clearSimulatedSteering` before it in the same transaction.
 * @returns how many records went in, by kind.
 * @throws Refusal `steering.impossible-wish` when parts exceed their whole.
 */
export async function importSteering(
  database: Database,
  wish: SteeringWish,
): Promise<{ taskForces: number; models: number }> {
  const { taskForces, models, budgetVnd, asOf, seed } = wish;
  const counts = Object.values(taskForces);
  if (counts.some((c) => c.established > c.planned) || models.done + models.inProgress > models.total)
    refuse('invalid', 'steering.impossible-wish');
  return database.asOwner(async (tx) => {
    const random = seededRandom(seed);
    const forces = await simulateNetwork(tx, taskForces, { random, asOf });
    await simulateModels(tx, models, { random, asOf });
    await simulateBudget(tx, budgetVnd, { random, asOf });
    const made = { taskForces: forces, models: models.total };
    await writeAudit(tx, 'steering.import-steering', {
      actor: systemActor,
      now: vietnamInstant(asOf),
      concerns: [{ purpose: 'simulation', detail: { ...made, seed } }],
    });
    await tx.script('analyze steering.fact; analyze steering.task_force');
    return made;
  });
}

const registers = [
  'directive',
  'task',
  'village',
  'task_force',
  'model',
  'budget_line',
  'staff',
  'training',
  'review',
  'obstacle',
  'next_task',
  'judgement',
] as const;

const appendOnly = ['fact', 'event', 'budget_entry'] as const;

/**
 * Removes what a simulation or demonstration made. @returns how many facts are gone.
 * @throws Refusal `steering.real-records-here` when people have recorded something of their own.
 */
export async function clearSimulatedSteering(tx: Tx): Promise<number> {
  await tx.script(`lock table ${registers.map((name) => `steering.${name}`).join(', ')} in access exclusive mode`);
  const real = await realRecords(tx);
  if (real > 0) refuse('conflict', 'steering.real-records-here', { count: real });
  const { facts } = await tx.one<{ facts: number }>(sql`select count(*) as facts from steering.fact`);
  const silence = (how: 'disable' | 'enable') =>
    tx.script(appendOnly.map((t) => `alter table steering.${t} ${how} trigger ${t}_append_only`).join(';'));
  await tx.run(sql`delete from steering.attachment`); // row by row: its trigger notes the files that are loose now
  await silence('disable');
  await tx.script(
    `truncate ${[
      ...registers,
      ...appendOnly,
      'attachment',
      'task_force_member',
      'task_force_activity',
      'task_warning',
      'obstacle_part',
    ]
      .map((name) => `steering.${name}`)
      .join(', ')}`,
  );
  await silence('enable');
  return facts;
}

/** How many records people have entered: those that no simulation made. */
export async function realRecords(tx: Tx): Promise<number> {
  const { real } = await tx.one<{ real: number }>(sql`select
      (select count(*) from steering.directive where origin <> 'simulated')
    + (select count(*) from steering.task where origin <> 'simulated')
    + (select count(*) from steering.village where origin <> 'simulated')
    + (select count(*) from steering.task_force where origin <> 'simulated')
    + (select count(*) from steering.model where origin <> 'simulated')
    + (select count(*) from steering.budget_line where origin <> 'simulated')
    + (select count(*) from steering.staff where origin <> 'simulated')
    + (select count(*) from steering.training where origin <> 'simulated')
    + (select count(*) from steering.review where origin <> 'simulated')
    + (select count(*) from steering.obstacle where origin <> 'simulated')
    + (select count(*) from steering.next_task where origin <> 'simulated')
    + (select count(*) from steering.judgement where origin <> 'simulated') as real`);
  return real;
}

/** Says of all records that a demonstration made them; only for a base in which nobody has recorded anything. */
export async function markSimulated(tx: Tx): Promise<void> {
  await tx.script(registers.map((name) => `update steering.${name} set origin = 'simulated'`).join(';'));
}
