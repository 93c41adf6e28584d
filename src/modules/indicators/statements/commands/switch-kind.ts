import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { wakeTask } from '#platform/jobs';
import { vietnamDate } from '#platform/time';
import { recurringKinds } from '../domain/schedule.ts';
import { switcherRoles } from '../domain/statement.ts';
import { owersAt } from '../hand-out.ts';
import { openDuePeriodsName } from '../open-due.ts';
import { setSwitch } from '../schedule-store.ts';

/**
 * Lets periods of a kind open by themselves, or not any more. Periods that are open stay so; switched on again it begins
 * with what opens today. It concerns every agency that owes figures, so whoever does it must see them all.
 */
export const switchKind = command({
  name: 'indicators.switch-period-kind',
  summary: 'Switches on or off that reporting periods of a kind open by themselves.',
  allow: officer(...switcherRoles),
  input: Type.Object({ kind: Type.Enum([...recurringKinds]), runs: Type.Boolean() }),
  emits: [],
  async run(ctx, { kind, runs }): Promise<{ changed: boolean }> {
    const { tx, now, actor } = ctx;
    const since = vietnamDate(now);
    const unseen = (await owersAt(tx, since)).find((a) => !actor.agencies.includes(a.code));
    if (unseen !== undefined) refuse('forbidden', 'indicators.statement.agency-not-seen', { code: unseen.code });
    const changed = await setSwitch(tx, { kind, runs, since, changedAt: now, changedBy: actor.accountId });
    if (changed && runs) await wakeTask(tx, openDuePeriodsName, now);
    ctx.concerns({ detail: { kind, runs, changed } });
    return { changed };
  },
});
