/** Fees and receipts: bills, cash at the counter, online payment through a bank. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import './i18n/index.ts';

export const paymentsModule: ModuleFace = {
  name: 'payments',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [],
  queries: [],
  reactions: [],
};
