/** Messages to people and officers: in the portal, by e-mail, SMS and Zalo; each one's fate. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const notificationsModule: ModuleFace = {
  name: 'notifications',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};
