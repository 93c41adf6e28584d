import Type from 'typebox';
import { command, systemOnly } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { findAccount } from '../account-store.ts';
import { seal } from '../factors/seal.ts';
import { insertApproval, waitingApprovals } from '../partners/approval-store.ts';
import { signOnSecret } from '../sign-on/sign-on-secrets.ts';

/** More than these at a time would only tire the person into approving. */
const mostWaiting = 3;

/** Writes down that a partner waits for a person's approval; the event lets the person be told. */
export const askApproval = command({
  name: 'identity.ask-approval',
  summary: 'Asks a person to approve a partner’s request on their telephone.',
  allow: systemOnly,
  pagesOnly: true,
  input: Type.Object({
    accountId: Type.String({ format: 'uuid' }),
    partnerId: Type.String(),
    /** The provider's identifier of the request; kept sealed. */
    requestId: Type.String(),
    message: Type.String(),
    scopes: Type.Array(Type.String()),
    leastAuthentication: Type.Integer({ minimum: 1, maximum: 4 }),
    askedAt: Type.String({ format: 'date-time' }),
    seconds: Type.Integer({ minimum: 1 }),
  }),
  emits: ['identity.approval-asked.v1'],
  async run(ctx, input): Promise<void> {
    const { requestId, askedAt, seconds, ...asked } = input;
    const at = new Date(askedAt);
    const account = (await findAccount(ctx.tx, input.accountId)) ?? refuse('not-found', 'identity.unknown-account');
    if ((await waitingApprovals(ctx.tx, account.id, at)).length >= mostWaiting)
      refuse('conflict', 'identity.approvals-waiting');
    const id = newId(at.getTime());
    await insertApproval(ctx.tx, {
      ...asked,
      id,
      sealedRequest: seal(requestId, await signOnSecret(ctx.tx, 'factorKey')),
      askedAt: at,
      expiresAt: new Date(at.getTime() + seconds * 1000),
    });
    const personId = account.personId ?? undefined;
    ctx.concerns({
      ...(personId === undefined ? {} : { personId }),
      detail: { approval: id, partner: input.partnerId },
    });
    ctx.emit('identity.approval-asked.v1', { approvalId: id, accountId: account.id, personId: personId ?? null });
  },
});
