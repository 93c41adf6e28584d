import Type from 'typebox';
import { citizen, either, officer, type QueryContext, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { stepsOf, type Words } from '#procedures';
import { procedureOfCase } from '../case-procedure.ts';
import { type CaseRow, findCase } from '../case-store.ts';
import { lineWaits } from '../domain/case-state.ts';
import { type CourseStep, courseOf, type OpenStretch } from '../domain/course.ts';
import { workingMinutesBetween } from '../domain/working-hours.ts';
import { type HistoryEntry, historyOf } from '../history-store.ts';
import { type NamedPost, namedPosts } from '../holder-of-case.ts';

/** A step with its words and whoever did it. */
export interface NamedStep extends CourseStep {
  name: Words;
  post: NamedPost | undefined;
}

export interface CaseCourse {
  /** Steps gone through and the present one, the earliest first. */
  steps: NamedStep[];
  /** Steps still to come, with their allotted working minutes. */
  ahead: { step: string; name: Words; allotted: number }[];
  /** Working minutes from receipt up to now, or to the decision. */
  ourMinutes: number;
  lineMinutes: number;
}

/** The course of a case: steps, owners, time allotted and used, our time and the line's time apart (form 05). */
export const caseCourse = query({
  name: 'cases.case-course',
  summary: 'Steps of a case with owner, time allotted and used; our time and the time of waiting apart.',
  allow: either(citizen(), officer()),
  input: Type.Object({ caseId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { caseId }) {
    const found = (await findCase(ctx.tx, caseId)) ?? refuse('not-found', 'cases.not-found');
    ctx.concerns({ personId: found.applicantId, caseId });
    return courseOfCase(ctx, found, await historyOf(ctx.tx, caseId));
  },
});

/** The course of a case that has been read, and of its history. */
export async function courseOfCase(
  ctx: QueryContext,
  found: CaseRow,
  history: readonly HistoryEntry[],
): Promise<CaseCourse> {
  const steps = stepsOf(procedureOfCase(found));
  const open = openStretch(found, ctx.now);
  const course = courseOf(history, open);
  const posts = await namedPosts(
    ctx,
    course.flatMap((s) => (s.postId === null ? [] : [s.postId])),
  );
  const nameOf = (code: string) => steps.find((s) => s.code === code)?.name ?? { vi: code, en: code };
  const at = found.step === null ? steps.length : steps.findIndex((s) => s.code === found.step) + 1;
  const counts = found.receivedAt !== null && found.finishedOn === null;
  const now = counts && open !== undefined ? open : { minutes: 0, side: 'ours' as const };
  return {
    steps: course.map((s) => ({
      ...s,
      name: nameOf(s.step),
      post: s.postId === null ? undefined : posts.get(s.postId),
    })),
    ahead: steps.slice(at).map((s) => ({ step: s.code, name: s.name, allotted: Math.round(s.workingHours * 60) })),
    ourMinutes: (found.ourMinutes ?? 0) + (now.side === 'ours' ? now.minutes : 0),
    lineMinutes: (found.lineMinutes ?? 0) + (now.side === 'line' ? now.minutes : 0),
  };
}

function openStretch(found: CaseRow, now: Date): OpenStretch | undefined {
  if (found.step === null || found.heldSince === null) return undefined;
  return {
    step: found.step,
    postId: found.ownerPostId,
    allotted: found.stepMinutes ?? 0,
    beganAt: found.stepBeganAt ?? found.heldSince,
    minutes: workingMinutesBetween(found.heldSince, now),
    side: found.wait !== null && lineWaits.includes(found.wait) ? 'line' : 'ours',
  };
}
