import Type from 'typebox';
import { notify } from '#notifications';
import { type CommandContext, citizen, command } from '#platform/command';
import { refuse } from '#platform/errors';
import { formatDate } from '#platform/i18n';
import { findPerson } from '#population';
import { StoredFileInput } from '../commands/attach-paper.ts';
import { personOf } from '../draft-access.ts';
import { mostCodeTries } from './consent-rules.ts';
import {
  type Consent,
  countCodeTry,
  findConsent,
  lockRequest,
  markGiven,
  markGivenOnPaper,
  markWithdrawn,
} from './consent-store.ts';
import { isCode } from './one-time-code.ts';

const ConsentId = Type.String({ format: 'uuid' });

/** The code that the other person has read out. A wrong one is counted, so it answers instead of refusing. */
export const giveConsent = command({
  name: 'cases.give-consent',
  summary: 'Proves another person’s consent with the code that was sent to them.',
  allow: citizen(2),
  input: Type.Object({ consentId: ConsentId, code: Type.String({ maxLength: 20 }) }),
  emits: [],
  legalBasis: '91/2015/QH13; 13/2023/NĐ-CP',

  async run(ctx, { consentId, code }) {
    const asked = await openRequest(ctx, consentId, 'code');
    if (asked.codeTries >= mostCodeTries || (asked.codeEndsAt ?? ctx.now) <= ctx.now)
      return { outcome: 'ended' } as const;
    if (!isCode(asked.id, code, asked.codeHash ?? '')) {
      await countCodeTry(ctx.tx, asked.id);
      return { outcome: asked.codeTries + 1 >= mostCodeTries ? 'ended' : 'wrong' } as const;
    }
    await markGiven(ctx.tx, asked.id, ctx.now);
    await tellGiver(ctx, asked);
    return { outcome: 'given' } as const;
  },
});

/** The signed paper, photographed. It counts from here; the desk looks at it when it receives the case. */
export const giveConsentOnPaper = command({
  name: 'cases.give-consent-on-paper',
  summary: 'Attaches the paper with another person’s signed consent.',
  allow: citizen(2),
  pagesOnly: true, // the page has checked and stored the file
  input: Type.Object({ consentId: ConsentId, file: StoredFileInput }),
  emits: [],
  legalBasis: '91/2015/QH13; 13/2023/NĐ-CP',

  async run(ctx, { consentId, file }) {
    const asked = await openRequest(ctx, consentId, 'paper');
    await markGivenOnPaper(ctx.tx, asked.id, { ...file, at: ctx.now });
    await tellGiver(ctx, asked);
  },
});

/** Either side ends a consent; drafts under it stay and cannot be sent, cases that were sent go on. */
export const withdrawConsent = command({
  name: 'cases.withdraw-consent',
  summary: 'Ends a consent that I gave or got.',
  allow: citizen(),
  input: Type.Object({ consentId: ConsentId }),
  emits: [],
  legalBasis: '91/2015/QH13; 13/2023/NĐ-CP',

  async run(ctx, { consentId }) {
    const found = (await findConsent(ctx.tx, consentId)) ?? refuse('not-found', 'cases.consent-none');
    if (!(await markWithdrawn(ctx.tx, consentId, ctx.now))) refuse('conflict', 'cases.consent-withdrawn');
    const me = personOf(ctx.actor);
    const other = found.giverId === me ? found.takerId : found.giverId;
    ctx.concerns({ personId: found.giverId, detail: { consent: consentId } });
    await notify(ctx, {
      to: { personId: other },
      template: 'cases.notify.consent-withdrawn',
      params: { name: (await findPerson(ctx.tx, me))?.fullName ?? '' },
      key: `consent-withdrawn/${consentId}`,
    });
  },
});

async function openRequest(ctx: CommandContext, consentId: string, manner: Consent['manner']) {
  const asked = await lockRequest(ctx.tx, consentId, personOf(ctx.actor));
  if (asked === undefined || asked.manner !== manner) return refuse('not-found', 'cases.consent-none');
  if (asked.withdrawnAt !== null) refuse('conflict', 'cases.consent-withdrawn');
  if (asked.givenAt !== null) refuse('conflict', 'cases.consent-given');
  ctx.concerns({ personId: asked.giverId, detail: { consent: asked.id } });
  return asked;
}

/** Whoever did not mean it learns of it at once and can end it. */
async function tellGiver(ctx: CommandContext, consent: Consent): Promise<void> {
  const taker = await findPerson(ctx.tx, consent.takerId);
  await notify(ctx, {
    to: { personId: consent.giverId },
    template: 'cases.notify.consent-given',
    params: { name: taker?.fullName ?? '', until: formatDate(consent.validUntil) },
    key: `consent-given/${consent.id}`,
  });
}
