import Type from 'typebox';
import { command, officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { addDays, vietnamDate } from '#platform/time';
import type { SectorCode } from '../domain/sectors.ts';
import { dutyForRegister, SectorInput } from '../register/open-version.ts';
import { loadPlaces } from '../register/places.ts';
import {
  insertThreshold,
  matchedBands,
  type ScoreBand,
  scoreBands,
  type ThresholdDecision,
  thresholdOf,
  thresholdsOf,
} from './threshold-store.ts';

/** What would be with a threshold: counted from what the engine matched and people decided. */
export interface ThresholdFigures {
  /** Bits; null: the engine's own threshold. */
  bits: number | null;
  /** Records that match by themselves. */
  automatic: number;
  /** Of these, wrong links to be expected by the engine's own odds. */
  expectedWrong: number;
  /** Records that people would have to look at besides. */
  moreReviews: number;
}

/** Odds beyond this are as good as certain; scores are kept up to it. */
const highestBits = 40;

function figuresAt(bits: number | null, bands: readonly { bits: number; records: number }[]): ThresholdFigures {
  const above = bands.filter((b) => bits === null || b.bits >= bits);
  const all = bands.reduce((sum, b) => sum + b.records, 0);
  const automatic = above.reduce((sum, b) => sum + b.records, 0);
  const expectedWrong = above.reduce((sum, b) => sum + b.records / (1 + 2 ** Math.min(b.bits, highestBits)), 0);
  return { bits, automatic, expectedWrong: Math.round(expectedWrong * 100) / 100, moreReviews: all - automatic };
}

export interface ThresholdView {
  before: ThresholdFigures;
  after: ThresholdFigures;
  /** How often people confirmed the engine's candidate, by bits: what the odds promise and what was found. */
  bands: ScoreBand[];
  decisions: ThresholdDecision[];
}

async function viewOf(ctx: QueryContext, sector: SectorCode, bits: number | null): Promise<ThresholdView> {
  const matched = await matchedBands(ctx.tx, sector);
  return {
    before: figuresAt(await thresholdOf(ctx.tx, sector), matched),
    after: figuresAt(bits === 0 ? null : bits, matched),
    bands: await scoreBands(ctx.tx, sector, addDays(vietnamDate(ctx.now), -366)),
    decisions: await thresholdsOf(ctx.tx, sector),
  };
}

const Bits = Type.Number({ minimum: 0, maximum: highestBits });

/** Before and after, for whoever thinks of another threshold. Changes nothing. */
export const weighThreshold = query({
  name: 'cleaning.weigh-threshold',
  summary: 'What another threshold for automatic matches would change, with how people decided so far.',
  allow: officer('approver', 'leader', 'specialist'),
  input: Type.Object({ sector: SectorInput, bits: Type.Optional(Bits) }),
  run: (ctx, { sector, bits }): Promise<ThresholdView> => viewOf(ctx, sector, bits ?? null),
});

/**
 * Sets from how many bits on a sector's records match by themselves; 0 gives the engine its own threshold back. Never
 * lower than the engine's: people can ask for more certainty, not for less. Kept with the figures before and after.
 */
export const decideThreshold = command({
  name: 'cleaning.decide-threshold',
  summary: 'Sets the threshold for automatic matches of a sector, with the figures before and after.',
  allow: officer('approver', 'leader'),
  input: Type.Object({
    sector: SectorInput,
    bits: Bits,
    reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
  }),
  emits: [],
  async run(ctx, { sector, bits, reason }): Promise<ThresholdFigures> {
    const duty = dutyForRegister(ctx, (await loadPlaces(ctx.tx, vietnamDate(ctx.now))).ownerOf(sector));
    const { before, after } = await viewOf(ctx, sector, bits);
    if (before.bits === after.bits)
      refuse('conflict', 'cleaning.threshold-same', {}, [{ field: 'bits', key: 'cleaning.threshold-same' }]);
    const decidedBy = ctx.actor.accountId;
    const id = newId(ctx.now.getTime());
    await insertThreshold(ctx.tx, {
      id,
      sector,
      bits,
      before,
      after,
      reason: reason.trim(),
      decidedBy,
      decidedAt: ctx.now,
    });
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { sector, bits } });
    return after;
  },
});
