import type { CommandContext, Duty } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { addDays, vietnamDate } from '#platform/time';
import { eidRegimeAt } from './domain/eid-rules.ts';
import {
  changeEidAccount,
  type EidAccount,
  findEidAccount,
  insertEidAccount,
  lockEidAccount,
} from './eid-account-store.ts';
import { addEidEvent, addEidFacts } from './eid-history-store.ts';
import { decideEidRequest, type EidRequest, lockEidRequest } from './eid-request-store.ts';
import { policeDuty } from './police-duty.ts';

interface Target {
  requestId: string;
  /** The version that the officer's page showed. */
  version: number;
}

/**
 * Approves a request: the account is given (or raised to level 2) and waits for its activation. Four eyes: not by whoever
 * took the request.
 */
export async function approveEid(
  ctx: CommandContext,
  target: Target,
): Promise<{ request: EidRequest; account: EidAccount }> {
  const { request, duty } = await openRequest(ctx, target);
  if (request.receivedBy !== null && request.receivedBy === ctx.actor.accountId)
    refuse('forbidden', 'identity.eid.four-eyes');
  const account = request.kind === 'upgrade' ? await raise(ctx, request) : await give(ctx, request);
  const done = { id: request.id, at: ctx.now, by: ctx.actor.accountId, ground: null, eidAccountId: account.id };
  await decideEidRequest(ctx.tx, { ...done, state: 'approved' });
  const act = request.kind === 'upgrade' ? 'upgrade' : 'approve';
  await addEidEvent(ctx.tx, { eidAccountId: account.id, act, at: ctx.now, actor: ctx.actor, duty, note: request.code });
  concern(ctx, request, { duty, outcome: 'approved' });
  return { request, account };
}

/** Refuses a request, with the ground in words that the applicant will read. */
export async function refuseEid(ctx: CommandContext, target: Target & { ground: string }): Promise<EidRequest> {
  const { request, duty } = await openRequest(ctx, target);
  const done = { id: request.id, at: ctx.now, by: ctx.actor.accountId, eidAccountId: request.eidAccountId };
  await decideEidRequest(ctx.tx, { ...done, state: 'refused', ground: target.ground.trim() });
  concern(ctx, request, { duty, outcome: 'refused' });
  return request;
}

async function openRequest(ctx: CommandContext, { requestId, version }: Target) {
  const request = (await lockEidRequest(ctx.tx, requestId)) ?? refuse('not-found', 'identity.eid.no-request');
  const { duty } = await policeDuty(ctx.tx, ctx.actor, { agencyCode: request.agencyCode, roles: ['approver'] });
  if (request.version !== version) refuse('conflict', 'identity.eid.stale');
  if (request.state !== 'received') refuse('conflict', 'identity.eid.decided');
  return { request, duty };
}

/** Day until which the account should be activated. */
const activateBy = (now: Date): string => addDays(vietnamDate(now), eidRegimeAt(vietnamDate(now)).activateDays);

async function give(ctx: CommandContext, r: EidRequest): Promise<EidAccount> {
  const id = newId(ctx.now.getTime());
  const {
    provinceCode,
    holder,
    personId,
    guardianId,
    representativeId,
    fullName,
    holderNumber,
    nationality,
    communeCode,
  } = r;
  const who = { provinceCode, holder, personId, guardianId, representativeId, fullName, holderNumber, nationality };
  const contact = { phone: r.phone, email: r.email };
  const times = { registeredAt: ctx.now, activateBy: activateBy(ctx.now) };
  if (!(await insertEidAccount(ctx.tx, { id, ...who, communeCode, level: r.level, ...contact, ...times })))
    refuse('conflict', 'identity.eid.already-has', { level: r.level });
  const account = (await findEidAccount(ctx.tx, id)) ?? refuse('not-found', 'identity.eid.no-account');
  await addEidFacts(ctx.tx, account, [{ fact: 'registered', level: r.level, weight: 1 }], ctx.now);
  return account;
}

/** From level 1 to 2: counted at the one no more, and at the other. Until it is activated the holder signs in as before. */
async function raise(ctx: CommandContext, r: EidRequest): Promise<EidAccount> {
  const account =
    (await lockEidAccount(ctx.tx, r.eidAccountId ?? '')) ?? refuse('not-found', 'identity.eid.no-account');
  if (account.state === 'locked' || account.state === 'revoked') refuse('conflict', 'identity.eid.act-not-possible');
  if (account.level >= r.level) refuse('conflict', 'identity.eid.already-has', { level: account.level });
  const change = {
    level: r.level,
    activateBy: activateBy(ctx.now),
    phone: r.phone ?? account.phone,
    email: r.email ?? account.email,
  };
  await changeEidAccount(ctx.tx, account.id, change);
  const lines = [
    { fact: 'registered', level: account.level, weight: -1 },
    { fact: 'registered', level: r.level, weight: 1 },
  ] as const;
  await addEidFacts(ctx.tx, account, lines, ctx.now);
  return { ...account, ...change };
}

function concern(ctx: CommandContext, r: EidRequest, done: { duty: Duty; outcome: string }): void {
  const personId = r.personId ?? r.representativeId;
  ctx.concerns({
    ...(personId === null ? {} : { personId }),
    duty: done.duty,
    detail: { request: r.id, outcome: done.outcome, level: r.level },
  });
}
