import Type from 'typebox';
import { type Bill, billOf } from '#payments';
import { citizen, officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import type { Procedure } from '#procedures';
import { type CaseResult, resultOfCase } from '#results';
import { agencyName } from '#territory';
import { procedureOfCase } from '../case-procedure.ts';
import { type CaseRow, findCase } from '../case-store.ts';
import { type Consultation, consultationsOf } from '../consultation/consultation-store.ts';
import type { CaseAct } from '../domain/case-state.ts';
import { openActs } from '../facts-of-case.ts';
import { type HistoryEntry, historyOf } from '../history-store.ts';
import { type Holder, holderOf, namedPosts } from '../holder-of-case.ts';
import { type Paper, papersOfCase } from '../paper-store.ts';
import { specialistsFor } from '../posts-for-case.ts';
import { type CaseCourse, courseOfCase } from './case-course.ts';

export interface CaseView {
  case: CaseRow;
  procedure: Procedure;
  agency: { code: string; name: { vi: string; en: string } };
  /** Who has it and what it waits for; undefined when it is finished. */
  holder: Holder | undefined;
  history: HistoryEntry[];
  course: CaseCourse;
  papers: Paper[];
  result: CaseResult | undefined;
  bill: Bill | undefined;
  consultations: Consultation[];
  /** What this actor may do now. */
  acts: CaseAct[];
}

/** Everything that belongs to a case, for whoever may see it. */
export async function viewOfCase(ctx: QueryContext, caseId: string): Promise<CaseView> {
  const found = (await findCase(ctx.tx, caseId)) ?? refuse('not-found', 'cases.not-found');
  const history = await historyOf(ctx.tx, caseId);
  ctx.concerns({ personId: found.applicantId, caseId });
  return {
    case: found,
    procedure: procedureOfCase(found),
    agency: { code: found.agencyCode, name: await agencyName(ctx.tx, found.agencyCode) },
    holder: await holderOf(ctx, found),
    history,
    course: await courseOfCase(ctx, found, history),
    papers: await papersOfCase(ctx.tx, caseId),
    result: await resultOfCase(ctx.tx, caseId),
    bill: await billOf(ctx.tx, caseId),
    consultations: await consultationsOf(ctx.tx, caseId),
    acts: await openActs(ctx, found),
  };
}

/** One's own case, with its course, history, papers, bill and result. */
export const showMyCase = query({
  name: 'cases.show-my-case',
  summary: 'A case of my own, with course, history, papers, bill and result.',
  allow: citizen(),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  run: (ctx, { caseId }) => viewOfCase(ctx, caseId),
});

/** A case as its office sees it: shows a named person, so it needs a purpose and is logged. */
export const showCase = query({
  name: 'cases.show-case',
  summary: 'A case for an officer of its agency; logged.',
  allow: officer(),
  personal: true,
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  run: (ctx, { caseId }) => viewOfCase(ctx, caseId),
});

/** To whom a case may be given: the specialists of today at its agency, the names of officers with them. */
export const assignees = query({
  name: 'cases.assignees',
  summary: 'Specialists to whom a case may be given.',
  allow: officer('specialist', 'approver', 'leader'),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { caseId }) {
    const found = (await findCase(ctx.tx, caseId)) ?? refuse('not-found', 'cases.not-found');
    const posts = await specialistsFor(ctx, found.agencyCode);
    return {
      posts: [
        ...(
          await namedPosts(
            ctx,
            posts.map((p) => p.id),
          )
        ).values(),
      ],
    };
  },
});
