import { notify } from '#notifications';
import type { CommandContext, Task } from '#platform/command';
import { sql } from '#platform/db';
import { formatDate, formatNumber } from '#platform/i18n';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import { computeFigures } from '../compute-figures.ts';
import { type Light, lightOf } from '../domain/light.ts';
import type { Figure } from '../figure.ts';
import './i18n/index.ts';

/** Every Monday morning: tells each leader how many figures are behind, and which ones most. */
export const tellLeadersWeekly: Task = {
  name: 'indicators.tell-leaders-weekly',
  dailyAt: '07:00',
  async run({ database, clock }) {
    const now = clock.now();
    const today = vietnamDate(now);
    if (new Date(`${today}T00:00:00Z`).getUTCDay() === monday) {
      await database.transaction({ kind: 'system' }, (tx) => tellLeaders({ tx, now }));
    }
  },
};

const monday = 1;
const named = 5;

/**
 * Tells every leader in post once for the week of `now`; a turn that is run again tells nobody twice.
 * @returns how many leaders there are.
 */
export async function tellLeaders(ctx: Pick<CommandContext, 'tx' | 'now'>): Promise<number> {
  const today = vietnamDate(ctx.now);
  // The week that has ended: figures of yesterday are whole.
  const asOf = addDays(today, -1);
  const figures = await computeFigures(ctx.tx, { asOf });
  const params = digestOf(figures, asOf);
  const posts = await ctx.tx.rows<{ postId: string }>(sql`select post_id as "postId" from territory.pub_post
    where role = 'leader' and valid_from <= ${today}::date and (valid_to is null or valid_to >= ${today}::date)
    order by post_id`);
  for (const { postId } of posts) {
    await notify(ctx, {
      to: { postId },
      template: 'indicators.notify.weekly',
      params,
      key: `weekly:${asOf}:${postId}`,
    });
  }
  return posts.length;
}

function digestOf(figures: readonly Figure[], asOf: IsoDate) {
  const count = (light: Light) => figures.filter((f) => lightOf(f) === light).length;
  const lacks = (f: Figure) => (f.target?.percent ?? 0) - (f.percent ?? 0);
  const worst = figures
    .filter((f) => lightOf(f) === 'behind')
    .sort((a, b) => lacks(b) - lacks(a))
    .slice(0, named);
  const listed = (language: 'vi' | 'en') =>
    worst
      .map((f) => {
        const percent = f.percent === null ? '–' : `${formatNumber(language, f.percent, f.decimals)}%`;
        return `${f.label[language]}: ${percent} (${formatNumber(language, f.target?.percent ?? 0, 1)}%)`;
      })
      .join('; ');
  return {
    date: formatDate(asOf),
    reached: count('reached'),
    near: count('near'),
    behind: count('behind'),
    worst: { vi: listed('vi') || '–', en: listed('en') || '–' },
  };
}
