import Type from 'typebox';
import { type CommandContext, command, type Duty, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { attachmentsOf, insertAttachment } from '../attachment-store.ts';
import { dutyForAgency, findDuty, keeperRoles, placeDuty, provinceDuty } from '../authority.ts';
import { directiveStore } from '../directive-store.ts';
import { addEvent, type Subject } from '../history-store.ts';
import { FileInput, Id } from '../input.ts';
import { modelStore } from '../model-store.ts';
import { taskForceStore } from '../task-force-store.ts';
import { taskStore } from '../task-store.ts';

/** Records that take files. */
const holders = ['directive', 'task', 'task-force', 'model'] as const;
const Holder = { subject: Type.Enum([...holders]), recordId: Id };

/** Files that one record may hold. */
const mostFiles = 50;

async function dutyToAttach(ctx: CommandContext, subject: Subject, recordId: string): Promise<Duty> {
  const missing = () => refuse('not-found', 'steering.not-found');
  switch (subject) {
    case 'directive':
      return dutyForAgency(ctx.actor, ((await directiveStore.find(ctx.tx, recordId)) ?? missing()).recordedBy);
    case 'task': {
      const task = (await taskStore.find(ctx.tx, recordId)) ?? missing();
      if (task.state === 'done' || task.state === 'cancelled') refuse('conflict', 'steering.act-not-possible');
      return findDuty(ctx.actor, task.ownerAgency) ?? dutyForAgency(ctx.actor, task.assignedBy);
    }
    case 'task-force':
      return placeDuty(ctx, ((await taskForceStore.find(ctx.tx, recordId)) ?? missing()).unitCode);
    case 'model': {
      const model = (await modelStore.find(ctx.tx, recordId)) ?? missing();
      return findDuty(ctx.actor, model.ownerAgency) ?? (await provinceDuty(ctx));
    }
    default:
      return missing();
  }
}

/** Whether the actor may attach a file there: asked before the page stores one. */
export const checkAttach = command({
  name: 'steering.check-attach',
  summary: 'Whether I may attach a file to this record.',
  allow: officer(...keeperRoles),
  pagesOnly: true,
  input: Type.Object(Holder),
  emits: [],
  async run(ctx, { subject, recordId }) {
    await dutyToAttach(ctx, subject, recordId);
  },
});

/** Attaches a file, already checked and lying in the file store: the text of a directive, evidence of a task, minutes. */
export const attachFile = command({
  name: 'steering.attach-file',
  summary: 'Attaches a stored file to a directive, task, task force or model.',
  allow: officer(...keeperRoles),
  pagesOnly: true, // the page has sniffed and stored the file; a caller's word for its hash and type is not enough
  input: Type.Object({ ...Holder, file: FileInput }),
  emits: [],
  async run(ctx, { subject, recordId, file }) {
    const duty = await dutyToAttach(ctx, subject, recordId);
    if ((await attachmentsOf(ctx.tx, recordId)).length >= mostFiles)
      refuse('conflict', 'steering.too-many-files', { limit: mostFiles });
    const eventId = await addEvent(ctx, { subject, recordId, act: 'attach', duty, note: file.fileName });
    const entry = { subject, recordId, eventId, file, at: ctx.now, agencyCode: duty.agency };
    return { attachmentId: await insertAttachment(ctx.tx, entry) };
  },
});
