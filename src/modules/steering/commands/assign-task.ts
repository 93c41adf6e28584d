import Type, { type Static } from 'typebox';
import { type CommandContext, command, type Duty, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { wakeTask } from '#platform/jobs';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { assignerDuty, headRoles } from '../authority.ts';
import { directiveStore } from '../directive-store.ts';
import { taskMoved } from '../events.ts';
import { addFacts } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { AgencyCode, AreaInput, Day, FigureCodes, Id, Line, Words } from '../input.ts';
import { nextTaskCode, taskStore } from '../task-store.ts';
import { watchTasksName } from '../watch/watch-name.ts';

export const NewTask = Type.Object({
  directiveId: Type.Optional(Id),
  /** Where in the directive it stands: "mục 2.a". */
  place: Type.Optional(Line),
  title: Words,
  area: AreaInput,
  ownerAgency: AgencyCode,
  cooperating: Type.Optional(Type.Array(AgencyCode, { maxItems: 30, uniqueItems: true })),
  dueOn: Type.Optional(Day),
  figureCodes: Type.Optional(FigureCodes),
});

async function refuseUnknown(ctx: CommandContext, codes: readonly string[]): Promise<void> {
  for (const code of codes)
    if ((await findAgency(ctx.tx, code)) === undefined) refuse('invalid', 'steering.agency-unknown');
}

/** Writes one task, its fact and its history; for the acts that give tasks. */
export async function giveTask(
  ctx: CommandContext,
  input: Static<typeof NewTask>,
  duty: Duty,
): Promise<{ taskId: string; code: string }> {
  const { directiveId, ownerAgency, cooperating = [], dueOn } = input;
  await refuseUnknown(ctx, [ownerAgency, ...cooperating]);
  const directive = directiveId === undefined ? undefined : await directiveStore.find(ctx.tx, directiveId);
  if (directiveId !== undefined && directive === undefined) refuse('not-found', 'steering.not-found');
  if (directive !== undefined && directive.state !== 'in-force') refuse('conflict', 'steering.directive-ended');
  // A task counts from the day on which the document gave it, not from the day of typing.
  const assignedOn = directive?.issuedOn ?? vietnamDate(ctx.now);
  if (dueOn !== undefined && dueOn < assignedOn) refuse('invalid', 'steering.due-before-start');
  const id = newId(ctx.now.getTime());
  const code = await nextTaskCode(ctx.tx, assignedOn.slice(0, 4));
  await taskStore.insert(ctx.tx, {
    id,
    code,
    directiveId: directiveId ?? null,
    place: input.place?.trim() ?? null,
    title: input.title.trim(),
    area: input.area,
    ownerAgency,
    cooperating: cooperating.filter((c) => c !== ownerAgency),
    assignedBy: duty.agency,
    assignedOn,
    dueOn: dueOn ?? null,
    state: 'assigned',
    figureCodes: input.figureCodes ?? [],
    recordedAt: ctx.now,
  });
  await addFacts(ctx, [
    { subject: 'task', recordId: id, fact: 'assigned', happenedOn: assignedOn, agencyCode: ownerAgency },
  ]);
  await addEvent(ctx, { subject: 'task', recordId: id, act: 'assign', to: 'assigned', duty });
  ctx.emit(taskMoved, { taskId: id, act: 'assign', to: 'assigned', ownerAgency, assignedBy: duty.agency });
  // A task read out of an older document may be due or late already.
  await wakeTask(ctx.tx, watchTasksName, ctx.now);
  return { taskId: id, code };
}

/** Gives an agency a task, alone or read out of a directive. */
export const assignTask = command({
  name: 'steering.assign-task',
  summary: 'Gives an agency a task with a due day, alone or read out of a directive.',
  allow: officer(...headRoles),
  input: NewTask,
  emits: [taskMoved],
  async run(ctx, input) {
    return giveTask(ctx, input, await assignerDuty(ctx, input.ownerAgency));
  },
});
