import type { Task } from '#platform/command';
import { sweepLooseFiles } from '#platform/files';
import { deleteUploadsBefore } from './upload-store.ts';

/** So long a broken-off upload can be taken up again. */
const patienceMs = 3 * 24 * 3_600_000;

/** Gives up uploads that nobody took up again, and removes files that no record holds any more. */
export const sweepUploads: Task = {
  name: 'cases.sweep-uploads',
  everySeconds: 3600,
  async run(runtime) {
    const before = new Date(runtime.clock.now().getTime() - patienceMs);
    await runtime.database.transaction({ kind: 'system' }, (tx) => deleteUploadsBefore(tx, before));
    await sweepLooseFiles(runtime);
  },
};
