import { type Database, sql, type Tx, withoutIndexes } from '#platform/db';
import { refuse } from '#platform/errors';

/**
 * Removes everybody who does not exist, with their households, residences and events; real people stay.
 * @returns how many persons are gone.
 * @throws Refusal `population.synthetic-in-use` when records of other modules still speak of them.
 */
export async function clearSynthetic(database: Database): Promise<number> {
  try {
    return await database.asOwner((tx) => withoutIndexes(tx, 'population', () => removeAll(tx)));
  } catch (error) {
    const foreignKeyViolation = '23503';
    if ((error as { code?: string }).code === foreignKeyViolation) refuse('conflict', 'population.synthetic-in-use');
    throw error;
  }
}

async function removeAll(tx: Tx): Promise<number> {
  await tx.run(sql`delete from population.life_event where synthetic`);
  await tx.run(sql`delete from population.residence where synthetic`);
  const persons = await tx.run(sql`delete from population.person where synthetic`);
  await tx.run(sql`delete from population.household where synthetic`);
  return persons;
}
