import { refuse } from '#platform/errors';
import type { CaseActor } from './case-actor.ts';
import type { ConditionName } from './case-conditions.ts';

export { type CaseActor, caseActors } from './case-actor.ts';

/** The states of a case, in the order of its life. A draft is not a state: it has no legal standing yet. */
export const caseStates = [
  'submitted',
  'declined',
  'received',
  'processing',
  'supplementing',
  'paying',
  'approving',
  'approved',
  'refused',
  'returned',
  'withdrawn',
  'stopped',
] as const;
export type CaseState = (typeof caseStates)[number];

interface Transition {
  from: readonly CaseState[];
  /** The state after it; `same` leaves it. */
  to: CaseState | 'same';
  by: readonly CaseActor[];
  /** What must hold beside that; each is explained in `case-conditions.ts`. */
  when: readonly ConditionName[];
}

/**
 * What may happen to a case, when, and by whom. Read a row as: "a specialist takes a received case that nobody else has; it
 * is then processing". Source: Decree 61/2018/NĐ-CP art. 17 (receiving), 19 (processing; supplement at most once, art. 15.3;
 * letter of apology, art. 19.9), 20 (returning); Decree 118/2025/NĐ-CP art. 21 (stopping at the person's request).
 */
// biome-ignore format: a table is read in columns
export const transitions = {
  receive:              { from: ['submitted'], to: 'received', by: ['receiving-officer'], when: [] },
  decline:              { from: ['submitted'], to: 'declined', by: ['receiving-officer'], when: [] },
  take:                 { from: ['received', 'processing'], to: 'processing', by: ['specialist'], when: ['free'] },
  assign:               { from: ['received'], to: 'processing', by: ['approver', 'leader'], when: [] },
  reassign:             { from: ['processing', 'supplementing', 'paying'], to: 'same', by: ['specialist', 'approver', 'leader'], when: ['mine'] },
  'finish-step':        { from: ['processing'], to: 'same', by: ['specialist'], when: ['mine', 'step-follows'] },
  'request-supplement': { from: ['received', 'processing'], to: 'supplementing', by: ['receiving-officer', 'specialist'], when: ['mine', 'supplement-left'] },
  supplement:           { from: ['supplementing'], to: 'processing', by: ['applicant'], when: [] },
  'request-payment':    { from: ['received', 'processing'], to: 'paying', by: ['receiving-officer', 'specialist'], when: ['mine', 'not-paid'] },
  pay:                  { from: ['paying'], to: 'processing', by: ['platform'], when: [] },
  consult:              { from: ['processing'], to: 'same', by: ['specialist'], when: ['mine'] },
  answer:               { from: ['processing'], to: 'same', by: ['consulted'], when: [] },
  'end-consultation':   { from: ['processing'], to: 'same', by: ['specialist'], when: ['mine', 'answer-awaited'] },
  propose:              { from: ['processing'], to: 'approving', by: ['specialist'], when: ['mine', 'answers-in', 'steps-done'] },
  settle:               { from: ['received', 'processing'], to: 'approved', by: ['approver'], when: ['both-posts', 'mine-as-specialist', 'answers-in'] },
  'send-back':          { from: ['approving'], to: 'processing', by: ['approver'], when: [] },
  approve:              { from: ['approving'], to: 'approved', by: ['approver'], when: [] },
  refuse:               { from: ['approving'], to: 'refused', by: ['approver'], when: [] },
  lengthen:             { from: ['received', 'processing'], to: 'same', by: ['specialist', 'approver'], when: ['mine', 'longer-period'] },
  extend:               { from: ['received', 'processing', 'approving'], to: 'same', by: ['specialist', 'approver', 'leader'], when: ['mine', 'new-date-left', 'day-before-due'] },
  return:               { from: ['approved'], to: 'returned', by: ['receiving-officer', 'applicant'], when: [] },
  stop:                 { from: ['received', 'processing', 'supplementing', 'paying'], to: 'stopped', by: ['receiving-officer', 'specialist'], when: ['stop-in-law'] },
  withdraw:             { from: ['submitted', 'received', 'processing', 'supplementing', 'paying'], to: 'withdrawn', by: ['applicant'], when: [] },
} as const satisfies Record<string, Transition>;

export type CaseAct = keyof typeof transitions;
export const caseActs = Object.keys(transitions) as CaseAct[];

/** Who is to act next: no case is ever without an owner. Finished states have none. */
export const ownerOf = {
  submitted: 'receiving-officer',
  declined: null,
  received: 'specialist',
  processing: 'specialist',
  supplementing: 'applicant',
  paying: 'applicant',
  approving: 'approver',
  approved: 'receiving-officer',
  refused: null,
  returned: null,
  withdrawn: null,
  stopped: null,
} as const satisfies Record<CaseState, CaseActor | null>;

/** What an open case waits for; the message files have a sentence for each. */
export const waits = [
  'receipt',
  'taking',
  'processing',
  'supplement',
  'payment',
  'consultation',
  'decision',
  'collection',
] as const;
export type Wait = (typeof waits)[number];

const waitIn = {
  submitted: 'receipt',
  declined: null,
  received: 'taking',
  processing: 'processing',
  supplementing: 'supplement',
  paying: 'payment',
  approving: 'decision',
  approved: 'collection',
  refused: null,
  returned: null,
  withdrawn: null,
  stopped: null,
} as const satisfies Record<CaseState, Wait | null>;

/** What a case in this state waits for, when these agencies still owe an answer. */
export function waitOf<S extends CaseState>(
  state: S,
  consulted: readonly string[],
): (typeof waitIn)[S] | 'consultation' {
  return state === 'processing' && consulted.length > 0 ? 'consultation' : waitIn[state];
}

/** Waits in which the time is the line's (the applicant, a payment, another agency) and not ours. */
export const lineWaits: readonly Wait[] = ['supplement', 'payment', 'consultation', 'collection'];

/** Acts that this actor may do on a case in this state, whatever the further conditions. */
export function actsOpenTo(state: CaseState, actor: CaseActor): CaseAct[] {
  return caseActs.filter((act) => {
    const { from, by }: Transition = transitions[act];
    return from.includes(state) && by.includes(actor);
  });
}

/** The state after an act; refuses with `cases.act-not-possible` when the table does not allow it from here. */
export function stateAfter(state: CaseState, act: CaseAct): CaseState {
  const { from, to }: Transition = transitions[act];
  if (!from.includes(state)) refuse('conflict', 'cases.act-not-possible');
  return to === 'same' ? state : to;
}
