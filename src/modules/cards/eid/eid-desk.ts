import Type from 'typebox';
import {
  approveEid,
  changeEid,
  type EidAccount,
  type EidRequest,
  issueActivationCode,
  lockReasons,
  refuseEid,
  registerEid,
  revokeReasons,
} from '#identity';
import { type CommandContext, command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { parsePhone } from '#population';
import { addWorkingDays } from '#procedures';
import { sendCode, tellHolder } from './tell-holder.ts';

const law = '59/2022/NĐ-CP; 69/2024/NĐ-CP';
const desk = officer('receiving-officer', 'specialist', 'approver');
const Claim = Type.Object({
  number: Type.String({ maxLength: 40 }),
  fullName: Type.String({ maxLength: 200 }),
  birthDate: Type.String({ maxLength: 20 }),
});
const Words = Type.String({ minLength: 1, maxLength: 2000, pattern: '\\S' });

/**
 * An officer takes a request for an e-ID account: person against registry, card against registry, guardian for a child,
 * representative for an organisation. A lone phone that cannot be read is refused, none at all is not: then the code goes
 * on paper.
 */
export const registerEidAtDesk = command({
  name: 'cards.register-eid',
  summary: 'Takes a request for an e-ID account or for its level 2, with the card and the registry compared.',
  allow: desk,
  input: Type.Object({
    agencyCode: Type.String({ maxLength: 35 }),
    channel: Type.Enum(['counter', 'mobile', 'online'] as const),
    holder: Type.Enum(['citizen', 'foreigner', 'organisation'] as const),
    level: Type.Union([Type.Literal(1), Type.Literal(2)]),
    claim: Type.Optional(Claim),
    card: Type.Optional(Type.Object({ ...Claim.properties, issuedOn: Type.String({ maxLength: 20 }) })),
    guardian: Type.Optional(Claim),
    guardianProof: Type.Optional(Type.String({ maxLength: 300 })),
    outside: Type.Optional(
      Type.Object({
        fullName: Words,
        holderNumber: Type.String({ minLength: 4, maxLength: 30, pattern: '^[A-Za-z0-9 .-]+$' }),
        nationality: Type.Union([Type.String({ pattern: '^[A-Z]{2}$' }), Type.Null()]),
      }),
    ),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    email: Type.Optional(Type.String({ maxLength: 200 })),
  }),
  emits: ['cards.eid-registered.v1'],
  legalBasis: law,
  async run(ctx, input): Promise<{ requestId: string; code: string; dueOn: string }> {
    const phone = phoneOf(input.phone);
    const { outside } = input;
    if (outside !== undefined && (input.holder === 'foreigner') !== (outside.nationality !== null))
      refuse('invalid', 'identity.eid.holder-needed');
    const holderNumber = outside?.holderNumber.replace(/[\s.-]/g, '').toUpperCase() ?? '';
    const email = (input.email ?? '').trim() || undefined;
    const wish = { ...input, phone, email, outside: outside && { ...outside, holderNumber } };
    const request = await registerEid(ctx, wish, addWorkingDays);
    ctx.emit('cards.eid-registered.v1', { requestId: request.id });
    return { requestId: request.id, code: request.code, dueOn: request.dueOn };
  },
});

function phoneOf(typed: string | undefined): string | undefined {
  if (typed === undefined || typed.trim() === '') return undefined;
  const phone = parsePhone(typed);
  if (!phone.ok) {
    const key = 'identity.eid.phone-or-none';
    return refuse('invalid', key, {}, [{ field: 'phone', key }]);
  }
  return phone.value.number;
}

const RequestTarget = { requestId: Type.String({ format: 'uuid' }), version: Type.Integer() };

/** The account is given; its holder gets the one-time code by message. */
export const approveEidRequest = command({
  name: 'cards.approve-eid',
  summary: 'Approves a request for an e-ID account; the activation code goes to its holder.',
  allow: officer('approver'),
  input: Type.Object(RequestTarget),
  emits: ['cards.eid-approved.v1'],
  legalBasis: law,
  async run(ctx, input): Promise<{ eidAccountId: string }> {
    const { account } = await approveEid(ctx, input);
    await sendCode(ctx, account, 'eid-approved');
    ctx.emit('cards.eid-approved.v1', { eidAccountId: account.id, level: account.level });
    return { eidAccountId: account.id };
  },
});

export const refuseEidRequest = command({
  name: 'cards.refuse-eid',
  summary: 'Refuses a request for an e-ID account and says on what ground.',
  allow: officer('approver'),
  input: Type.Object({ ...RequestTarget, ground: Words }),
  emits: ['cards.eid-refused.v1'],
  legalBasis: law,
  async run(ctx, input): Promise<void> {
    const request: EidRequest = await refuseEid(ctx, input);
    const told = { template: 'eid-refused', params: { code: request.code, ground: input.ground.trim() } };
    await tellHolder(ctx, request, { ...told, key: `eid-refused/${request.id}` });
    ctx.emit('cards.eid-refused.v1', { requestId: request.id });
  },
});

const AccountTarget = { eidAccountId: Type.String({ format: 'uuid' }), version: Type.Integer() };
const changed = 'cards.eid-changed.v1';

async function tellChange(ctx: CommandContext, account: EidAccount, act: string): Promise<void> {
  await tellHolder(ctx, account, {
    template: `eid-${act}`,
    params: {},
    key: `eid-${act}/${account.id}/${ctx.now.getTime()}`,
  });
  ctx.emit(changed, { eidAccountId: account.id, act });
}

/** All sessions end with the transaction; the holder is told. */
export const lockEid = command({
  name: 'cards.lock-eid',
  summary: 'Locks an e-ID account; whoever is signed in with it is signed out.',
  allow: desk,
  input: Type.Object({ ...AccountTarget, reason: Type.Enum(lockReasons) }),
  emits: [changed],
  legalBasis: law,
  run: async (ctx, input) => tellChange(ctx, await changeEid(ctx, { ...input, act: 'lock' }), 'locked'),
});

export const unlockEid = command({
  name: 'cards.unlock-eid',
  summary: 'Unlocks an e-ID account.',
  allow: officer('approver'),
  input: Type.Object(AccountTarget),
  emits: [changed],
  legalBasis: law,
  run: async (ctx, input) => tellChange(ctx, await changeEid(ctx, { ...input, act: 'unlock' }), 'unlocked'),
});

export const revokeEid = command({
  name: 'cards.revoke-eid',
  summary: 'Ends an e-ID account for good.',
  allow: officer('approver'),
  input: Type.Object({ ...AccountTarget, reason: Type.Enum(revokeReasons) }),
  emits: [changed],
  legalBasis: law,
  run: async (ctx, input) => tellChange(ctx, await changeEid(ctx, { ...input, act: 'revoke' }), 'revoked'),
});

/** The holder stands at the desk and lost the way in: old device and sessions end, a new code goes to their telephone. */
export const recoverEid = command({
  name: 'cards.recover-eid',
  summary: 'Opens the way back into an e-ID account: its device and sessions end, a new code is sent.',
  allow: desk,
  input: Type.Object(AccountTarget),
  emits: [changed],
  legalBasis: law,
  async run(ctx, input) {
    const account = await changeEid(ctx, { ...input, act: 'recover' });
    await sendCode(ctx, account, 'eid-code');
    ctx.emit(changed, { eidAccountId: account.id, act: 'recover' });
  },
});

/**
 * For holders without a telephone: the code on paper, handed over in person. Shown once; whoever prints it stands in the
 * log, and the holder is told by whatever way there is.
 */
export const printEidCode = command({
  name: 'cards.print-eid-code',
  summary: 'Makes an activation code to be handed over on paper to a holder at the desk.',
  allow: desk,
  pagesOnly: true, // the answer is a secret for paper, not for programs
  input: Type.Object(AccountTarget),
  emits: [changed],
  legalBasis: law,
  async run(ctx, input): Promise<{ code: string; expiresAt: Date }> {
    const account = await changeEid(ctx, { ...input, act: 'paper-code' });
    const issued = await issueActivationCode(ctx, { eidAccountId: account.id, onPaper: true });
    await tellChange(ctx, account, 'code-on-paper');
    return issued;
  },
});
