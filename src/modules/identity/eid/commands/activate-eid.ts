import Type from 'typebox';
import { anyone, type CommandContext, command } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId, newSecret } from '#platform/ids';
import { refuseWeakPassword } from '../../factors/password-rules.ts';
import { hashPassword } from '../../password.ts';
import { challengeHash, challengeMs, isActivationCode } from '../domain/activation-code.ts';
import { provenDeviceKey } from '../domain/device-proof.ts';
import { changeEidAccount, type EidAccount, type EidChange, lockEidAccount } from '../eid-account-store.ts';
import { countCodeTry, lockCodeOfChallenge, lockOpenCode, openChallenge, useCode } from '../eid-code-store.ts';
import { bindDevice } from '../eid-device-store.ts';
import { addEidEvent, addEidFacts, type FactLine } from '../eid-history-store.ts';
import { eidAccountOfTyped } from '../find-holder.ts';
import { openSignOnAccount } from '../sign-on-account.ts';

const system = { kind: 'system' };
export const eidActivated = 'identity.eid-activated.v1';

export type CodeCheck =
  /** Nobody is told whether the number or the code was wrong, or how many tries are left. */
  | { outcome: 'wrong' }
  /** `ownPassword`: the holder signs in by themselves and chooses a password; a child's or organisation's account does not. */
  | { outcome: 'right'; challenge: string; level: 1 | 2; ownPassword: boolean };

/**
 * First step of activating: number and one-time code. A wrong code is counted and answered, not refused, so that the count
 * stays. A right one opens the second step with a challenge for the device; it is not used up by that.
 */
export const checkActivationCode = command({
  name: 'identity.check-activation-code',
  summary: 'Checks the one-time code of an e-ID account and gives the challenge that the device is to sign.',
  allow: anyone,
  input: Type.Object({ number: Type.String({ maxLength: 40 }), code: Type.String({ maxLength: 40 }) }),
  emits: [],
  legalBasis: '59/2022/NĐ-CP; 69/2024/NĐ-CP',
  run: (ctx, input): Promise<CodeCheck> => inScope(ctx.tx, system, () => checkCode(ctx, input)),
});

async function checkCode(ctx: CommandContext, input: { number: string; code: string }): Promise<CodeCheck> {
  const account = await eidAccountOfTyped(ctx.tx, input.number);
  const code = account === undefined ? undefined : await lockOpenCode(ctx.tx, account.id, ctx.now);
  // Works as long without an account or a code, so that the time tells nobody which accounts there are.
  const right = await isActivationCode(input.code, code?.codeHash);
  if (account === undefined || code === undefined) return { outcome: 'wrong' };
  concern(ctx, account, right ? 'code-right' : 'code-wrong');
  if (!right) {
    await countCodeTry(ctx.tx, code.id);
    return { outcome: 'wrong' };
  }
  const challenge = newSecret();
  const endsAt = new Date(ctx.now.getTime() + challengeMs);
  await openChallenge(ctx.tx, code.id, { hash: challengeHash(challenge), endsAt });
  return { outcome: 'right', challenge, level: account.level, ownPassword: signsInAlone(account) };
}

const Key = Type.String({ maxLength: 400, pattern: '^[A-Za-z0-9_-]*$' });

/**
 * Second step: the password and, where the browser can, the device's key with its signature over the challenge. The code
 * is used up here: of many at once one succeeds. Then the account is tied to the account that signs in.
 */
export const finishActivation = command({
  name: 'identity.finish-activation',
  summary: 'Activates an e-ID account on this device; its one-time code is used up.',
  allow: anyone,
  input: Type.Object({
    challenge: Type.String({ maxLength: 100 }),
    password: Type.String({ maxLength: 2000 }),
    device: Type.Optional(Type.Object({ publicKey: Key, signature: Key, name: Type.String({ maxLength: 60 }) })),
  }),
  emits: [eidActivated],
  legalBasis: '59/2022/NĐ-CP; 69/2024/NĐ-CP',
  run: (ctx, input) => inScope(ctx.tx, system, () => activate(ctx, input)),
});

interface Finish {
  challenge: string;
  password: string;
  device?: { publicKey: string; signature: string; name: string };
}

async function activate(ctx: CommandContext, input: Finish): Promise<{ level: 1 | 2; device: boolean }> {
  const hash = challengeHash(input.challenge);
  const code = (await lockCodeOfChallenge(ctx.tx, hash, ctx.now)) ?? refuse('conflict', 'identity.eid.activation-over');
  const account =
    (await lockEidAccount(ctx.tx, code.eidAccountId)) ?? refuse('conflict', 'identity.eid.activation-over');
  if (account.state !== 'approved' && account.state !== 'active') refuse('conflict', 'identity.eid.activation-over');
  const alone = signsInAlone(account);
  if (alone) refuseWeakPassword(input.password);
  const key = deviceKeyOf(input);
  if (!(await useCode(ctx.tx, code.id, ctx.now))) refuse('conflict', 'identity.eid.activation-over');
  const again = account.activeLevel === account.level;
  const passwordHash = alone ? await hashPassword(input.password) : undefined;
  const accountId = await openSignOnAccount(ctx, { account, passwordHash, again });
  if (key !== undefined)
    await bindDevice(ctx.tx, {
      id: newId(ctx.now.getTime()),
      eidAccountId: account.id,
      publicKey: key,
      name: input.device?.name ?? '?',
      at: ctx.now,
    });
  const change: EidChange = {
    state: 'active',
    activeLevel: account.level,
    activatedAt: account.activatedAt ?? ctx.now,
    accountId,
  };
  await changeEidAccount(ctx.tx, account.id, change);
  await addEidFacts(ctx.tx, account, factsOf(account), ctx.now);
  await addEidEvent(ctx.tx, { eidAccountId: account.id, act: 'activate', at: ctx.now, actor: ctx.actor });
  concern(ctx, account, 'activated');
  ctx.emit(eidActivated, { eidAccountId: account.id, level: account.level, again });
  return { level: account.level, device: key !== undefined };
}

function factsOf({ activeLevel, level }: EidAccount): FactLine[] {
  if (activeLevel === level) return [];
  const now: FactLine = { fact: 'activated', level, weight: 1 };
  return activeLevel === null ? [now] : [{ fact: 'activated', level: activeLevel, weight: -1 }, now];
}

function deviceKeyOf({ device, challenge }: Finish): Buffer | undefined {
  if (device === undefined) return undefined;
  return provenDeviceKey({ ...device, challenge }) ?? refuse('invalid', 'identity.eid.device-proof');
}

/** Citizens sign in with a password of their own; a child's account is used by the guardian, an organisation's by who represents it. */
const signsInAlone = (a: EidAccount): boolean => a.holder === 'citizen' && a.guardianId === null;

function concern(ctx: CommandContext, account: EidAccount, step: string): void {
  const personId = account.personId ?? account.representativeId;
  ctx.concerns({ ...(personId === null ? {} : { personId }), detail: { eidAccount: account.id, step } });
}
