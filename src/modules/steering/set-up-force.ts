import type { CommandContext, Duty } from '#platform/command';
import { newId } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import { findUnit } from '#territory';
import type { TaskForceLevel } from './domain/task-force.ts';
import { taskForceName } from './domain/task-force.ts';
import { addFacts } from './fact-store.ts';
import { addEvent } from './history-store.ts';
import { forceOf, taskForceStore, topForce } from './task-force-store.ts';

export interface NewForce {
  level: TaskForceLevel;
  unitCode: string;
  village?: { code: string; name: string } | undefined;
  unitName: string;
  plannedOn: IsoDate;
}

/** Writes a planned force under the force of the place above, with fact and history. */
export async function planForce(ctx: CommandContext, force: NewForce, duty: Duty): Promise<string> {
  const { level, unitCode, village, unitName, plannedOn } = force;
  const id = newId(ctx.now.getTime());
  await taskForceStore.insert(ctx.tx, {
    id,
    level,
    unitCode,
    villageCode: village?.code ?? null,
    parentId: await parentOf(ctx, force),
    name: taskForceName(village?.name ?? unitName),
    state: 'planned',
    plannedOn,
  });
  await addFacts(ctx, [
    { subject: 'task-force', recordId: id, fact: 'planned', happenedOn: plannedOn, level, unitCode },
  ]);
  await addEvent(ctx, { subject: 'task-force', recordId: id, act: 'plan', to: 'planned', duty });
  return id;
}

/** The force of the place above: of a village its commune's, of a commune its district's, where there is none the province's. */
async function parentOf(ctx: CommandContext, { level, unitCode, plannedOn }: NewForce): Promise<string | null> {
  if (level === 'province') return null;
  const above = { district: 'province', commune: 'district', village: 'commune' } as const;
  const unit = await findUnit(ctx.tx, unitCode, plannedOn);
  const code = level === 'village' ? unitCode : unit?.parentCode;
  const near = code == null ? undefined : await forceOf(ctx.tx, { level: above[level], unitCode: code });
  if (near !== undefined) return near.id;
  const top = await topForce(ctx.tx);
  return top?.id ?? null;
}
