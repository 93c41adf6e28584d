import { copyLine, type Tx } from '#platform/db';
import type { SeededRandom } from '#platform/ids';
import { addDays, type IsoDate } from '#platform/time';
import { agenciesAt } from '#territory';
import { factCopy, factLine, type SimulatedFact } from './fact-line.ts';
import { simulatedModels } from './model-names.ts';
import { dayIn, simulatedSpan } from './simulated-days.ts';

/** How many models there are, how many of them are done and how many under way. */
export interface ModelWish {
  total: number;
  done: number;
  inProgress: number;
}

/** Makes the models with their owners among the province's agencies. */
export async function simulateModels(
  tx: Tx,
  wish: ModelWish,
  { random, asOf }: { random: SeededRandom; asOf: IsoDate },
): Promise<void> {
  const owners = (await agenciesAt(tx, asOf)).filter((a) => a.level === 'province' && a.kind !== 'one-stop');
  const span = simulatedSpan(asOf);
  // Plans for models came in the second year: half of the way between the first plan and the date.
  const assignedOn = dayIn(random, {
    from: addDays(span.to, -130) > span.from ? addDays(span.to, -130) : span.from,
    to: addDays(span.to, -60),
  });
  const facts: SimulatedFact[] = [];
  const lines = Array.from({ length: wish.total }, (_, i) => {
    const { name, area } = simulatedModels[i % simulatedModels.length] ?? { name: '', area: 'models' };
    const id = random.id(Date.parse(assignedOn));
    const owner = random.pick(owners).code;
    const state = i < wish.done ? 'done' : i < wish.done + wish.inProgress ? 'in-progress' : 'assigned';
    const startedOn = state === 'assigned' ? null : dayIn(random, { from: assignedOn, to: addDays(span.to, -30) });
    const doneOn = state === 'done' ? dayIn(random, { from: startedOn ?? assignedOn, to: span.to }) : null;
    const shared = { subject: 'model' as const, recordId: id, agencyCode: owner };
    facts.push({ ...shared, fact: 'assigned', on: assignedOn });
    if (startedOn !== null) facts.push({ ...shared, fact: 'in-progress', on: startedOn });
    if (doneOn !== null)
      facts.push({ ...shared, fact: 'in-progress', on: doneOn, weight: -1 }, { ...shared, fact: 'done', on: doneOn });
    return copyLine([
      id,
      i + 1,
      name,
      area,
      owner,
      state,
      assignedOn,
      startedOn,
      doneOn,
      addDays(asOf, 200),
      'simulated',
    ]);
  });
  await tx.copyIn(
    `copy steering.model (id, number, name, area, owner_agency, state, assigned_on, started_on, done_on, due_on, origin) from stdin`,
    lines,
  );
  await tx.copyIn(
    factCopy,
    facts.map((f) => factLine(random, f)),
  );
}
