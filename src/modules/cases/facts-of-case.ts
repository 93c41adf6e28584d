import { type Actor, dutyFor, type QueryContext } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { regimeAt, stepsOf } from '#procedures';
import { findPost } from '#territory';
import { procedureOfCase } from './case-procedure.ts';
import type { CaseRow } from './case-store.ts';
import { type CaseFacts, failing } from './domain/case-conditions.ts';
import { type CaseAct, type CaseActor, caseActs, transitions } from './domain/case-state.ts';
import { stepFollows } from './domain/course.ts';

const officeRoles = ['receiving-officer', 'specialist', 'approver', 'leader'] as const;

/** What an actor is to this case: applicant, officer in these roles of its agency, asked for an opinion, the platform. */
export function actorsOf(actor: Actor, found: CaseRow): CaseActor[] {
  if (actor.kind === 'system') return ['platform'];
  if (actor.kind === 'citizen') {
    const own = actor.personId !== undefined && [found.applicantId, found.submitterId].includes(actor.personId);
    return own ? ['applicant'] : [];
  }
  const roles: CaseActor[] = officeRoles.filter((role) => dutyFor(actor, found.agencyCode, [role]) !== undefined);
  return dutyForAnswer(actor, found.consulted) === undefined ? roles : [...roles, 'consulted'];
}

/** The duty under which an officer answers for one of these agencies: whoever handles cases there. */
export function dutyForAnswer(actor: Actor, agencies: readonly string[]) {
  return actor.duties.find(
    (d) => ['specialist', 'approver', 'leader'].includes(d.role) && agencies.some((a) => d.actsFor.includes(a)),
  );
}

/** What the transition table's conditions look at, for this actor; asks the database only when somebody else owns it. */
export async function factsOf(ctx: QueryContext, found: CaseRow): Promise<Omit<CaseFacts, 'role'>> {
  const today = vietnamDate(ctx.now);
  const procedure = procedureOfCase(found);
  const posts = postsAt(ctx.actor, found.agencyCode);
  const isOwn = [...posts.values()].some((ids) => found.ownerPostId !== null && ids.includes(found.ownerPostId));
  return {
    ownerRole: found.ownerRole,
    ownerPostId: found.ownerPostId,
    ownerIsGone: ctx.actor.kind === 'officer' && !isOwn && (await isGone(ctx, found.ownerPostId, today)),
    posts,
    supplements: found.supplements,
    extensions: found.extensions,
    dueOn: found.dueOn,
    lengthened: found.lengthenedOn !== null,
    hasLongerPeriod: procedure.deadline.extended !== undefined,
    answerAwaited: found.consulted.length > 0,
    stepFollows: stepFollows(stepsOf(procedure), found.step),
    paid: found.feePaidOn !== null,
    regime: regimeAt(found.receivedOn ?? today),
    regimeToday: regimeAt(today),
    today,
  };
}

function postsAt(actor: Actor, agencyCode: string): Map<CaseActor, string[]> {
  const posts = new Map<CaseActor, string[]>();
  for (const role of officeRoles) {
    const held = actor.duties.filter((d) => d.role === role && d.actsFor.includes(agencyCode)).map((d) => d.postId);
    if (held.length > 0) posts.set(role, held);
  }
  return posts;
}

/** The owner's post has ended. A post out of the asker's sight is not taken for one that is gone. */
async function isGone(ctx: QueryContext, postId: string | null, today: string): Promise<boolean> {
  if (postId === null) return false;
  const post = await findPost(ctx.tx, postId);
  return post !== undefined && post.validTo !== null && post.validTo < today;
}

/** What this actor may do now, in the order of the table: state, role and conditions all hold. */
export async function openActs(ctx: QueryContext, found: CaseRow): Promise<CaseAct[]> {
  const actors = actorsOf(ctx.actor, found);
  const facts = await factsOf(ctx, found);
  return caseActs.filter((act) => {
    const {
      from,
      by,
      when,
    }: { from: readonly string[]; by: readonly CaseActor[]; when: Parameters<typeof failing>[0] } = transitions[act];
    return from.includes(found.state) && actors.some((role) => by.includes(role) && !failing(when, { ...facts, role }));
  });
}
