import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type IsoDate, isIsoDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { type Agency, agenciesAt } from '#territory';
import { findDeclared } from '../domain/asked-figures.ts';
import { dueAfter, type PeriodSpan, periodKinds, periodLocks, periodOn } from '../domain/period.ts';
import { watcherRoles } from '../domain/statement.ts';
import { periodOpened } from '../events.ts';
import { handOut, owersAmong } from '../hand-out.ts';
import { addPeriod, adHocPeriodsTo, askMoreFigures, type Period } from '../period-store.ts';

const DateText = Type.String({ maxLength: 10 });

/**
 * Opens a reporting period and gives every unit asked its form. Opened again it asks the units and figures that are new
 * and leaves the forms that are there. Which agencies are asked follows from who owns the figures, unless some are named.
 */
export const openPeriod = command({
  name: 'indicators.open-period',
  summary: 'Opens a reporting period in which units state figures that no record can give.',
  allow: officer(...watcherRoles),
  input: Type.Object({
    kind: Type.Enum([...periodKinds]),
    /** A day within the period; of an ad hoc one the day to which the numbers stand. */
    on: DateText,
    lock: Type.Optional(Type.Enum([...periodLocks])),
    title: Type.Optional(Type.String({ maxLength: 200 })),
    dueOn: Type.Optional(DateText),
    agencies: Type.Optional(Type.Array(Type.String({ maxLength: 35 }), { maxItems: 200 })),
    codes: Type.Optional(Type.Array(Type.String({ maxLength: 80 }), { maxItems: 200 })),
  }),
  emits: [periodOpened],
  legalBasis: '09/2019/NĐ-CP',
  async run(ctx, input): Promise<{ periodId: string; code: string; forms: number }> {
    const on = checkedDate(input.on, 'on');
    const title = input.title?.trim() || null;
    if ((input.kind === 'ad-hoc') !== (title !== null))
      refuseField('title', input.kind === 'ad-hoc' ? 'title-needed' : 'title-not-here');
    const span = periodOn(input.kind, on, input.lock);
    const dueOn =
      input.dueOn === undefined
        ? workingCalendar.addWorkingDays(span.endsOn, dueAfter[input.kind])
        : checkedDate(input.dueOn, 'dueOn');
    if (dueOn < span.endsOn) refuseField('dueOn', 'due-before-end');
    const codes = input.codes === undefined ? null : checkedCodes(input.codes);
    const asked = await agenciesToAsk(ctx, { endsOn: span.endsOn, codes, named: input.agencies });
    const period = await placeOf(ctx, { ...span, kind: input.kind, title, dueOn, codes });
    const forms = await handOut(ctx, period, asked);
    ctx.concerns({ detail: { period: period.code, forms } });
    ctx.emit(periodOpened, { periodId: period.id, code: period.code, agencies: asked.map((a) => a.code) });
    return { periodId: period.id, code: period.code, forms };
  },
});

function refuseField(field: string, key: string): never {
  return refuse('invalid', `indicators.statement.${key}`, {}, [{ field, key: `indicators.statement.${key}` }]);
}

function checkedDate(text: string, field: string): IsoDate {
  return isIsoDate(text) ? text : refuseField(field, 'bad-date');
}

/** @throws Refusal for a figure that is counted from records: nobody may state it. */
function checkedCodes(codes: readonly string[]): string[] {
  for (const code of codes)
    if (findDeclared(code) === undefined) refuse('invalid', 'indicators.statement.not-declared', { code });
  return [...new Set(codes)].sort();
}

async function agenciesToAsk(
  { tx, actor }: CommandContext,
  wish: { endsOn: IsoDate; codes: string[] | null; named: readonly string[] | undefined },
): Promise<Agency[]> {
  const { endsOn, codes, named } = wish;
  const there = await agenciesAt(tx, endsOn);
  const unknown = named?.find((code) => !there.some((a) => a.code === code));
  if (unknown !== undefined) refuse('invalid', 'indicators.statement.agency-unknown', { code: unknown });
  const owners = owersAmong(there, codes);
  const chosen = named === undefined ? owners : owners.filter((a) => named.includes(a.code));
  const idle = named?.find((code) => !owners.some((a) => a.code === code));
  if (idle !== undefined) refuse('invalid', 'indicators.statement.nothing-to-ask', { code: idle });
  if (chosen.length === 0) refuse('invalid', 'indicators.statement.nobody-to-ask');
  const unseen = chosen.find((a) => !actor.agencies.includes(a.code));
  if (unseen !== undefined) refuse('forbidden', 'indicators.statement.agency-not-seen', { code: unseen.code });
  return chosen;
}

/** The period as it stands, new or from before. Ad hoc ones to one day are told apart by their title. */
async function placeOf(
  ctx: CommandContext,
  wanted: PeriodSpan & Pick<Period, 'kind' | 'title' | 'dueOn' | 'codes'>,
): Promise<Period> {
  const { tx, now, actor } = ctx;
  let { code } = wanted;
  if (wanted.kind === 'ad-hoc') {
    const others = await adHocPeriodsTo(tx, wanted.endsOn);
    const same = others.find((p) => p.title === wanted.title);
    code = same?.code ?? (others.length === 0 ? code : `${code}-${others.length + 1}`);
  }
  const openedBy = actor.accountId ?? refuse('forbidden', 'platform.not-allowed');
  const { period } = await addPeriod(tx, { id: newId(now.getTime()), openedBy, openedAt: now, ...wanted, code });
  if (period.startsOn !== wanted.startsOn || period.endsOn !== wanted.endsOn)
    refuse('conflict', 'indicators.statement.period-other-days', { code });
  const all =
    period.codes === null || wanted.codes === null ? null : [...new Set([...period.codes, ...wanted.codes])].sort();
  if (JSON.stringify(all) !== JSON.stringify(period.codes)) await askMoreFigures(tx, period.id, all);
  return { ...period, codes: all };
}
