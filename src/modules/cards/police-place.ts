import { policeDuty } from '#identity';
import type { CommandContext, Duty } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { type Agency, provinceCodeOf, successorOf } from '#territory';

export const deskRoles = ['receiving-officer', 'specialist', 'approver'] as const;

/** The officer's post at a police office, and the province in which the office lies. */
export async function officeOf(
  ctx: CommandContext,
  agencyCode: string,
  roles: readonly string[] = deskRoles,
): Promise<{ duty: Duty; agency: Agency; provinceCode: string }> {
  const { duty, agency } = await policeDuty(ctx.tx, ctx.actor, { agencyCode, roles });
  return { duty, agency, provinceCode: await provinceOf(ctx, agency) };
}

/** The province in which an office lies today. */
export async function provinceOf(
  ctx: Pick<CommandContext, 'tx' | 'now'>,
  agency: Pick<Agency, 'unitCode'>,
): Promise<string> {
  const today = vietnamDate(ctx.now);
  const unit = await successorOf(ctx.tx, agency.unitCode, today);
  return unit === undefined ? agency.unitCode.slice(0, 2) : provinceCodeOf(ctx.tx, unit, today);
}
