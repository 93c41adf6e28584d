import type { CommandContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { wakeTask } from '#platform/jobs';
import { findDuty, headRoles } from '../authority.ts';
import { directiveStore } from '../directive-store.ts';
import { figureCodesOf, isFigureCode } from '../domain/figure-code.ts';
import { taskTransitions } from '../domain/task.ts';
import { stateAfter } from '../domain/transition.ts';
import { taskMoved } from '../events.ts';
import { addEvent } from '../history-store.ts';
import { seesTask } from '../queries/tasks.ts';
import { type TaskRow, taskOfCode, taskStore } from '../task-store.ts';
import { watchTasksName } from '../watch/watch-name.ts';
import { cellReader, codesIn, type SheetRow } from './sheet.ts';
import { areaWords } from './words.ts';

type Reader = ReturnType<typeof cellReader>;
type Change = Partial<Pick<TaskRow, 'title' | 'area' | 'place' | 'cooperating' | 'figureCodes' | 'dueOn'>>;

/** A row about a task that there is: what it changes, and how that is written. */
export interface KnownTaskRow {
  line: number;
  name: string;
  outcome: 'changed' | 'same';
  faults: Reader['faults'];
  write(): Promise<void>;
}

/**
 * Reads a row that bears a task's number, as it was exported and edited. An empty cell, or a column that is not there, leaves
 * things as they are. Owner and document stay: a task is handed over by its own act. Only who gave a task changes it.
 */
export async function readKnownTask(
  ctx: CommandContext,
  row: SheetRow,
  agencies: ReadonlySet<string>,
): Promise<KnownTaskRow> {
  const reader = cellReader(row);
  const code = reader.text('code').toUpperCase();
  const task = await taskOfCode(ctx.tx, code);
  if (task === undefined || !(await seesTask(ctx, task))) {
    reader.fault('code', 'task-unknown', { code });
    return { line: row.line, name: reader.text('title') || code, outcome: 'same', faults: reader.faults, write };
  }
  await refuseMoves(ctx, task, reader);
  const change = changeIn(task, reader, agencies);
  const outcome = Object.keys(change).length > 0 ? 'changed' : 'same';
  const duty = findDuty(ctx.actor, task.assignedBy, headRoles);
  if (outcome === 'changed' && duty === undefined) reader.fault('code', 'not-giver', { code });
  else if (outcome === 'changed' && stateAfter(taskTransitions, 'extend', task.state) === undefined)
    reader.fault('code', 'task-closed', { code });
  return { line: row.line, name: task.title, outcome, faults: reader.faults, write };

  async function write(): Promise<void> {
    if (task !== undefined && duty !== undefined && outcome === 'changed') await keep(ctx, { task, change, duty });
  }
}

async function refuseMoves(ctx: CommandContext, task: TaskRow, reader: Reader): Promise<void> {
  if (reader.text('owner_agency').toUpperCase() !== task.ownerAgency) reader.fault('owner_agency', 'owner-kept');
  const number = reader.text('directive_number');
  if (number === '') return;
  const own = task.directiveId === null ? undefined : await directiveStore.find(ctx.tx, task.directiveId);
  if (own?.number !== number) reader.fault('directive_number', 'directive-kept');
}

const isSameList = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((one) => b.includes(one));

function changeIn(task: TaskRow, reader: Reader, agencies: ReadonlySet<string>): Change {
  const change: Change = {};
  const title = reader.needed('title').slice(0, 4000);
  if (title !== task.title) change.title = title;
  const area = reader.oneOf('area', areaWords);
  if (area !== undefined && area !== task.area) change.area = area;
  const place = reader.text('place').slice(0, 500);
  if (place !== '' && place !== task.place) change.place = place;
  const cooperating = codesIn(reader.text('cooperating').toUpperCase()).filter((c) => c !== task.ownerAgency);
  if (cooperating.length > 0 && !isSameList(cooperating, task.cooperating)) {
    // An agency that has ended since may stay; it may not come in anew.
    for (const code of cooperating)
      if (!agencies.has(code) && !task.cooperating.includes(code))
        reader.fault('cooperating', 'agency-unknown', { code });
    change.cooperating = cooperating;
  }
  const figureCodes = figureCodesOf(reader.text('figure_codes'));
  if (figureCodes.length > 0 && !isSameList(figureCodes, task.figureCodes)) {
    for (const text of figureCodes) if (!isFigureCode(text)) reader.fault('figure_codes', 'not-a-code', { text });
    change.figureCodes = figureCodes;
  }
  const dueOn = reader.day('due_on');
  if (dueOn !== undefined && dueOn !== task.dueOn) {
    if (dueOn < task.assignedOn) reader.fault('due_on', 'day-out-of-span');
    change.dueOn = dueOn;
  }
  return change;
}

interface Kept {
  task: TaskRow;
  change: Change;
  duty: NonNullable<ReturnType<typeof findDuty>>;
}

/** A moved due day is an extension, and its agency is told; the rest is a correction. Both keep the old words. */
async function keep(ctx: CommandContext, { task, change, duty }: Kept): Promise<void> {
  const locked = await taskStore.lock(ctx.tx, task.id);
  if (locked?.version !== task.version) refuse('conflict', 'steering.stale');
  await taskStore.change(ctx.tx, task.id, change);
  const { dueOn, ...words } = change;
  const about = { subject: 'task', recordId: task.id, duty } as const;
  const corrected = Object.keys(words) as (keyof typeof words)[];
  if (corrected.length > 0) {
    const detail = Object.fromEntries(corrected.map((field) => [field, task[field]]));
    await addEvent(ctx, { ...about, act: 'correct', detail });
  }
  if (dueOn == null) return;
  await addEvent(ctx, { ...about, act: 'extend', detail: { from: task.dueOn, to: dueOn } });
  const { id: taskId, state, ownerAgency, assignedBy } = task;
  ctx.emit(taskMoved, { taskId, act: 'extend', to: state, ownerAgency, assignedBy });
  await wakeTask(ctx.tx, watchTasksName, ctx.now);
}
