/** Every act and question of the module, and those of them that pages and other modules call by name. */
import { lockAccountCommand, unlockAccountCommand } from './commands/lock-account.ts';
import { listClients, registerClient, revokeClient } from './commands/register-client.ts';
import { eidQuestions, eidSteps } from './eid/eid-heads.ts';
import { securityActs, securityQuestions } from './security-heads.ts';
import { staffActs, staffQuestions } from './staff/index.ts';

export const identityCommands = [
  lockAccountCommand,
  unlockAccountCommand,
  registerClient,
  revokeClient,
  ...Object.values(staffActs),
  ...Object.values(securityActs),
  ...Object.values(eidSteps),
];

export const identityQueries = [
  listClients,
  ...Object.values(staffQuestions),
  ...Object.values(securityQuestions),
  ...Object.values(eidQuestions),
];
