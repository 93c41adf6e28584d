import type { IsoDate } from '#platform/time';

export const petitionKinds = ['complaint', 'proposal'] as const;
export type PetitionKind = (typeof petitionKinds)[number];

export const petitionSubjects = ['attitude', 'delay', 'papers', 'fee', 'rule', 'online', 'other'] as const;
export type PetitionSubject = (typeof petitionSubjects)[number];

export type PetitionState = 'sent' | 'handling' | 'supplementing' | 'refused' | 'answered' | 'published' | 'withdrawn';

/** Whether the complaint was justified; one found wrong does not count against an office (Circular 01/2018 art. 13.7.c). */
export const findings = ['right', 'partly', 'wrong'] as const;
export type Finding = (typeof findings)[number];

interface Transition {
  from: readonly PetitionState[];
  to: PetitionState;
  by: 'sender' | 'office';
}

/** What may happen, when, and by whom. */
// biome-ignore format: a table is read in columns
export const transitions = {
  accept:     { from: ['sent'], to: 'handling', by: 'office' },
  refuse:     { from: ['sent'], to: 'refused', by: 'office' },
  transfer:   { from: ['sent', 'handling'], to: 'sent', by: 'office' },
  ask:        { from: ['sent', 'handling'], to: 'supplementing', by: 'office' },
  supplement: { from: ['supplementing'], to: 'handling', by: 'sender' },
  answer:     { from: ['sent', 'handling'], to: 'answered', by: 'office' },
  publish:    { from: ['answered'], to: 'published', by: 'office' },
  withdraw:   { from: ['sent', 'handling', 'supplementing'], to: 'withdrawn', by: 'sender' },
} as const satisfies Record<string, Transition>;
export type PetitionAct = keyof typeof transitions;

/** Counts working days; the calendar of the civil servants, or another one in tests. */
export interface WorkingDays {
  addWorkingDays(date: IsoDate, count: number): IsoDate;
  workingDaysBetween(from: IsoDate, to: IsoDate): number;
}

/** Working days that each step may take (Decision 766/QĐ-TTg of 23/6/2022, group 5.2). */
export const workingDaysOf = { refuse: 2, ask: 5, handle: 15, publish: 2 } as const;

/** The last days on which it may be refused, more may be asked for, and it must be answered. The day after it was sent is the first. */
export function clockFrom(sentOn: IsoDate, days: WorkingDays) {
  return {
    refuseBy: days.addWorkingDays(sentOn, workingDaysOf.refuse),
    askBy: days.addWorkingDays(sentOn, workingDaysOf.ask),
    handleBy: days.addWorkingDays(sentOn, workingDaysOf.handle),
  };
}

/** While the sender owes words, the office's time stands still: the answer is due as many working days later as they took. */
export function handleByAfterWait(
  wait: { handleBy: IsoDate; askedOn: IsoDate; suppliedOn: IsoDate },
  days: WorkingDays,
): IsoDate {
  const waited = Math.max(0, days.workingDaysBetween(wait.askedOn, wait.suppliedOn));
  return waited === 0 ? wait.handleBy : days.addWorkingDays(wait.handleBy, waited);
}

export const publishBy = (answeredOn: IsoDate, days: WorkingDays): IsoDate =>
  days.addWorkingDays(answeredOn, workingDaysOf.publish);
