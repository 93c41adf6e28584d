import type { CommandContext, Duty } from '#platform/command';
import { refuse } from '#platform/errors';
import { stateAfter, type Transitions } from './domain/transition.ts';
import { addEvent, type Subject } from './history-store.ts';
import type { RegisterRow, RegisterStore } from './register-store.ts';

export interface Move<Row extends RegisterRow & { state: State }, Act extends string, State extends string> {
  store: RegisterStore<Row>;
  subject: Subject;
  transitions: Transitions<Act, State>;
  act: Act;
  id: string;
  /** The version that the actor's page showed. */
  version: number;
  /** Under which duty the actor may do this to the record; refuses otherwise. */
  duty(found: Row): Duty | Promise<Duty>;
  /** What changes beside the state. */
  change?(found: Row): Partial<Row> | Promise<Partial<Row>>;
  note?: string | undefined;
  detail?(found: Row): Record<string, unknown>;
}

/**
 * Moves a record along its transition table: locks it, checks who acts, version and state, writes row and history.
 * @returns the record as it was, its new state, and the duty. @throws Refusal `steering.not-found`, `.stale`, `.act-not-possible`.
 */
export async function moveRecord<Row extends RegisterRow & { state: State }, Act extends string, State extends string>(
  ctx: CommandContext,
  move: Move<Row, Act, State>,
): Promise<{ found: Row; to: State; duty: Duty }> {
  const found = (await move.store.lock(ctx.tx, move.id)) ?? refuse('not-found', 'steering.not-found');
  const duty = await move.duty(found);
  if (found.version !== move.version) refuse('conflict', 'steering.stale');
  const to = stateAfter(move.transitions, move.act, found.state) ?? refuse('conflict', 'steering.act-not-possible');
  const change = (await move.change?.(found)) ?? {};
  await move.store.change(ctx.tx, move.id, { ...change, state: to } as Partial<Row>);
  const { subject, act, note } = move;
  const detail = move.detail?.(found) ?? {};
  await addEvent(ctx, { subject, recordId: move.id, act, from: found.state, to, duty, note, detail });
  return { found, to, duty };
}
