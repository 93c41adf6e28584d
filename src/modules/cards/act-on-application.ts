import { notify } from '#notifications';
import { type CommandContext, type Duty, dutyFor } from '#platform/command';
import { refuse } from '#platform/errors';
import {
  type Application,
  type ApplicationChange,
  addEvent,
  addFact,
  changeApplication,
  lockApplication,
} from './application-store.ts';
import { type ApplicationAct, factOf, transitions } from './domain/application-state.ts';

export const applicationMoved = 'cards.application-moved.v1';

interface Act {
  applicationId: string;
  /** The version that the actor's page showed. */
  version: number;
  act: ApplicationAct;
  note?: string;
  change(found: Application, duty: Duty): ApplicationChange | Promise<ApplicationChange>;
}

/** Acts that the applicant is told about. */
const told: readonly ApplicationAct[] = ['receive', 'send-back', 'issue', 'hand-over', 'refuse', 'cancel'];

/**
 * Moves an application along its transition table: locks it, checks office, version and state, writes row, history, fact,
 * the applicant's message and the event.
 */
export async function actOnApplication(ctx: CommandContext, input: Act): Promise<Application> {
  const found = (await lockApplication(ctx.tx, input.applicationId)) ?? refuse('not-found', 'cards.not-found');
  const { act } = input;
  const { from, to, by } = transitions[act];
  const duty = dutyFor(ctx.actor, found.agencyCode, by) ?? refuse('forbidden', 'cards.not-your-office');
  if (found.version !== input.version) refuse('conflict', 'cards.stale');
  if (!from.some((s) => s === found.state)) refuse('conflict', 'cards.act-not-possible');
  const change = await input.change(found, duty);
  await changeApplication(ctx.tx, { id: found.id, state: to, change });
  const entry = { applicationId: found.id, act, from: found.state, to, at: ctx.now, actor: ctx.actor, duty };
  await addEvent(ctx.tx, { ...entry, note: input.note });
  const fact = factOf[act];
  if (fact !== undefined) await addFact(ctx.tx, found, fact, ctx.now);
  if (told.includes(act)) await tellApplicant(ctx, found, { act, note: input.note ?? '' });
  ctx.concerns({ personId: found.personId, duty, detail: { application: found.id, act, from: found.state, to } });
  ctx.emit(applicationMoved, { applicationId: found.id, act, to });
  return found;
}

/** Told once for each version of the application. */
export async function tellApplicant(
  ctx: CommandContext,
  about: Pick<Application, 'id' | 'code' | 'personId' | 'version'>,
  what: { act: string; note: string; day?: string },
): Promise<void> {
  await notify(ctx, {
    to: { personId: about.personId },
    template: `cards.notify.${what.act}`,
    params: { code: about.code, note: what.note, day: what.day ?? '' },
    key: `cards/${about.id}/${what.act}/${about.version}`,
  });
}
