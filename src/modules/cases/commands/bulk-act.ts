import Type from 'typebox';
import { type CommandContext, command, officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { actOnCase } from '../act-on-case.ts';
import { caseMoved, decidingEvents } from '../events.ts';
import { ActInput } from './act-input.ts';
import { giveTo } from './assign-case.ts';
import { approveCase } from './decide-case.ts';
import { proposeDecision } from './process-case.ts';
import { receive } from './receive-case.ts';

const bulkActs = ['receive', 'take', 'assign', 'reassign', 'propose', 'approve'] as const;
type BulkAct = (typeof bulkActs)[number];

/** What became of one case: done, or why not. */
export interface BulkOutcome {
  caseId: string;
  done: boolean;
  /** Message key of the refusal. */
  reason?: string;
  params?: Record<string, string | number>;
}

interface OneCase {
  caseId: string;
  version: number;
}

/**
 * The same act on many cases. Each is done or refused by itself, by the same rules as alone, and the answer says which; what
 * one page could not do stays as it was.
 */
export const bulkAct = command({
  name: 'cases.bulk-act',
  summary: 'Receives, takes, assigns, proposes or approves many cases; says of each what became of it.',
  allow: officer('receiving-officer', 'specialist', 'approver', 'leader'),
  input: Type.Object({
    act: Type.Enum([...bulkActs]),
    cases: Type.Array(Type.Object(ActInput), { minItems: 1, maxItems: 200 }),
    /** To whom cases are assigned. */
    postId: Type.Optional(Type.String({ format: 'uuid' })),
  }),
  emits: [...new Set([caseMoved, ...decidingEvents])],
  legalBasis: '61/2018/NĐ-CP',

  async run(ctx, { act, cases, postId }): Promise<{ outcomes: BulkOutcome[] }> {
    const isGiving = act === 'assign' || act === 'reassign';
    if (isGiving && postId === undefined)
      refuse('invalid', 'cases.post-needed', {}, [{ field: 'postId', key: 'cases.post-needed' }]);
    // Always in the same order, so that two officers with the same list wait for each other and never both at once.
    const inOrder = [...new Map(cases.map((c) => [c.caseId, c])).values()].sort((a, b) =>
      a.caseId < b.caseId ? -1 : 1,
    );
    const outcomes: BulkOutcome[] = [];
    for (const one of inOrder) outcomes.push(await tryOne(ctx, one, { act, postId: postId ?? '' }));
    return { outcomes };
  },
});

async function tryOne(ctx: CommandContext, one: OneCase, wish: { act: BulkAct; postId: string }): Promise<BulkOutcome> {
  await ctx.tx.script('savepoint one_case');
  try {
    await doOne(ctx, one, wish);
    await ctx.tx.script('release savepoint one_case');
    return { caseId: one.caseId, done: true };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    await ctx.tx.script('rollback to savepoint one_case');
    return { caseId: one.caseId, done: false, reason: error.key, params: error.params };
  }
}

async function doOne(ctx: CommandContext, one: OneCase, { act, postId }: { act: BulkAct; postId: string }) {
  if (act === 'receive') await receive(ctx, one);
  else if (act === 'take') await actOnCase(ctx, { ...one, act });
  else if (act === 'propose') await proposeDecision.run(ctx, one);
  else if (act === 'approve') await approveCase.run(ctx, one);
  else await giveTo(ctx, act, { ...one, postId });
}
