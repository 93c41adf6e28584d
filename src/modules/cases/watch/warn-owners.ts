import { notify } from '#notifications';
import { type Runtime, rowScopeOf, systemActor, type Task } from '#platform/command';
import type { Tx } from '#platform/db';
import { formatDate } from '#platform/i18n';
import { vietnamDate, vietnamMinutes } from '#platform/time';
import { procedureAt, workingCalendar } from '#procedures';
import { makePostFinder } from '#territory';
import { recipientsOf } from './recipients.ts';
import { isFurther, levelReached, type WarningLevel } from './warning-level.ts';
import {
  agenciesWithClocks,
  insertWarnings,
  markTold,
  runningCases,
  type UntoldWarning,
  untoldWarnings,
} from './warning-store.ts';
import './watch-messages.ts';

/**
 * Looks at every running case and tells whoever owns it, and the heads, in one message each, however many cases there
 * are. Works in office hours only: what becomes late at midnight is told in the morning. Safe to run again: a level is
 * written down once for a due date, and what is written down but not told is told the next time.
 */
export const warnOwners: Task = {
  name: 'cases.warn-owners',
  everySeconds: 900,
  async run(runtime) {
    if (!isOfficeTime(runtime.clock.now())) return;
    await writeWarnings(runtime);
    await tellWarnings(runtime);
  },
};

function isOfficeTime(now: Date): boolean {
  const minutes = vietnamMinutes(now);
  return minutes >= 7 * 60 + 30 && minutes < 17 * 60 && workingCalendar.isWorkingDay(vietnamDate(now));
}

const system = rowScopeOf(systemActor);

async function writeWarnings({ database, clock }: Runtime): Promise<void> {
  const now = clock.now();
  for (const agencyCode of await database.read(system, agenciesWithClocks)) {
    await database.transaction(system, async (tx) => {
      const reached = (await runningCases(tx, agencyCode)).flatMap(({ id, dueOn, startedAt, reached: before }) => {
        const level = levelReached({ startedAt, dueOn }, now);
        return level !== undefined && isFurther(level, before) ? [{ caseId: id, dueOn, level }] : [];
      });
      await insertWarnings(tx, reached, now);
    });
  }
}

async function tellWarnings({ database, clock }: Runtime): Promise<void> {
  const now = clock.now();
  await database.transaction(system, async (tx) => {
    const { owners, heads } = await byRecipient(tx, await untoldWarnings(tx), now);
    for (const [postId, warnings] of owners) await tell(tx, now, { postId, warnings, as: 'owner' });
    for (const [postId, warnings] of heads) await tell(tx, now, { postId, warnings, as: 'head' });
    await markTold(tx, now);
  });
}

async function byRecipient(tx: Tx, warnings: readonly UntoldWarning[], now: Date) {
  const finder = makePostFinder(tx, vietnamDate(now));
  const owners = new Map<string, UntoldWarning[]>();
  const heads = new Map<string, UntoldWarning[]>();
  const add = (into: Map<string, UntoldWarning[]>, post: string, warning: UntoldWarning) => {
    const list = into.get(post);
    if (list === undefined) into.set(post, [warning]);
    else list.push(warning);
  };
  for (const warning of warnings) {
    const to = await recipientsOf(finder, warning);
    for (const post of to.owners) add(owners, post, warning);
    for (const post of to.heads) add(heads, post, warning);
  }
  return { owners, heads };
}

interface Telling {
  postId: string;
  warnings: readonly UntoldWarning[];
  as: 'owner' | 'head';
}

async function tell(tx: Tx, now: Date, { postId, warnings, as }: Telling): Promise<void> {
  const [only] = warnings;
  if (only === undefined) return;
  const count = (...levels: WarningLevel[]) => warnings.filter((w) => levels.includes(w.level)).length;
  if (warnings.length === 1 && as === 'owner') {
    const name = procedureAt(only.procedureCode, only.submittedOn)?.name ?? only.procedureCode;
    const level = only.level === 'long-late' ? 'late' : only.level;
    const params = { code: only.code, procedure: name, due: formatDate(only.dueOn) };
    await notify(
      { tx, now },
      { to: { postId }, template: `cases.watch.${level}`, params, about: { caseId: only.caseId } },
    );
    return;
  }
  const params = {
    count: warnings.length,
    late: count('late', 'long-late'),
    soon: count('day-before'),
    most: count('most'),
    half: count('half'),
  };
  await notify({ tx, now }, { to: { postId }, template: `cases.watch.many-for-${as}`, params });
}
