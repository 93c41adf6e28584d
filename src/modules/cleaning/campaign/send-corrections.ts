import Type from 'typebox';
import { command, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { keepsRegisters } from '../register/open-version.ts';
import { correctionsOf, type SentCorrection, sendWaitingCorrections } from './correction-store.ts';
import { campaignLocked } from './open-campaign.ts';

export const correctionsSent = 'cleaning.corrections-sent.v1';

/**
 * Sends the corrections that wait to the sector's system: one batch, one message in the outbox for the data exchange,
 * and the same as a file. Whether they were made is known when the register's next version is in force.
 */
export const sendCorrections = command({
  name: 'cleaning.send-corrections',
  summary: "Sends the waiting corrections of a campaign to the sector's system as one batch.",
  allow: keepsRegisters,
  input: Type.Object({ campaignId: Type.String({ format: 'uuid' }) }),
  emits: [correctionsSent],
  legalBasis: 'Decree 47/2020/ND-CP',

  async run(ctx, { campaignId }): Promise<{ batchId: string; corrections: number }> {
    const campaign = await campaignLocked(ctx, campaignId, ['reviewing', 'ended']);
    const sentBy = ctx.actor.accountId;
    const sent = await sendWaitingCorrections(ctx.tx, { campaignId, sentBy, now: ctx.now });
    if (sent === undefined) return refuse('conflict', 'cleaning.no-corrections');
    const { sector, agencyCode } = campaign;
    // The message says where the corrections lie and names nobody; whoever exchanges data fetches them by their batch.
    ctx.emit(correctionsSent, { campaignId, sector, agencyCode, ...sent });
    return { batchId: sent.batchId, corrections: sent.corrections };
  },
});

/** The rows of a batch for the sector's system: key of the record, field, what it was, what it shall be. */
export const correctionFile = query({
  name: 'cleaning.correction-file',
  summary: "The corrections of a batch, for the sector's system; logged.",
  allow: keepsRegisters,
  personal: true,
  input: Type.Object({ batchId: Type.String({ format: 'uuid' }) }),

  async run(ctx, { batchId }): Promise<{ name: string; sector: string; rows: SentCorrection[] }> {
    const batch = await ctx.tx.maybe<{ number: number; sector: string }>(sql`select b.number, c.sector
      from cleaning.correction_batch b join cleaning.campaign c on c.id = b.campaign_id where b.id = ${batchId}`);
    if (batch === undefined) return refuse('not-found', 'cleaning.batch-not-found');
    ctx.concerns({ detail: { batchId } });
    return {
      name: `${batch.sector}-${batch.number}`,
      sector: batch.sector,
      rows: await correctionsOf(ctx.tx, batchId),
    };
  },
});
