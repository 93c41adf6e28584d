import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { isIsoDate, vietnamDate } from '#platform/time';
import { isSplit } from '../compute-figures.ts';
import { findDefinition } from '../domain/definitions.ts';
import { tasksOnTime } from './score.ts';
import { insertSheet, type ScoredKind } from './sheet-store.ts';

const mostCriteria = 30;

/**
 * Publishes the criteria and weights of the emulation. They hold from today on at the earliest: nobody is scored by
 * weights that were not known before.
 */
export const publishScoreSheet = command({
  name: 'indicators.publish-score-sheet',
  summary: 'Publishes the criteria and weights by which agencies or communes are scored from a day on.',
  allow: officer('leader', 'administrator'),
  emits: [],
  input: Type.Object({
    unitKind: Type.Enum(['agency', 'commune']),
    validFrom: Type.String({ format: 'date' }),
    document: Type.String({ minLength: 10, maxLength: 300 }),
    criteria: Type.Array(
      Type.Object({
        code: Type.String(),
        weight: Type.Number({ minimum: 1, maximum: 100 }),
        full: Type.Number({ minimum: 1, maximum: 100 }),
      }),
      { minItems: 1, maxItems: mostCriteria },
    ),
  }),
  async run(ctx, { unitKind, validFrom, document, criteria }): Promise<{ id: string }> {
    if (!isIsoDate(validFrom) || validFrom < vietnamDate(ctx.now)) {
      refuse('invalid', 'indicators.score.too-early', {}, [{ field: 'validFrom', key: 'indicators.score.too-early' }]);
    }
    const seen = new Set<string>();
    criteria.forEach(({ code }, i) => {
      const key = seen.has(code)
        ? 'indicators.score.twice'
        : canScore(code, unitKind)
          ? undefined
          : 'indicators.score.unfit';
      if (key !== undefined) refuse('invalid', key, { code }, [{ field: `criterion-${i}`, key, params: { code } }]);
      seen.add(code);
    });
    const id = newId(ctx.now.getTime());
    const { accountId } = ctx.actor;
    if (accountId === null) return refuse('forbidden', 'platform.not-allowed');
    await insertSheet(ctx.tx, { id, unitKind, validFrom, document, criteria, publishedBy: accountId, at: ctx.now });
    ctx.concerns({ detail: { unitKind, validFrom, criteria: criteria.length } });
    return { id };
  },
});

/** Whether units of this kind can be scored by a code: a share whose records say of which unit they are. */
export function canScore(code: string, unitKind: ScoredKind): boolean {
  if (code === tasksOnTime) return unitKind === 'agency';
  const definition = findDefinition(code);
  if (definition?.source !== 'computed' || definition.kind !== 'share') return false;
  return definition.question.assigned === undefined && isSplit(definition, unitKind);
}
