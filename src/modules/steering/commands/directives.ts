import Type, { type Static } from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { anyDuty, dutyForAgency, headRoles, keeperRoles } from '../authority.ts';
import { directiveStore, findDirective } from '../directive-store.ts';
import { directiveKinds, directiveTransitions } from '../domain/directive.ts';
import { directiveRecorded } from '../events.ts';
import { addFacts } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, AreaInput, Day, Id, Line, Words } from '../input.ts';
import { moveRecord } from '../move-record.ts';

const Facts = {
  number: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
  issuedOn: Day,
  kind: Type.Enum([...directiveKinds]),
  /** One of the province's agencies; central bodies are named instead. */
  issuerCode: Type.Optional(AgencyCode),
  issuerName: Type.Optional(Line),
  area: AreaInput,
  subject: Words,
};
const FactsInput = Type.Object(Facts);

async function issuerOf(
  ctx: { tx: Parameters<typeof findAgency>[0] },
  { issuerCode, issuerName }: Static<typeof FactsInput>,
): Promise<{ issuerCode: string | null; issuerName: string }> {
  if (issuerCode !== undefined) {
    const agency = (await findAgency(ctx.tx, issuerCode)) ?? refuse('invalid', 'steering.agency-unknown');
    return { issuerCode: agency.code, issuerName: agency.name.vi };
  }
  const name = issuerName?.trim() ?? refuse('invalid', 'steering.issuer-needed');
  return { issuerCode: null, issuerName: name };
}

/** Puts a directive, decision, plan or letter on record; its full text is attached as a file afterwards. */
export const recordDirective = command({
  name: 'steering.record-directive',
  summary: 'Puts a directive, plan, decision or letter on record.',
  allow: officer(...keeperRoles),
  input: FactsInput,
  emits: [directiveRecorded],
  legalBasis: '30/2020/NĐ-CP',
  async run(ctx, input) {
    const duty = anyDuty(ctx.actor);
    const today = vietnamDate(ctx.now);
    if (input.issuedOn > today) refuse('invalid', 'steering.day-in-future');
    const issuer = await issuerOf(ctx, input);
    const number = input.number.trim();
    const { kind, issuedOn, area } = input;
    if ((await findDirective(ctx.tx, { number, issuedOn, issuerName: issuer.issuerName })) !== undefined)
      refuse('conflict', 'steering.directive-known', { number });
    const id = newId(ctx.now.getTime());
    const facts = { number, kind, issuedOn, area, subject: input.subject.trim(), ...issuer };
    await directiveStore.insert(ctx.tx, {
      id,
      ...facts,
      state: 'in-force',
      recordedBy: duty.agency,
      recordedAt: ctx.now,
    });
    await addFacts(ctx, [
      {
        subject: 'directive',
        recordId: id,
        fact: 'issued',
        happenedOn: issuedOn,
        level: kind,
        agencyCode: duty.agency,
      },
    ]);
    await addEvent(ctx, { subject: 'directive', recordId: id, act: 'record', to: 'in-force', duty });
    ctx.emit(directiveRecorded, { directiveId: id });
    return { directiveId: id };
  },
});

/** Corrects what was typed about a document; the history keeps what stood there. */
export const correctDirective = command({
  name: 'steering.correct-directive',
  summary: 'Corrects what is recorded about a directive; the old words stay in its history.',
  allow: officer(...keeperRoles),
  input: Type.Object({ directiveId: Id, version: Type.Integer(), ...Facts }),
  emits: [],
  async run(ctx, { directiveId, version, ...input }) {
    const issuer = await issuerOf(ctx, input);
    const { number, issuedOn, kind, area, subject } = input;
    if (issuedOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-in-future');
    const same = await findDirective(ctx.tx, { number: number.trim(), issuedOn, issuerName: issuer.issuerName });
    if (same !== undefined && same.id !== directiveId) refuse('conflict', 'steering.directive-known', { number });
    const { found } = await moveRecord(ctx, {
      store: directiveStore,
      subject: 'directive',
      transitions: directiveTransitions,
      act: 'correct',
      id: directiveId,
      version,
      duty: (row) => dutyForAgency(ctx.actor, row.recordedBy),
      change: () => ({ number: number.trim(), issuedOn, kind, area, subject: subject.trim(), ...issuer }),
      detail: (row) => ({
        number: row.number,
        issuedOn: row.issuedOn,
        kind: row.kind,
        area: row.area,
        issuer: row.issuerName,
        subject: row.subject,
      }),
    });
    if (found.issuedOn === issuedOn && found.kind === kind) return;
    const fact = { subject: 'directive', recordId: directiveId, fact: 'issued', agencyCode: found.recordedBy } as const;
    await addFacts(ctx, [
      { ...fact, happenedOn: found.issuedOn, level: found.kind, weight: -1 },
      { ...fact, happenedOn: issuedOn, level: kind },
    ]);
  },
});

/** Says that a document was replaced by another one on record, or withdrawn. Its tasks go on until they are called off. */
export const endDirective = command({
  name: 'steering.end-directive',
  summary: 'Says that a directive was replaced by another or withdrawn.',
  allow: officer(...headRoles),
  input: Type.Object({
    directiveId: Id,
    version: Type.Integer(),
    endedOn: Day,
    replacedBy: Type.Optional(Id),
    note: Type.Optional(Words),
  }),
  emits: [],
  async run(ctx, { directiveId, version, endedOn, replacedBy, note }) {
    if (replacedBy === directiveId) refuse('invalid', 'steering.not-itself');
    if (replacedBy !== undefined && (await directiveStore.find(ctx.tx, replacedBy)) === undefined)
      refuse('not-found', 'steering.not-found');
    await moveRecord(ctx, {
      store: directiveStore,
      subject: 'directive',
      transitions: directiveTransitions,
      act: replacedBy === undefined ? 'withdraw' : 'replace',
      id: directiveId,
      version,
      duty: (row) => dutyForAgency(ctx.actor, row.recordedBy, headRoles),
      change: (row) => {
        if (endedOn < row.issuedOn || endedOn > vietnamDate(ctx.now)) refuse('invalid', 'steering.day-out-of-span');
        return { endedOn, ...(replacedBy === undefined ? {} : { replacedBy }) };
      },
      note,
    });
  },
});
