import { type NoticeValue, notify } from '#notifications';
import type { CommandContext } from '#platform/command';
import { formatDate } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { agencyName, makePostFinder } from '#territory';
import { periodNames } from './domain/period.ts';
import { approverRoles } from './domain/statement.ts';
import type { StatementRow } from './statement-store.ts';

/** Messages about forms; their texts are `indicators.statement.notify.<name>`. */
export type StatementNotice = 'opened' | 'returned' | 'submitted' | 'approved' | 'remind' | 'escalate';

type Told = Pick<CommandContext, 'tx' | 'now'>;

interface Telling {
  notice: StatementNotice;
  /** Tells this occasion from another of the same form, so that none is told twice. */
  occasion: string;
  params?: Record<string, NoticeValue>;
}

/** Tells everybody who holds a post of one of these roles at the unit, or at whoever took its work over. */
export async function tellPosts(
  ctx: Told,
  row: StatementRow,
  telling: Telling & { roles: readonly string[]; agencyCode?: string },
): Promise<number> {
  const today = vietnamDate(ctx.now);
  const there = await makePostFinder(ctx.tx, today).postsAt(telling.agencyCode ?? row.agencyCode);
  const posts = there.filter((p) => telling.roles.includes(p.role));
  // Somebody who holds two such posts is told once.
  const ids = new Map(posts.map((p) => [p.accountId, p.id]));
  for (const postId of ids.values()) await tell(ctx, row, { ...telling, to: { postId } });
  return ids.size;
}

/** Tells those who write numbers at the unit; where it has none of them, those who answer for it. */
export async function tellWriters(ctx: Told, row: StatementRow, telling: Telling): Promise<number> {
  const told = await tellPosts(ctx, row, { ...telling, roles: ['receiving-officer', 'specialist'] });
  return told > 0 ? told : tellPosts(ctx, row, { ...telling, roles: approverRoles });
}

export async function tellAccount(
  ctx: Told,
  row: StatementRow,
  telling: Telling & { accountId: string },
): Promise<void> {
  await tell(ctx, row, { ...telling, to: { accountId: telling.accountId } });
}

async function tell(
  ctx: Told,
  row: StatementRow,
  { notice, occasion, params = {}, to }: Telling & { to: { postId: string } | { accountId: string } },
): Promise<void> {
  const agency = await agencyName(ctx.tx, row.agencyCode);
  const period = periodNames({
    code: row.periodCode,
    kind: row.periodKind,
    title: row.periodTitle,
    endsOn: row.endsOn,
  });
  const who = 'postId' in to ? to.postId : to.accountId;
  await notify(ctx, {
    to,
    template: `indicators.statement.notify.${notice}`,
    params: { agency, period, due: formatDate(row.dueOn), ...params },
    key: `indicators.statement.${row.id}.${notice}.${occasion}.${who}`,
  });
}
