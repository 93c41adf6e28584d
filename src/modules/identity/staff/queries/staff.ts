import Type from 'typebox';
import { officer, type QueryContext, query } from '#platform/command';
import { inScope } from '#platform/db';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { agenciesAt, postRoles } from '#territory';
import { accountNames } from '../../account-store.ts';
import { administratorReach, demandReach } from '../administrator-reach.ts';
import { openPasswordCode } from '../password-code-store.ts';
import { type PostProposal, proposalsOf, waitingProposals } from '../proposal-store.ts';
import { type StaffPost, type StaffRow, selectStaff, selectStaffMember, selectStaffPosts } from '../staff-store.ts';

const system = { kind: 'system' } as const;
const administrator = officer('administrator');

export const staffPageSize = 50;

/** Officers whom this administrator looks after. */
export const listStaff = query({
  name: 'identity.list-staff',
  summary: 'Officers’ accounts within the administrator’s reach, by unit, role, state or name.',
  allow: administrator,
  input: Type.Object({
    agencyCode: Type.Optional(Type.String({ maxLength: 35 })),
    role: Type.Optional(Type.Enum(postRoles)),
    state: Type.Optional(Type.Enum(['active', 'waiting', 'locked', 'no-post'] as const)),
    text: Type.Optional(Type.String({ maxLength: 100 })),
    page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  async run(ctx, { page = 1, ...filter }): Promise<{ rows: StaffRow[]; total: number }> {
    const agencies = await administratorReach(ctx);
    const window = { agencies, date: vietnamDate(ctx.now), limit: staffPageSize, offset: (page - 1) * staffPageSize };
    return inScope(ctx.tx, system, () => selectStaff(ctx.tx, filter, window));
  },
});

export interface StaffMember extends StaffRow {
  allPosts: StaffPost[];
  proposals: PostProposal[];
  /** Until when a one-time code for a password may be used. */
  codeUntil: Date | null;
  /** Names of whoever proposed or decided. */
  names: Record<string, string>;
}

/** One officer's account with every post, past and proposed. */
export const showStaff = query({
  name: 'identity.show-staff',
  summary: 'One officer’s account: posts, proposals, second factors, codes.',
  allow: administrator,
  input: Type.Object({ accountId: Type.String({ format: 'uuid' }) }),
  async run(ctx, { accountId }): Promise<StaffMember> {
    const agencies = await administratorReach(ctx);
    const date = vietnamDate(ctx.now);
    return inScope(ctx.tx, system, async () => {
      if ((await selectStaffMember(ctx.tx, accountId, { agencies, date })) === undefined)
        refuse('not-found', 'identity.staff.unknown');
      const { rows } = await selectStaff(ctx.tx, { accountId }, { agencies, date, limit: 1, offset: 0 });
      const row = rows[0] ?? refuse('not-found', 'identity.staff.unknown');
      const proposals = await proposalsOf(ctx.tx, accountId);
      return {
        ...row,
        allPosts: await selectStaffPosts(ctx.tx, accountId),
        proposals,
        codeUntil: (await openPasswordCode(ctx.tx, accountId, new Date())) ?? null,
        names: await namesOf(ctx, proposals),
      };
    });
  },
});

export interface WaitingPosts {
  proposals: PostProposal[];
  names: Record<string, string>;
}

/** Posts that wait for a second administrator, within reach; also one's own, which others decide. */
export const waitingPosts = query({
  name: 'identity.waiting-posts',
  summary: 'Proposed posts that wait for a second administrator.',
  allow: administrator,
  input: Type.Object({}),
  async run(ctx): Promise<WaitingPosts> {
    const codes = await reachCodes(ctx);
    const found = await inScope(ctx.tx, system, () => waitingProposals(ctx.tx, codes, ctx.now));
    const proposals: PostProposal[] = [];
    for (const proposal of found) if (await isInReach(ctx, proposal)) proposals.push(proposal);
    return { proposals, names: await namesOf(ctx, proposals) };
  },
});

async function isInReach(ctx: QueryContext, proposal: PostProposal): Promise<boolean> {
  return demandReach(ctx, proposal).then(
    () => true,
    () => false,
  );
}

/** Codes of the agencies at which this administrator may open accounts and propose posts. */
export const staffAgencies = query({
  name: 'identity.staff-agencies',
  summary: 'Agencies at which this administrator may open accounts and propose posts.',
  allow: administrator,
  input: Type.Object({}),
  async run(ctx) {
    const reach = await administratorReach(ctx);
    const all = await agenciesAt(ctx.tx, vietnamDate(ctx.now));
    const agencies = all.filter((a) => reach === null || reach.includes(a.code));
    return {
      agencies: agencies.map(({ code, name, branch, level }) => ({ code, name, branch, level })),
      whole: reach === null,
    };
  },
});

async function reachCodes(ctx: QueryContext): Promise<readonly string[]> {
  return (await administratorReach(ctx)) ?? (await agenciesAt(ctx.tx, vietnamDate(ctx.now))).map((a) => a.code);
}

async function namesOf(ctx: QueryContext, proposals: readonly PostProposal[]): Promise<Record<string, string>> {
  const ids = proposals.flatMap((p) => [p.accountId, p.proposedBy, ...(p.decidedBy === null ? [] : [p.decidedBy])]);
  return Object.fromEntries(await inScope(ctx.tx, system, () => accountNames(ctx.tx, [...new Set(ids)])));
}
