import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { type AgreementFigures, agreementOf } from '../review/review-store.ts';
import { type Campaign, countReviews, findCampaign, listCampaigns, type ReviewCounts } from './campaign-store.ts';
import { type Batch, batchesOf, type CorrectionCounts, countCorrections } from './correction-store.ts';

const none: ReviewCounts = { open: 0, second: 0, disputed: 0, asked: 0, same: 0, nobody: 0 };

/** Campaigns that I may see, with what is left in each. */
export const campaigns = query({
  name: 'cleaning.campaigns',
  summary: 'Campaigns of cleaning, with how many reviews are left in each.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx): Promise<(Campaign & { reviews: ReviewCounts })[]> {
    const all = await listCampaigns(ctx.tx);
    const counts = await countReviews(
      ctx.tx,
      all.map((c) => c.id),
    );
    return all.map((c) => ({ ...c, reviews: counts.get(c.id) ?? none }));
  },
});

export interface CampaignView {
  campaign: Campaign;
  reviews: ReviewCounts;
  corrections: CorrectionCounts;
  batches: Batch[];
  agreement: AgreementFigures;
}

export const showCampaign = query({
  name: 'cleaning.show-campaign',
  summary: 'One campaign: how far the match is, reviews, agreement, corrections and their batches.',
  allow: officer(),
  input: Type.Object({ campaignId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { campaignId }): Promise<CampaignView> {
    const campaign = (await findCampaign(ctx.tx, campaignId)) ?? refuse('not-found', 'cleaning.campaign-not-found');
    return {
      campaign,
      reviews: (await countReviews(ctx.tx, [campaignId])).get(campaignId) ?? none,
      corrections: await countCorrections(ctx.tx, campaignId),
      batches: await batchesOf(ctx.tx, campaignId),
      agreement: await agreementOf(ctx.tx, campaignId),
    };
  },
});
