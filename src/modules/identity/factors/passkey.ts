import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type { Tx } from '#platform/db';
import { newId } from '#platform/ids';
import {
  findPasskey,
  insertChallenge,
  insertPasskey,
  type PasskeyFactor,
  passkeysOf,
  takeChallenge,
  usePasskey,
} from './factor-store.ts';

/** Where the browser is: a passkey works only at the address that it was made for. */
export interface PasskeyPlace {
  publicUrl: string;
  now: Date;
}

const challengeMs = 5 * 60_000;
const hostOf = (publicUrl: string) => new URL(publicUrl).hostname;

type Options = Awaited<ReturnType<typeof generateRegistrationOptions | typeof generateAuthenticationOptions>>;

async function remember(
  tx: Tx,
  options: Options,
  what: { accountId: string | null; purpose: 'add' | 'sign-in'; now: Date },
) {
  const { accountId, purpose, now } = what;
  const expiresAt = new Date(now.getTime() + challengeMs);
  await insertChallenge(tx, { challenge: options.challenge, accountId, purpose, expiresAt });
}

/** What the browser is told to make a passkey for an account. */
export async function passkeyToAdd(
  tx: Tx,
  who: { accountId: string; name: string; displayName: string },
  place: PasskeyPlace,
) {
  const known = await passkeysOf(tx, who.accountId);
  const options = await generateRegistrationOptions({
    rpName: 'DA06',
    rpID: hostOf(place.publicUrl),
    userID: new Uint8Array(Buffer.from(who.accountId)),
    userName: who.name,
    userDisplayName: who.displayName,
    attestationType: 'none',
    excludeCredentials: known.map((k) => ({ id: k.credentialId, transports: k.transports })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
    supportedAlgorithmIDs: [-7, -8, -257],
  });
  await remember(tx, options, { accountId: who.accountId, purpose: 'add', now: place.now });
  return options;
}

/** Reads the challenge that an answer says it signed; whether it did is checked afterwards. */
function challengeIn(clientDataJSON: string): string {
  try {
    const data = JSON.parse(Buffer.from(clientDataJSON, 'base64url').toString()) as { challenge?: unknown };
    return typeof data.challenge === 'string' ? data.challenge : '';
  } catch {
    return '';
  }
}

/** Takes a new passkey. @returns false when the answer is not good: wrong place, no check of the person, used before. */
export async function addPasskey(
  tx: Tx,
  what: { accountId: string; label: string; response: unknown },
  place: PasskeyPlace,
): Promise<boolean> {
  const response = what.response as RegistrationResponseJSON;
  const challenge = challengeIn(response?.response?.clientDataJSON ?? '');
  const taken = await takeChallenge(tx, challenge, 'add', place.now);
  if (taken?.accountId !== what.accountId) return false;
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: new URL(place.publicUrl).origin,
    expectedRPID: hostOf(place.publicUrl),
    requireUserVerification: true,
    supportedAlgorithmIDs: [-7, -8, -257],
  }).catch(() => undefined);
  if (verified?.verified !== true) return false;
  const { credential } = verified.registrationInfo;
  const key: PasskeyFactor = {
    id: newId(place.now.getTime()),
    accountId: what.accountId,
    kind: 'passkey',
    label: what.label,
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey),
    counter: credential.counter,
    transports: [...(credential.transports ?? [])],
    createdAt: place.now,
    confirmedAt: place.now,
    usedAt: null,
  };
  return insertPasskey(tx, key, place.now);
}

/** What the browser is told to prove a passkey: one of the account's, or any that it knows when nobody is named. */
export async function passkeyToProve(tx: Tx, accountId: string | null, place: PasskeyPlace) {
  const known = accountId === null ? [] : await passkeysOf(tx, accountId);
  const options = await generateAuthenticationOptions({
    rpID: hostOf(place.publicUrl),
    allowCredentials: known.map((k) => ({ id: k.credentialId, transports: k.transports })),
    userVerification: 'required',
  });
  await remember(tx, options, { accountId, purpose: 'sign-in', now: place.now });
  return options;
}

/** Checks a passkey's answer and notes its use. @returns whose passkey it is, or undefined when it is not good. */
export async function provePasskey(tx: Tx, answer: unknown, place: PasskeyPlace): Promise<PasskeyFactor | undefined> {
  const response = answer as AuthenticationResponseJSON;
  const challenge = challengeIn(response?.response?.clientDataJSON ?? '');
  const taken = await takeChallenge(tx, challenge, 'sign-in', place.now);
  if (taken === undefined || typeof response.id !== 'string') return undefined;
  const key = await findPasskey(tx, response.id);
  if (key === undefined || (taken.accountId !== null && taken.accountId !== key.accountId)) return undefined;
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge: challenge,
    expectedOrigin: new URL(place.publicUrl).origin,
    expectedRPID: hostOf(place.publicUrl),
    requireUserVerification: true,
    credential: {
      id: key.credentialId,
      publicKey: new Uint8Array(key.publicKey),
      counter: key.counter,
      transports: key.transports,
    },
  }).catch(() => undefined);
  if (verified?.verified !== true) return undefined;
  return (await usePasskey(tx, key.id, verified.authenticationInfo.newCounter, place.now)) ? key : undefined;
}
