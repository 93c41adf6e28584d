/** Accounts of citizens and officers, and sign-on: the OpenID provider, sessions, who is behind a request. */
import { join } from 'node:path';
import type { ModuleFace } from '#platform/command';
import { createAccountCommand } from './commands/create-account.ts';
import { lockAccountCommand, unlockAccountCommand } from './commands/lock-account.ts';
import { listClients, registerClient, revokeClient } from './commands/register-client.ts';
import './i18n/index.ts';

export const identityModule: ModuleFace = {
  name: 'identity',
  sqlFolder: join(import.meta.dirname, 'sql'),
  commands: [createAccountCommand, lockAccountCommand, unlockAccountCommand, registerClient, revokeClient],
  queries: [listClients],
  reactions: [],
};

export { type Account, type AccountKind, accountNames, findAccount, findAccountByLogin } from './account-store.ts';
// Accounts
export { readTrustFolder } from './chip/trust-store.ts';
export { type ChipFiles, type ChipStep, type ChipVerdict, verifyChip } from './chip/verify-chip.ts';
export { createAccount } from './commands/create-account.ts';
// Demonstration
export { createDemoAccounts, type DemoPerson, type DemoPlaces } from './demo/create-demo-accounts.ts';
export { type DemoCitizen, type DemoOfficer, type DemoPlace, demoAccounts } from './demo/demo-accounts.ts';
// Levels of Decree 69/2024
export {
  type AuthenticationLevel,
  acrOf,
  type Factor,
  levelOfAcr,
  levelOfFactors,
} from './domain/authentication-level.ts';
export { localPath } from './domain/local-path.ts';
export type { WebSession } from './session-store.ts';
// Sign-on
export { createSignOn, type Redirect, type SignOn, type SignOnOptions } from './sign-on/create-sign-on.ts';
export type { DemoChoice, Exchange, Interactions, SignInAnswer, SignInRequest } from './sign-on/interactions.ts';
export type { Asker } from './sign-on/sessions.ts';
export { callbackPath, problemPath, providerPath } from './sign-on/sign-on-context.ts';
// Heads
export { createAccountCommand, listClients, lockAccountCommand, registerClient, revokeClient, unlockAccountCommand };
