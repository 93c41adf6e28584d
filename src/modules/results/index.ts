/** Results and digitised papers: issued, signed, verified in public, reused instead of asked for. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const resultsModule: ModuleFace = {
  name: 'results',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};
