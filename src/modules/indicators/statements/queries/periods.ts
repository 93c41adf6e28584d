import Type from 'typebox';
import { accountNames } from '#identity';
import { officer, query } from '#platform/command';
import { addDays, type IsoDate, vietnamDate } from '#platform/time';
import {
  catchUpDays,
  expectedDueDay,
  type PlannedPeriod,
  plannedFrom,
  type RecurringKind,
  recurringKinds,
} from '../domain/schedule.ts';
import { switcherRoles, watcherRoles } from '../domain/statement.ts';
import { owersAt } from '../hand-out.ts';
import { type ListedPeriod, periodsOfKindFrom, recentPeriods } from '../period-store.ts';
import { kindSwitches } from '../schedule-store.ts';

const mostListed = 50;

/** The latest reporting periods, newest first, each with how far the agencies are that the asker sees. */
export const listPeriods = query({
  name: 'indicators.list-periods',
  summary: 'The latest reporting periods, and how many forms of each are approved.',
  allow: officer(),
  input: Type.Object({}),
  run: ({ tx, actor }): Promise<ListedPeriod[]> => recentPeriods(tx, { agencies: actor.agencies, limit: mostListed }),
});

export interface ScheduledKind {
  kind: RecurringKind;
  runs: boolean;
  /** Who switched it last and when; null when nobody has. */
  changed: { by: string; on: IsoDate } | null;
  /** The period that opens next, and by when its form will be due if opened on its day; null while the kind is switched off. */
  next: (PlannedPeriod & { dueOn: IsoDate | null }) | null;
}

export interface PeriodSchedule {
  kinds: ScheduledKind[];
  /** Whether the asker may switch kinds on and off. */
  maySwitch: boolean;
}

/** Which kinds of periods open by themselves, and which period of each opens next and when. */
export const periodSchedule = query({
  name: 'indicators.period-schedule',
  summary: 'Which reporting periods open by themselves, and which opens next and when.',
  allow: officer(...watcherRoles),
  input: Type.Object({}),
  async run({ tx, actor, now }): Promise<PeriodSchedule> {
    const today = vietnamDate(now);
    const switches = new Map((await kindSwitches(tx)).map((s) => [s.kind, s]));
    const names = await accountNames(
      tx,
      [...switches.values()].flatMap((s) => s.changedBy ?? []),
    );
    const kinds: ScheduledKind[] = [];
    for (const kind of recurringKinds) {
      const { runs = true, since = today, changedAt, changedBy = null } = switches.get(kind) ?? {};
      const oldest = addDays(today, -catchUpDays);
      const from = since > oldest ? since : oldest;
      const opened = await periodsOfKindFrom(tx, { kind, from });
      const next = runs ? plannedFrom(kind, from).find((p) => !opened.has(p.code)) : undefined;
      kinds.push({
        kind,
        runs,
        changed:
          changedBy === null || changedAt === undefined
            ? null
            : { by: names.get(changedBy) ?? '', on: vietnamDate(changedAt) },
        next: next === undefined ? null : { ...next, dueOn: expectedDueDay(next, today) },
      });
    }
    const owers = await owersAt(tx, today);
    const maySwitch =
      switcherRoles.some((r) => actor.roles.includes(r)) && owers.every((a) => actor.agencies.includes(a.code));
    return { kinds, maySwitch };
  },
});
