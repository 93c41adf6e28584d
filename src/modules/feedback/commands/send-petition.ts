import Type from 'typebox';
import { showMyCase } from '#cases';
import { notify } from '#notifications';
import { type CommandContext, citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId, newSpokenCode } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { agenciesAt, findAgency } from '#territory';
import { clockFrom, type PetitionSubject, petitionKinds, petitionSubjects } from '../domain/petition.ts';
import { petitionMoved } from '../events.ts';
import { addPetitionEvent, insertPetition } from '../petition-store.ts';

const codeLength = 10;

/**
 * A complaint or a proposal about the work of an agency, with or without a case. What concerns the conduct of officers goes
 * to the agency above theirs, where there is one; everything else to the agency itself. The law's clock runs from here.
 */
export const sendPetition = command({
  name: 'feedback.send-petition',
  summary: 'Sends a complaint or a proposal about the handling of procedures.',
  allow: citizen(),
  input: Type.Object({
    kind: Type.Enum([...petitionKinds]),
    subject: Type.Enum([...petitionSubjects]),
    /** A case of mine that it is about; then the agency is the case's. */
    caseId: Type.Optional(Type.String({ format: 'uuid' })),
    agencyCode: Type.Optional(Type.String({ maxLength: 40 })),
    text: Type.String({ minLength: 10, maxLength: 4000, pattern: '\\S' }),
  }),
  emits: [petitionMoved],
  legalBasis: '20/2008/NĐ-CP; 92/2017/NĐ-CP; 766/QĐ-TTg',

  async run(ctx, input) {
    const personId = ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');
    const agencyCode = await agencyOf(ctx, input);
    const handlingAgency = await handlerFor(ctx, { agencyCode, subject: input.subject });
    const id = newId(ctx.now.getTime());
    const code = newSpokenCode(codeLength);
    const clock = clockFrom(vietnamDate(ctx.now), workingCalendar);
    const { kind, subject, text, caseId = null } = input;
    const petition = { id, code, kind, subject, personId, caseId, agencyCode, handlingAgency, text: text.trim() };
    await insertPetition(ctx.tx, { ...petition, sentAt: ctx.now, ...clock });
    await addPetitionEvent(ctx.tx, { petitionId: id, act: 'send', at: ctx.now, actor: ctx.actor });
    await notify(ctx, { to: { personId }, template: 'feedback.notify.send', params: { code }, key: `feedback.${id}` });
    ctx.concerns({ personId, ...(caseId === null ? {} : { caseId }), detail: { petition: id, kind, subject } });
    ctx.emit(petitionMoved, { petitionId: id, act: 'send', to: 'sent', agencyCode });
    return { petitionId: id, code };
  },
});

async function agencyOf(ctx: CommandContext, input: { caseId?: string; agencyCode?: string }): Promise<string> {
  if (input.caseId !== undefined) return (await showMyCase.run(ctx, { caseId: input.caseId })).case.agencyCode;
  const agency = input.agencyCode === undefined ? undefined : await findAgency(ctx.tx, input.agencyCode);
  return (
    agency?.code ??
    refuse('invalid', 'feedback.agency-unknown', {}, [{ field: 'agencyCode', key: 'feedback.agency-unknown' }])
  );
}

/** Nobody judges complaints about themselves: the agency above does, if it works on this day. */
async function handlerFor(
  ctx: CommandContext,
  about: { agencyCode: string; subject: PetitionSubject },
): Promise<string> {
  if (about.subject !== 'attitude') return about.agencyCode;
  const today = await agenciesAt(ctx.tx, vietnamDate(ctx.now));
  const own = today.find((a) => a.code === about.agencyCode) ?? (await findAgency(ctx.tx, about.agencyCode));
  const above = today.find((a) => a.code === own?.parentCode);
  return above?.code ?? about.agencyCode;
}
