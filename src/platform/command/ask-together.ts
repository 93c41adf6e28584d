import type { Static, TSchema } from 'typebox';
import type { RowScope, Tx } from '#platform/db';
import { Refusal } from '#platform/errors';
import type { Actor } from './actor.ts';
import type { Concerns } from './concerns.ts';
import type { Query, QueryContext } from './head.ts';
import type { Runtime } from './runtime.ts';

/** One question of those that are answered together. */
interface Asked<I, O> {
  actor: Actor;
  input: I;
  concerns: Concerns;
  answer(result: O): void;
  fail(error: Error): void;
}

interface Gathering {
  waiting: Asked<unknown, unknown>[];
  atWork: number;
}

const mostTogether = 64;
/** While one batch is with the database the next is got ready. */
const mostAtWork = 2;
const gatherings = new WeakMap<Runtime, Map<string, Gathering>>();

export interface TogetherPlan<I extends TSchema, O> {
  query: Query<I, O>;
  scope: RowScope;
  /** Writes what the log keeps of those that were answered, in the same transaction. */
  audit(tx: Tx, answered: readonly { actor: Actor; concerns: Concerns; now: Date }[]): void;
}

/**
 * Asks a question together with those of the same kind and the same row-level scope that come while others are being
 * answered: one statement and one transaction for all, each with its own row in the log. Who comes alone waits for nobody.
 */
export function askTogether<I extends TSchema, O>(
  runtime: Runtime,
  plan: TogetherPlan<I, O>,
  one: { actor: Actor; input: Static<I>; concerns: Concerns },
): Promise<O> {
  const key = `${plan.query.name}|${JSON.stringify(plan.scope)}`;
  const gathering = gatheringOf(runtime, key);
  return new Promise<O>((answer, fail) => {
    const asked: Asked<Static<I>, O> = { ...one, answer, fail };
    gathering.waiting.push(asked as unknown as Asked<unknown, unknown>);
    if (gathering.atWork < mostAtWork) void work(runtime, plan, gathering).then(() => forgetIdle(runtime, key));
  });
}

function gatheringOf(runtime: Runtime, key: string): Gathering {
  const all = gatherings.get(runtime) ?? new Map<string, Gathering>();
  gatherings.set(runtime, all);
  const found = all.get(key) ?? { waiting: [], atWork: 0 };
  all.set(key, found);
  return found;
}

/** Scopes are as many as people: a gathering at which nobody is left goes. */
function forgetIdle(runtime: Runtime, key: string): void {
  if (gatherings.get(runtime)?.get(key)?.atWork === 0) gatherings.get(runtime)?.delete(key);
}

async function work<I extends TSchema, O>(runtime: Runtime, plan: TogetherPlan<I, O>, gathering: Gathering) {
  gathering.atWork += 1;
  while (gathering.waiting.length > 0) {
    const batch = gathering.waiting.splice(0, mostTogether) as unknown as Asked<Static<I>, O>[];
    await answerAll(runtime, plan, batch).catch((error: Error) => {
      for (const asked of batch) asked.fail(error);
    });
  }
  gathering.atWork -= 1;
}

async function answerAll<I extends TSchema, O>(
  runtime: Runtime,
  { query, scope, audit }: TogetherPlan<I, O>,
  batch: readonly Asked<Static<I>, O>[],
): Promise<void> {
  const now = runtime.clock.now();
  const results = await runtime.database.transaction(scope, async (tx) => {
    const contexts = batch.map(({ actor, concerns, input }): { ctx: QueryContext; input: Static<I> } => ({
      ctx: { tx, actor, now, files: runtime.files, log: runtime.log, concerns: concerns.add },
      input,
    }));
    const found = (await query.together?.(contexts)) ?? [];
    const answered = batch.filter((_, i) => !(found[i] instanceof Refusal));
    if (answered.length > 0)
      audit(
        tx,
        answered.map(({ actor, concerns }) => ({ actor, concerns, now })),
      );
    return found;
  });
  for (const [i, asked] of batch.entries()) {
    const result = results[i];
    if (result instanceof Refusal) asked.fail(result);
    else asked.answer(result as O);
  }
}
