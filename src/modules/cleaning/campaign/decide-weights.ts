import Type from 'typebox';
import { type CommandContext, command, officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { addDays, vietnamDate } from '#platform/time';
import { proposeWeights, type WeightProposal } from '../domain/learn-weights.ts';
import type { SectorCode } from '../domain/sectors.ts';
import { dutyForRegister, SectorInput } from '../register/open-version.ts';
import { loadPlaces } from '../register/places.ts';
import {
  decidedReviews,
  insertWeights,
  inUse,
  lockWeights,
  type WeightVersion,
  weightVersions,
} from './weight-store.ts';

export interface WeightsView {
  proposal: WeightProposal;
  /** Version that the sector's next match uses; null: the engine's own weights. */
  used: WeightVersion | null;
  versions: WeightVersion[];
}

const proposalOf = async (ctx: QueryContext, sector: SectorCode): Promise<WeightProposal> =>
  proposeWeights(await decidedReviews(ctx.tx, sector, addDays(vietnamDate(ctx.now), -366)));

/** What the decisions of a year teach of the engine's weights, and what was decided of that. Changes nothing. */
export const learnWeights = query({
  name: 'cleaning.learn-weights',
  summary: "What people's decisions teach of a sector's weights, with figures before and after on held-out decisions.",
  allow: officer('approver', 'leader', 'specialist'),
  input: Type.Object({ sector: SectorInput }),
  async run(ctx, { sector }): Promise<WeightsView> {
    const versions = await weightVersions(ctx.tx, sector);
    return { proposal: await proposalOf(ctx, sector), used: inUse(versions) ?? null, versions };
  },
});

const Reason = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' });

/** Accepts or refuses what the decisions teach, as it was seen: `decisions` is how many it was learnt from. */
export const decideWeights = command({
  name: 'cleaning.decide-weights',
  summary:
    "Accepts or refuses what people's decisions teach of a sector's weights; the next match uses what is accepted.",
  allow: officer('leader'),
  input: Type.Object({
    sector: SectorInput,
    accept: Type.Boolean(),
    decisions: Type.Integer({ minimum: 0 }),
    reason: Reason,
  }),
  emits: [],
  async run(ctx, { sector, accept, decisions, reason }): Promise<{ number: number }> {
    const versions = await lockedVersions(ctx, sector);
    const proposal = await proposalOf(ctx, sector);
    if (proposal.decisions !== decisions || Object.keys(proposal.change).length === 0)
      refuse('conflict', 'cleaning.weights-moved-on');
    const { change, before, after } = proposal;
    const verdict = accept ? ('accepted' as const) : ('refused' as const);
    return keep(ctx, versions, { sector, verdict, change, decisions, before, after, reason });
  },
});

/** Uses the weights of an earlier version again; 0: the engine's own. */
export const restoreWeights = command({
  name: 'cleaning.restore-weights',
  summary: "Uses an earlier version of a sector's weights again, or the engine's own (0).",
  allow: officer('leader'),
  input: Type.Object({ sector: SectorInput, number: Type.Integer({ minimum: 0 }), reason: Reason }),
  emits: [],
  async run(ctx, { sector, number, reason }): Promise<{ number: number }> {
    const versions = await lockedVersions(ctx, sector);
    const own = { change: {}, decisions: 0, before: null, after: null };
    const wanted = number === 0 ? own : versions.find((v) => v.number === number && v.verdict !== 'refused');
    if (wanted === undefined) return refuse('not-found', 'cleaning.weights-not-found');
    if (sameChange(wanted.change, inUse(versions)?.change ?? {})) refuse('conflict', 'cleaning.weights-same');
    const { change, decisions, before, after } = wanted;
    return keep(ctx, versions, { sector, verdict: 'put-back', change, decisions, before, after, reason });
  },
});

const sameChange = (one: Record<string, number>, two: Record<string, number>) =>
  [...new Set([...Object.keys(one), ...Object.keys(two)])].every((level) => one[level] === two[level]);

/** For whoever keeps the register alone: others do not see its decisions either. */
async function lockedVersions(ctx: CommandContext, sector: SectorCode): Promise<WeightVersion[]> {
  dutyForRegister(ctx, (await loadPlaces(ctx.tx, vietnamDate(ctx.now))).ownerOf(sector));
  await lockWeights(ctx.tx, sector);
  return weightVersions(ctx.tx, sector);
}

async function keep(
  ctx: CommandContext,
  versions: readonly WeightVersion[],
  made: Omit<WeightVersion, 'id' | 'number' | 'decidedBy' | 'decidedAt'>,
): Promise<{ number: number }> {
  const { sector, verdict } = made;
  const duty = dutyForRegister(ctx, (await loadPlaces(ctx.tx, vietnamDate(ctx.now))).ownerOf(sector));
  const number = (versions[0]?.number ?? 0) + 1;
  const decided = { decidedBy: ctx.actor.accountId, decidedAt: ctx.now, reason: made.reason.trim() };
  await insertWeights(ctx.tx, { ...made, ...decided, id: newId(ctx.now.getTime()), number });
  ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { sector, number, verdict } });
  return { number };
}
