import Type from 'typebox';
import { type AuditRow, auditAbout, auditPeriodOf, citizen, type QueryContext, query } from '#platform/command';
import { sql } from '#platform/db';
import { refuse } from '#platform/errors';
import { findAgencies, findPosts } from '#territory';

/** One use of my data: when, who, which office, why, on what legal ground. */
export interface Usage {
  id: string;
  logtime: string;
  /** Name of the act or question, such as `population.person-for-officer`. */
  action: string;
  by: 'me' | 'citizen' | 'officer' | 'system' | 'partner';
  receiverCode: string | null;
  receiverName: { vi: string; en: string } | null;
  /** The officer's post; of other citizens nothing is told. */
  post: { vi: string; en: string } | null;
  officer: string | null;
  purpose: string | null;
  legalBasis: string | null;
  caseId: string | null;
}

const mostRows = 1000;
const me = (ctx: QueryContext): string => ctx.actor.personId ?? refuse('forbidden', 'platform.not-allowed');

/**
 * Who used my data, newest first. The shape follows Estonia's Data Tracker (findUsage: logtime, action, receiver), with
 * the officer's post, the purpose and the legal basis beside it.
 */
export const findUsage = query({
  name: 'rights.find-usage',
  summary: 'Who used my data: time, office, post, purpose and legal basis, newest first.',
  allow: citizen(),
  input: Type.Object({
    from: Type.Optional(Type.String({ format: 'date-time' })),
    to: Type.Optional(Type.String({ format: 'date-time' })),
    /** Id of the last use of the page before. */
    before: Type.Optional(Type.String({ format: 'uuid' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: mostRows })),
  }),
  async run(ctx, { from, to, before, limit = mostRows }): Promise<Usage[]> {
    const rows = await auditAbout(ctx.tx, {
      personId: me(ctx),
      limit,
      ...(from === undefined ? {} : { from: new Date(from) }),
      ...(to === undefined ? {} : { to: new Date(to) }),
      ...(before === undefined ? {} : { before }),
    });
    return told(ctx, rows);
  },
});

/** From when to when the log speaks of me. */
export const usagePeriod = query({
  name: 'rights.usage-period',
  summary: 'From when to when there are uses of my data in the log, and how many.',
  allow: citizen(),
  input: Type.Object({}),
  async run(ctx) {
    const { from, to, rows } = await auditPeriodOf(ctx.tx, me(ctx));
    return { from: from?.toISOString() ?? null, to: to?.toISOString() ?? null, count: rows };
  },
});

/** Whether the log can be asked. */
export const heartbeat = query({
  name: 'rights.heartbeat',
  summary: 'Says that the log of uses can be asked, and the time.',
  allow: citizen(),
  input: Type.Object({}),
  run: async (ctx) => ({ status: 'OK', time: ctx.now.toISOString() }),
});

async function told(ctx: QueryContext, rows: readonly AuditRow[]): Promise<Usage[]> {
  const officers = rows.filter((r) => r.actorKind === 'officer');
  const unique = (values: readonly (string | null)[]) => [...new Set(values.filter((v) => v !== null))];
  const posts = new Map((await findPosts(ctx.tx, unique(officers.map((r) => r.postId)))).map((p) => [p.id, p]));
  const agencies = await findAgencies(
    ctx.tx,
    officers.map((r) => r.agencyCode),
  );
  const names = await officerNames(ctx, unique(officers.map((r) => r.accountId)));
  return rows.map((row) => {
    const isOfficer = row.actorKind === 'officer';
    return {
      id: row.id,
      logtime: row.at.toISOString(),
      action: row.action,
      by: byOf(ctx, row),
      receiverCode: isOfficer ? row.agencyCode : null,
      receiverName: isOfficer ? (agencies.get(row.agencyCode ?? '')?.name ?? null) : null,
      post: isOfficer ? (posts.get(row.postId ?? '')?.title ?? null) : null,
      officer: isOfficer ? (names.get(row.accountId ?? '') ?? null) : null,
      purpose: row.purpose,
      legalBasis: row.legalBasis,
      caseId: row.caseId,
    };
  });
}

/** Officers act in public office and are named; other citizens are not. */
async function officerNames(ctx: QueryContext, accountIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await ctx.tx.rows<{ id: string; name: string }>(
    sql`select account_id as id, display_name as name from identity.pub_officer where account_id = any (${accountIds}::uuid[])`,
  );
  return new Map(rows.map((r) => [r.id, r.name]));
}

function byOf(ctx: QueryContext, { actorKind, accountId }: AuditRow): Usage['by'] {
  if (actorKind === 'citizen') return accountId === ctx.actor.accountId ? 'me' : 'citizen';
  if (actorKind === 'client') return 'partner';
  return actorKind === 'officer' ? 'officer' : 'system';
}
