import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { isIsoDate } from '#platform/time';
import { mayAct, writerRoles } from '../act-on-report.ts';
import { reportMoved } from '../events.ts';
import { issuerAt } from '../issuer.ts';
import { frameDefinitions } from '../outline/assessment-definitions.ts';
import { placedSections } from '../outline/outline-definitions.ts';
import { insertReport, lastReport, sectionsOf } from '../report-store.ts';

/**
 * Begins the periodic report of the province for a date. Its texts are those of the last report, or of the outline when
 * there is none or it is asked for; its numbers are references and have the values of the new date at once.
 */
export const startReport = command({
  name: 'reports.start-report',
  summary: 'Begins the periodic report of the province, from the last one or from the outline.',
  allow: officer(...writerRoles),
  input: Type.Object({
    period: Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }),
    since: Type.String({ format: 'date' }),
    asOf: Type.String({ format: 'date' }),
    from: Type.Enum(['last', 'outline']),
  }),
  emits: [reportMoved],
  legalBasis: '09/2019/NĐ-CP',

  async run(ctx, { period, since, asOf, from }) {
    if (!isIsoDate(asOf) || !isIsoDate(since) || since > asOf)
      refuse('invalid', 'reports.bad-span', {}, [{ field: 'asOf', key: 'reports.bad-span' }]);
    const issuer = await issuerAt(ctx.tx, asOf);
    const agencyCode = issuer.agency.code;
    if (!mayAct(ctx.actor, agencyCode, writerRoles)) refuse('forbidden', 'reports.not-yours');
    const last = from === 'last' ? await lastReport(ctx.tx, agencyCode) : undefined;
    const reportId = newId(ctx.now.getTime());
    await insertReport(ctx.tx, {
      id: reportId,
      provinceCode: issuer.provinceCode,
      agencyCode,
      period: period.trim(),
      since,
      asOf,
      basedOn: last?.id ?? null,
      amends: null,
      head: last === undefined ? issuer.head : { ...last.head, number: '', date: null },
      opening: last?.opening ?? frameDefinitions.opening,
      closing: last?.closing ?? frameDefinitions.closing,
      createdAt: ctx.now,
      createdBy: ctx.actor.accountId ?? refuse('forbidden', 'platform.not-allowed'),
      sections: last === undefined ? placedSections() : await sectionsOf(ctx.tx, last.id),
    });
    ctx.concerns({ detail: { report: reportId } });
    ctx.emit(reportMoved, { reportId, agencyCode, to: 'draft' });
    return { reportId };
  },
});
