import type Provider from 'oidc-provider';
import type { Interaction } from 'oidc-provider';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import { type Account, findAccount, listDemoAccounts } from '../account-store.ts';
import { demoRoleKey } from '../demo/demo-accounts.ts';
import { countRecoveryCodes, factorsOf, insertTotp, totpsOf } from '../factors/factor-store.ts';
import { seal, unseal } from '../factors/seal.ts';
import { newTotpSecret, totpUri } from '../factors/totp.ts';
import { agreementIn, type ConsentRequest, consentRequest } from './consents.ts';
import { keepProven, neededFor, type Proven, provenSoFar } from './proven.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** What the sign-in page shows. */
export interface SignInRequest {
  uid: string;
  /** The least authentication level that is asked for; 0 when any will do. Infinity when nothing ever will. */
  requiredLevel: number;
  /** Whether a password can reach that level. */
  passwordSuffices: boolean;
  /** Demonstration people to sign in as; empty unless the server runs with --demo. */
  demo: DemoChoice[];
  /** The site that the browser goes back to in the end, when it is not ours. */
  returnOrigin?: string;
  /** Whether VNeID can be used instead. */
  outside: boolean;
  step:
    | { kind: 'first' }
    /** The first step is done: what the second can be. */
    | { kind: 'second'; name: string; code: boolean; passkey: boolean; recovery: boolean }
    /** There is no second factor yet: the seed of one to set up now. */
    | { kind: 'set-up'; name: string; secret: string; uri: string }
    | { kind: 'consent'; consent: ConsentRequest }
    /** The client needs an account of level 2, which no page can give. */
    | { kind: 'account-too-low' };
}

export interface DemoChoice {
  accountId: string;
  name: string;
  /** Message key of what they stand for. */
  roleKey: string;
}

interface Parts {
  context: SignOnContext;
  provider: Provider;
  outside: object | undefined;
}

/** Reads what the page must show from the provider's record of it. */
export async function signInRequest(parts: Parts, interaction: Interaction): Promise<SignInRequest> {
  const { context, provider } = parts;
  const { database } = context.runtime;
  const step = await stepOf(context, interaction);
  const first = step.kind === 'first' || step.kind === 'account-too-low';
  const accounts = context.demo && first ? await database.read({ kind: 'system' }, listDemoAccounts) : [];
  const requiredLevel = await neededFor(provider, interaction);
  return {
    uid: interaction.uid,
    requiredLevel,
    passwordSuffices: requiredLevel <= 1,
    demo: accounts.map((a) => ({ accountId: a.id, name: a.displayName, roleKey: demoRoleKey(a) })),
    outside: first && parts.outside !== undefined,
    ...originOf(interaction, context.publicUrl),
    step,
  };
}

function originOf(interaction: Interaction, publicUrl: string): { returnOrigin?: string } {
  const target = String(interaction.params['redirect_uri'] ?? '');
  const origin = URL.canParse(target) ? new URL(target).origin : undefined;
  return origin === undefined || origin === new URL(publicUrl).origin ? {} : { returnOrigin: origin };
}

async function stepOf(context: SignOnContext, interaction: Interaction): Promise<SignInRequest['step']> {
  const { prompt, params, session } = interaction;
  if (prompt.name === 'consent' && session?.accountId !== undefined) {
    const who = { accountId: session.accountId, partnerId: String(params['client_id']) };
    const consent = await consentRequest(context, agreementIn(params, who));
    if (consent !== undefined) return { kind: 'consent', consent };
  }
  if (prompt.reasons.includes('account_level')) return { kind: 'account-too-low' };
  const proven = provenSoFar(interaction, context.clock.now());
  if (proven === undefined) return { kind: 'first' };
  return context.runtime.database.transaction({ kind: 'system' }, async (tx) => {
    const account = await findAccount(tx, proven.accountId);
    if (account === undefined) return { kind: 'first' };
    const factors = await factorsOf(tx, account.id);
    const has = (kind: 'totp' | 'passkey') => factors.some((f) => f.kind === kind);
    const name = account.displayName;
    if (factors.length === 0) {
      const secret = await seedFor(context, tx, { account, proven, interaction });
      return { kind: 'set-up', name, secret, uri: totpUri(secret, { label: name, issuer: 'DA06' }) };
    }
    const recovery = (await countRecoveryCodes(tx, account.id)) > 0;
    return { kind: 'second', name, code: has('totp'), passkey: has('passkey'), recovery };
  });
}

/**
 * The seed of this very page: the same when it is looked at again, and never one that another page has shown before,
 * because that one may have been a stranger's.
 */
async function seedFor(
  context: SignOnContext,
  tx: Tx,
  what: { account: Account; proven: Proven; interaction: Interaction },
): Promise<string> {
  const { account, proven, interaction } = what;
  const { factorKey } = context.secrets;
  const waiting = (await totpsOf(tx, account.id, 'waiting')).find((app) => app.id === proven.seedId);
  if (waiting !== undefined) return unseal(waiting.secret, factorKey);
  const secret = newTotpSecret();
  const seedId = newId();
  await insertTotp(
    tx,
    { id: seedId, accountId: account.id, label: '', secret: seal(secret, factorKey) },
    context.clock.now(),
  );
  await keepProven(interaction, { ...proven, seedId });
  return secret;
}
