import { notify } from '#notifications';
import { type Actor, type CommandContext, type Duty, dutyFor } from '#platform/command';
import { refuse } from '#platform/errors';
import { type PetitionAct, transitions } from './domain/petition.ts';
import { petitionMoved } from './events.ts';
import {
  addPetitionEvent,
  changePetition,
  lockPetition,
  type PetitionChange,
  type PetitionRow,
} from './petition-store.ts';

export const handlingRoles = ['receiving-officer', 'approver', 'leader'] as const;

/** What a handling officer acts under; a leader who sees the agency acts for it as for their own. */
function dutyOf(actor: Actor, agencyCode: string): Duty | undefined {
  const own = dutyFor(actor, agencyCode, handlingRoles);
  if (own !== undefined || !actor.agencies.includes(agencyCode)) return own;
  return actor.duties.find((d) => d.role === 'leader');
}

interface Act {
  petitionId: string;
  /** The version that the actor's page showed. */
  version: number;
  act: PetitionAct;
  note?: string;
  change(found: PetitionRow): PetitionChange | Promise<PetitionChange>;
}

/** Acts that the sender is told about. */
const told: readonly PetitionAct[] = ['accept', 'refuse', 'ask', 'transfer', 'answer', 'publish'];

/**
 * Moves a complaint or proposal along its transition table: locks it, checks version, state and who acts, writes row,
 * history, the sender's message and the event.
 */
export async function actOnPetition(ctx: CommandContext, input: Act): Promise<PetitionRow> {
  const found = (await lockPetition(ctx.tx, input.petitionId)) ?? refuse('not-found', 'feedback.not-found');
  const { from, to, by } = transitions[input.act];
  const duty = by === 'office' ? dutyOf(ctx.actor, found.handlingAgency) : undefined;
  const allowed = by === 'office' ? duty !== undefined : found.personId === ctx.actor.personId;
  if (!allowed) refuse('forbidden', 'feedback.not-yours');
  if (found.version !== input.version) refuse('conflict', 'feedback.stale');
  if (!from.some((s) => s === found.state)) refuse('conflict', 'feedback.act-not-possible');
  const change = await input.change(found);
  await changePetition(ctx.tx, { id: found.id, state: to, change });
  const { act, note } = input;
  await addPetitionEvent(ctx.tx, { petitionId: found.id, act, at: ctx.now, actor: ctx.actor, duty, note });
  if (told.includes(act))
    await notify(ctx, {
      to: { personId: found.personId },
      template: `feedback.notify.${act}`,
      params: { code: found.code },
      key: `feedback.${found.id}.${found.version}`,
    });
  ctx.concerns({
    personId: found.personId,
    ...(found.caseId === null ? {} : { caseId: found.caseId }),
    ...(duty === undefined ? {} : { duty }),
    detail: { petition: found.id, act, from: found.state, to },
  });
  ctx.emit(petitionMoved, { petitionId: found.id, act, to, agencyCode: found.agencyCode });
  return found;
}
