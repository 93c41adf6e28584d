import { type EidAccount, issueActivationCode, writtenActivationCode } from '#identity';
import { type Contact, type NoticeValue, notify, type Recipient } from '#notifications';
import type { CommandContext } from '#platform/command';
import { formatDate } from '#platform/i18n';
import { vietnamDate } from '#platform/time';

type Told = Pick<EidAccount, 'personId' | 'guardianId' | 'representativeId' | 'phone' | 'email'>;

/** Who is told about an account: its holder, for a child the guardian, for an organisation its representative. */
function recipientOf(told: Told): Recipient | undefined {
  const contact: Contact = {
    ...(told.phone === null ? {} : { phone: told.phone }),
    ...(told.email === null ? {} : { email: told.email }),
  };
  const personId = told.guardianId ?? told.representativeId ?? told.personId;
  if (personId !== null) return { personId, contact };
  return told.phone === null && told.email === null ? undefined : { contact };
}

interface Telling {
  template: string;
  params: Record<string, NoticeValue>;
  key: string;
  urgent?: boolean;
}

/** Tells whoever uses the account; a holder without any address is told at the desk. */
export async function tellHolder(ctx: Pick<CommandContext, 'tx' | 'now'>, told: Told, what: Telling): Promise<void> {
  const to = recipientOf(told);
  if (to !== undefined) await notify(ctx, { ...what, to, template: `cards.notify.${what.template}` });
}

/** Makes an activation code and sends it; the former one is dead. */
export async function sendCode(ctx: CommandContext, account: EidAccount, template: string): Promise<void> {
  const { code, expiresAt } = await issueActivationCode(ctx, { eidAccountId: account.id, onPaper: false });
  await tellHolder(ctx, account, {
    template,
    params: { code: writtenActivationCode(code), until: formatDate(vietnamDate(expiresAt)), level: account.level },
    key: `eid-code/${account.id}/${ctx.now.getTime()}`,
    urgent: true,
  });
}
