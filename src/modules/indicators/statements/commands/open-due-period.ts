import Type from 'typebox';
import { command, systemOnly } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { isIsoDate, vietnamDate } from '#platform/time';
import { dueDayOf, periodClosingOn, recurringKinds } from '../domain/schedule.ts';
import { periodOpened } from '../events.ts';
import { handOut, owersAt } from '../hand-out.ts';
import { addPeriod } from '../period-store.ts';
import { holdSwitch } from '../schedule-store.ts';

/**
 * Opens one period on its day for every agency that owes figures. A period of that name that is there already, opened by
 * a person or by another server, stays as it is; so does a kind that was switched off meanwhile.
 */
export const openDuePeriod = command({
  name: 'indicators.open-due-period',
  summary: 'Opens a recurring reporting period on its day, for every agency that owes figures; once.',
  allow: systemOnly,
  input: Type.Object({
    kind: Type.Enum([...recurringKinds]),
    /** The day on which its numbers close. */
    endsOn: Type.String({ maxLength: 10 }),
  }),
  emits: [periodOpened],
  legalBasis: '09/2019/NĐ-CP',
  async run(ctx, { kind, endsOn }): Promise<{ opened: boolean; forms: number }> {
    const planned = isIsoDate(endsOn) ? periodClosingOn(kind, endsOn) : undefined;
    if (planned === undefined) return refuse('invalid', 'indicators.statement.bad-date');
    const { tx, now } = ctx;
    const asked = (await holdSwitch(tx, kind)) ? await owersAt(tx, endsOn) : [];
    if (asked.length === 0) return { opened: false, forms: 0 };
    const { code, startsOn } = planned;
    const dueOn = dueDayOf(planned, vietnamDate(now));
    const wanted = { id: newId(now.getTime()), code, kind, title: null, startsOn, endsOn, dueOn, codes: null };
    const { period, made } = await addPeriod(tx, { ...wanted, openedBy: null, openedAt: now });
    if (!made) return { opened: false, forms: 0 };
    const forms = await handOut(ctx, period, asked);
    ctx.concerns({ detail: { period: code, forms } });
    ctx.emit(periodOpened, { periodId: period.id, code, agencies: asked.map((a) => a.code) });
    return { opened: true, forms };
  },
});
