/** Quality of service: the index of Decision 766/QĐ-TTg and scorecards of Circular 01/2018/TT-VPCP. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const qualityModule: ModuleFace = {
  name: 'quality',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};
