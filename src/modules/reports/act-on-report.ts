import { type Actor, type CommandContext, dutyFor, type QueryContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { findReport, lockReport, type ReportRow, type ReportState } from './report-store.ts';

/** Who writes a report of their agency; who decides on it; who signs it. */
export const writerRoles = ['specialist', 'approver', 'leader'] as const;
export const deciderRoles = ['approver', 'leader'] as const;
export const signerRoles = ['leader'] as const;

/** Whether this officer may act on the reports of an agency in one of these roles. */
export const mayAct = (actor: Actor, agencyCode: string, roles: readonly string[]): boolean =>
  dutyFor(actor, agencyCode, roles) !== undefined;

/**
 * The report that is to be changed, locked. @throws Refusal when it is not there, not the actor's agency's, has been changed
 * since their page was drawn (`version`), or is past the state in which this can be done.
 */
export async function reportToChange(
  ctx: CommandContext,
  wanted: { reportId: string; version?: number; states: readonly ReportState[]; roles: readonly string[] },
): Promise<ReportRow> {
  const report = (await lockReport(ctx.tx, wanted.reportId)) ?? refuse('not-found', 'reports.not-found');
  const duty = dutyFor(ctx.actor, report.agencyCode, wanted.roles) ?? refuse('forbidden', 'reports.not-yours');
  if (!wanted.states.includes(report.state)) refuse('conflict', `reports.not-in-state.${report.state}`);
  if (wanted.version !== undefined && wanted.version !== report.version) refuse('conflict', 'reports.stale');
  ctx.concerns({ duty, detail: { report: report.id } });
  return report;
}

/** The report that is to be read. @throws Refusal when it is not there or another agency's. */
export async function reportToRead(ctx: QueryContext, reportId: string): Promise<ReportRow> {
  const report = (await findReport(ctx.tx, reportId)) ?? refuse('not-found', 'reports.not-found');
  if (!ctx.actor.agencies.includes(report.agencyCode)) refuse('forbidden', 'reports.not-yours');
  return report;
}
