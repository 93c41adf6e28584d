import Type from 'typebox';
import { showMyCase } from '#cases';
import { citizen, command } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { criteria, ratableStates } from '../domain/criteria.ts';
import { caseRated } from '../events.ts';

const Score = Type.Integer({ minimum: 0, maximum: 2 });

/**
 * The applicant judges a finished case, once: the whole, and as many of the nine criteria as they like (Decree
 * 61/2018/NĐ-CP art. 31; Circular 01/2018/TT-VPCP art. 12, 13). Who it was stays closed to the office (art. 27.3).
 */
export const rateCase = command({
  name: 'feedback.rate-case',
  summary: 'Rates a finished case of mine: 2 good, 1 middling, 0 bad.',
  allow: citizen(),
  input: Type.Object({
    caseId: Type.String({ format: 'uuid' }),
    overall: Score,
    scores: Type.Optional(Type.Object(Object.fromEntries(criteria.map((c) => [c, Type.Optional(Score)])))),
    comment: Type.Optional(Type.String({ maxLength: 1000 })),
  }),
  emits: [caseRated],
  legalBasis: '61/2018/NĐ-CP; 01/2018/TT-VPCP',

  async run(ctx, { caseId, overall, scores = {}, comment }) {
    const { case: found } = await showMyCase.run(ctx, { caseId });
    if (!ratableStates.includes(found.state)) refuse('conflict', 'feedback.not-finished');
    const given = criteria.map((c) => (scores as Record<string, number | undefined>)[c] ?? null);
    const words = comment?.trim() === '' ? null : (comment?.trim() ?? null);
    const added = await ctx.tx.run(sql`insert into feedback.rating
        (id, case_id, person_id, agency_code, procedure_code, overall, scores, comment, rated_at)
      values (${newId(ctx.now.getTime())}, ${caseId}, ${ctx.actor.personId}, ${found.agencyCode}, ${found.procedureCode}, ${overall},
        ${given}::smallint[], ${words}, ${ctx.now})
      on conflict on constraint rating_case_key do nothing`);
    if (added === 0) refuse('conflict', 'feedback.already-rated');
    ctx.emit(caseRated, { caseId, agencyCode: found.agencyCode });
  },
});
