/** The one-stop desk's counter: tickets, intake slips, the printed forms 01 to 06, the register. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const deskModule: ModuleFace = {
  name: 'desk',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};
