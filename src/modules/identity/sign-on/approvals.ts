import type Provider from 'oidc-provider';
import type { BackchannelAuthenticationRequest, Client, Configuration, KoaContextWithOIDC } from 'oidc-provider';
import { errors } from 'oidc-provider';
import { type Actor, execute, systemActor, writeAudit } from '#platform/command';
import { refuse } from '#platform/errors';
import { findAccount, findAccountByLogin } from '../account-store.ts';
import { askApproval } from '../commands/ask-approval.ts';
import { type AuthenticationLevel, acrOf, requiredLevel } from '../domain/authentication-level.ts';
import { unseal } from '../factors/seal.ts';
import { decideApproval, type ShownApproval, waitingApprovals } from '../partners/approval-store.ts';
import { agree } from './consents.ts';
import { isKnownEnough } from './level-check.ts';
import { rulesOf } from './partner-metadata.ts';
import type { SignOnContext } from './sign-on-context.ts';

const system = { kind: 'system' };

/** Letters, digits and plain marks of both languages: what a person can compare between two screens. */
const message = /^[\p{L}\p{N} .,:;/()#-]{4,80}$/u;

/**
 * CIBA (OpenID Connect Client-Initiated Backchannel Authentication), poll mode: somebody at a counter, or a partner's own
 * desk, asks the person to approve on their telephone. No link and no code travels by message: the person opens their own
 * portal, sees the same words as the officer, and approves with as strong a sign-in as is asked for.
 */
export function cibaFeature(context: SignOnContext): NonNullable<NonNullable<Configuration['features']>['ciba']> {
  return {
    enabled: true,
    deliveryModes: ['poll'],
    processLoginHint: (_ctx, hint) => accountOfNumber(context, hint ?? ''),
    processLoginHintToken: async () => {
      throw new errors.InvalidRequest('login_hint_token is not supported, use login_hint');
    },
    validateBindingMessage: async (_ctx, text) => {
      if (text === undefined || !message.test(text))
        throw new errors.InvalidBindingMessage('binding_message: 4 to 80 letters, digits and plain marks');
    },
    validateRequestContext: async (_ctx, value) => {
      if (value !== undefined) throw new errors.InvalidRequest('request_context is not supported');
    },
    verifyUserCode: async (_ctx, _account, code) => {
      if (code !== undefined) throw new errors.InvalidRequest('user_code is not supported');
    },
    triggerAuthenticationDevice: (ctx, request, account, client) =>
      writeDown(context, ctx, { request, accountId: account.accountId, client }),
  };
}

async function accountOfNumber(context: SignOnContext, hint: string): Promise<string | undefined> {
  const account = await context.runtime.database.read(system, (tx) => findAccountByLogin(tx, hint));
  return account?.kind === 'citizen' ? account.id : undefined;
}

async function writeDown(
  context: SignOnContext,
  ctx: KoaContextWithOIDC,
  what: { request: BackchannelAuthenticationRequest; accountId: string; client: Client },
): Promise<void> {
  const { request, accountId, client } = what;
  const params = (request.params ?? {}) as Record<string, unknown>;
  const asked = requiredLevel(typeof params['acr_values'] === 'string' ? params['acr_values'] : undefined);
  const least = Math.max(1, asked, rulesOf(client).leastAuthentication);
  if (!Number.isFinite(least)) throw new errors.InvalidRequest('acr_values: no such level');
  await execute(context.runtime, askApproval, {
    actor: systemActor,
    input: {
      accountId,
      partnerId: client.clientId,
      requestId: request.jti,
      message: String(params['binding_message'] ?? ''),
      scopes: [...(ctx.oidc.requestParamScopes ?? [])],
      leastAuthentication: least,
      askedAt: context.clock.now().toISOString(),
      seconds: request.expiration,
    },
  }).catch((error: { kind?: string }) => {
    if (error.kind === 'conflict') throw new errors.AccessDenied('too many requests wait for this person');
    throw error;
  });
}

/** What waits for a person on their telephone. */
export interface Approvals {
  waiting(accountId: string): Promise<ShownApproval[]>;
  /**
   * The person's word. @throws Refusal platform.stronger-sign-in-required, platform.higher-level-required, or
   * identity.approval-over when it was decided before or its five minutes are over.
   */
  decide(who: Approver, approvalId: string, agreed: boolean): Promise<void>;
}

export interface Approver {
  actor: Actor;
  authenticatedAt: Date;
}

export function createApprovals(context: SignOnContext, provider: Provider): Approvals {
  const { database } = context.runtime;
  return {
    waiting: (accountId) => database.read(system, (tx) => waitingApprovals(tx, accountId, context.clock.now())),

    async decide(who, approvalId, agreed) {
      const accountId = who.actor.accountId ?? refuse('unauthenticated', 'platform.sign-in-required');
      const shown = (await this.waiting(accountId)).find((a) => a.id === approvalId);
      if (shown === undefined) return refuse('conflict', 'identity.approval-over');
      if (agreed) await demandStrength(context, provider, { who, shown });
      const decided = await database.transaction(system, async (tx) => {
        const state = agreed ? 'approved' : 'refused';
        const row = await decideApproval(tx, { id: approvalId, accountId, state }, context.clock.now());
        const detail = { approval: approvalId, partner: shown.partnerId, state };
        const concern = who.actor.personId === undefined ? { detail } : { personId: who.actor.personId, detail };
        const now = context.runtime.clock.now();
        if (row !== undefined)
          await writeAudit(tx, 'identity.decide-approval', { actor: who.actor, now, concerns: [concern] });
        return row ?? refuse('conflict', 'identity.approval-over');
      });
      const requestId = unseal(decided.sealedRequest, context.secrets.factorKey);
      if (!agreed) return provider.backchannelResult(requestId, new errors.AccessDenied('the person refused'));
      const wish = { accountId, partnerId: decided.partnerId, scopes: decided.scopes, claims: [] };
      const level = who.actor.authenticationLevel ?? 1;
      await provider.backchannelResult(requestId, await agree(context, provider, wish), {
        acr: acrOf(level as AuthenticationLevel),
        authTime: Math.floor(who.authenticatedAt.getTime() / 1000),
      });
    },
  };
}

async function demandStrength(
  context: SignOnContext,
  provider: Provider,
  what: { who: Approver; shown: ShownApproval },
): Promise<void> {
  const { who, shown } = what;
  const account = await context.runtime.database.read(system, (tx) => findAccount(tx, shown.accountId));
  const client = await provider.Client.find(shown.partnerId);
  if (account === undefined || client === undefined) refuse('conflict', 'identity.approval-over');
  if (!isKnownEnough(account, rulesOf(client))) refuse('forbidden', 'platform.higher-level-required');
  const level = shown.leastAuthentication;
  if ((who.actor.authenticationLevel ?? 0) < level)
    refuse('unauthenticated', 'platform.stronger-sign-in-required', { level });
}
