import Type from 'typebox';
import type { CommandContext } from '#platform/command';
import { command } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { dutyForRegister, keepsRegisters, SectorInput } from '../register/open-version.ts';
import { loadPlaces } from '../register/places.ts';
import {
  type Campaign,
  countReviews,
  countWaiting,
  endCampaign,
  insertCampaign,
  lockCampaign,
  matchAgain,
  openCampaignOf,
} from './campaign-store.ts';

/** Opens a round of cleaning for a sector's register; the match begins at once, outside the request. */
export const openCampaign = command({
  name: 'cleaning.open-campaign',
  summary: 'Opens a campaign: the register is matched with the population, doubts become reviews.',
  allow: keepsRegisters,
  input: Type.Object({
    sector: SectorInput,
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    level: Type.Union([Type.Literal('commune'), Type.Literal('task-force'), Type.Literal('department')]),
    blindShare: Type.Optional(Type.Integer({ minimum: 0, maximum: 100 })),
  }),
  emits: [],
  legalBasis: 'Decision 06/QD-TTg of 06/01/2022',

  async run(ctx, { sector, name, level, blindShare = 0 }): Promise<{ campaignId: string }> {
    const agencyCode = (await loadPlaces(ctx.tx, vietnamDate(ctx.now))).ownerOf(sector);
    const duty = dutyForRegister(ctx, agencyCode);
    if ((await openCampaignOf(ctx.tx, sector, agencyCode)) !== undefined)
      refuse('conflict', 'cleaning.campaign-open', {}, [{ field: 'sector', key: 'cleaning.campaign-open' }]);
    if ((await countWaiting(ctx.tx, sector, agencyCode)) === 0)
      refuse('conflict', 'cleaning.nothing-to-match', {}, [{ field: 'sector', key: 'cleaning.nothing-to-match' }]);
    const campaignId = newId(ctx.now.getTime());
    const openedBy = ctx.actor.accountId;
    await insertCampaign(ctx.tx, {
      id: campaignId,
      sector,
      agencyCode,
      name: name.trim(),
      level,
      blindShare,
      openedBy,
      openedAt: ctx.now,
    });
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { campaignId, sector } });
    return { campaignId };
  },
});

const One = Type.Object({ campaignId: Type.String({ format: 'uuid' }) });

/** The campaign, locked, for whoever keeps its register. */
export async function campaignLocked(
  ctx: CommandContext,
  campaignId: string,
  states: readonly Campaign['state'][],
): Promise<Campaign> {
  const campaign = (await lockCampaign(ctx.tx, campaignId)) ?? refuse('not-found', 'cleaning.campaign-not-found');
  const duty = dutyForRegister(ctx, campaign.agencyCode);
  if (!states.includes(campaign.state)) refuse('conflict', 'cleaning.campaign-moved-on');
  ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { campaignId } });
  return campaign;
}

/** Matches what is not clean once more, for instance after a new version of the register or corrections. */
export const matchCampaignAgain = command({
  name: 'cleaning.match-campaign-again',
  summary: 'Matches the records that are not clean once more; decided reviews stay decided.',
  allow: keepsRegisters,
  input: One,
  emits: [],
  async run(ctx, { campaignId }): Promise<void> {
    await campaignLocked(ctx, campaignId, ['reviewing', 'failed']);
    await matchAgain(ctx.tx, campaignId);
  },
});

/** Ends a campaign in which nothing is left to decide. */
export const endCampaignCommand = command({
  name: 'cleaning.end-campaign',
  summary: 'Ends a campaign in which nothing is left to decide.',
  allow: keepsRegisters,
  input: One,
  emits: [],
  async run(ctx, { campaignId }): Promise<void> {
    await campaignLocked(ctx, campaignId, ['reviewing', 'failed']);
    const counts = (await countReviews(ctx.tx, [campaignId])).get(campaignId);
    const left = (counts?.open ?? 0) + (counts?.second ?? 0) + (counts?.disputed ?? 0);
    if (left > 0) refuse('conflict', 'cleaning.reviews-left', { count: left });
    await endCampaign(ctx.tx, campaignId, ctx.now);
  },
});
