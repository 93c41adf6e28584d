import type { Task } from '#platform/command';
import { syncCatalogue } from '../sync-catalogue.ts';

export const syncTaskName = 'procedures.sync-catalogue';

/** Brings the catalogue's tables, which views and reports read, to what was published; woken by each publication. */
export const syncTask: Task = {
  name: syncTaskName,
  everySeconds: 3600,
  async run(runtime) {
    await runtime.database.asOwner((tx) => syncCatalogue(tx));
  },
};
