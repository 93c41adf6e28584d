import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { isIsoDate, vietnamDate } from '#platform/time';
import { workingCalendar } from '#procedures';
import { actOnCase } from '../act-on-case.ts';
import { lengthenClock } from '../case-clock.ts';
import { procedureOfCase } from '../case-procedure.ts';
import { caseMoved } from '../events.ts';
import { ActInput, Note } from './act-input.ts';

/**
 * The case will be late: a letter of apology with the reason and a new date goes to the person at least a day before the
 * due date, and only once (form 04; Decree 61/2018/NĐ-CP art. 19.9). The date first promised stays on record.
 */
export const extendCase = command({
  name: 'cases.extend-case',
  summary: 'A letter of apology with a new date, once and at least a day before the due date.',
  allow: officer('specialist', 'approver', 'leader'),
  input: Type.Object({ ...ActInput, newDueOn: Type.String({ format: 'date' }), note: Note }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, { newDueOn, ...input }) {
    if (!isIsoDate(newDueOn)) refuse('invalid', 'platform.invalid-input', { fields: 'newDueOn' });
    const detail: Record<string, unknown> = { newDueOn };
    await actOnCase(ctx, {
      ...input,
      act: 'extend',
      detail,
      change(found) {
        const before = found.dueOn ?? '';
        const field = [{ field: 'newDueOn', key: 'cases.new-date-not-later', params: { due: formatDate(before) } }];
        if (newDueOn <= before || !workingCalendar.isWorkingDay(newDueOn))
          refuse('invalid', 'cases.new-date-not-later', { due: formatDate(before) }, field);
        detail['dueOn'] = before;
        return { dueOn: newDueOn, extensions: found.extensions + 1, apologisedOn: vietnamDate(ctx.now) };
      },
    });
  },
});

/** The case falls under the longer period that the law gives the procedure, for instance because it must be verified. */
export const lengthenCase = command({
  name: 'cases.lengthen-case',
  summary: 'Applies the longer period of the procedure, with the reason.',
  allow: officer('specialist', 'approver'),
  input: Type.Object({ ...ActInput, note: Note }),
  emits: [caseMoved],
  legalBasis: '61/2018/NĐ-CP',
  async run(ctx, input) {
    const detail: Record<string, unknown> = {};
    await actOnCase(ctx, {
      ...input,
      act: 'lengthen',
      detail,
      change(found) {
        const longer = procedureOfCase(found).deadline.extended?.workingDays;
        if (longer === undefined) throw new Error('lengthened without a longer period');
        const change = lengthenClock(found, longer, ctx.now);
        Object.assign(detail, { dueOn: found.dueOn, newDueOn: change.dueOn, workingDays: longer });
        return change;
      },
    });
  },
});
