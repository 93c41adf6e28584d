import type { CommandContext } from '#platform/command';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import { type Agency, agenciesAt } from '#territory';
import { askedOf } from './domain/asked-figures.ts';
import type { Period } from './period-store.ts';
import { addFirstStatement, addStatementEvent, findStatement } from './statement-store.ts';
import { tellWriters } from './tell-unit.ts';

/** The agencies of a day that owe figures, and among them those of these codes only. */
export function owersAmong(agencies: readonly Agency[], codes: readonly string[] | null): Agency[] {
  return agencies.filter((a) => a.kind !== 'one-stop' && askedOf(a, codes).length > 0);
}

export async function owersAt(tx: Tx, day: IsoDate): Promise<Agency[]> {
  return owersAmong(await agenciesAt(tx, day), null);
}

/** Gives each unit its form and tells it. @returns how many units got a form that they did not have. */
export async function handOut(ctx: CommandContext, period: Period, agencies: readonly Agency[]): Promise<number> {
  let made = 0;
  for (const { code: agencyCode } of agencies) {
    const id = newId(ctx.now.getTime());
    if (!(await addFirstStatement(ctx.tx, { id, periodId: period.id, agencyCode }))) continue;
    made += 1;
    await addStatementEvent(ctx.tx, { statementId: id, act: 'open', at: ctx.now, actor: ctx.actor, agencyCode });
    const row = await findStatement(ctx.tx, id);
    if (row !== undefined) await tellWriters(ctx, row, { notice: 'opened', occasion: 'opened' });
  }
  return made;
}
