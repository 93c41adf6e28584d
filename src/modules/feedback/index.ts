/** What people say of the service: ratings, complaints and proposals, with their own clock. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const feedbackModule: ModuleFace = {
  name: 'feedback',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};
