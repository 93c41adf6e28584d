import { refuse } from '#platform/errors';

/** The states of a case, in the order of its life. A draft is not a state: it has no legal standing yet. */
export const caseStates = [
  'submitted',
  'declined',
  'received',
  'processing',
  'supplementing',
  'approving',
  'approved',
  'refused',
  'returned',
  'withdrawn',
] as const;
export type CaseState = (typeof caseStates)[number];

/** Who does an act: the applicant, or an officer with this role in the case's agency. */
export type CaseActor = 'applicant' | 'receiving-officer' | 'specialist' | 'approver';

interface Transition {
  from: readonly CaseState[];
  to: CaseState;
  by: readonly CaseActor[];
}

/**
 * What may happen to a case, when, and by whom. Read a row as: "a specialist takes a received case; it is then processing".
 * Source: Decree 61/2018/NĐ-CP art. 17 (receiving), 19 (processing, supplement at most once: art. 15.3), 20 (returning).
 */
export const transitions = {
  receive: { from: ['submitted'], to: 'received', by: ['receiving-officer'] },
  decline: { from: ['submitted'], to: 'declined', by: ['receiving-officer'] },
  take: { from: ['received'], to: 'processing', by: ['specialist'] },
  'request-supplement': {
    from: ['received', 'processing'],
    to: 'supplementing',
    by: ['receiving-officer', 'specialist'],
  },
  supplement: { from: ['supplementing'], to: 'processing', by: ['applicant'] },
  propose: { from: ['processing'], to: 'approving', by: ['specialist'] },
  'send-back': { from: ['approving'], to: 'processing', by: ['approver'] },
  approve: { from: ['approving'], to: 'approved', by: ['approver'] },
  refuse: { from: ['approving'], to: 'refused', by: ['approver'] },
  return: { from: ['approved'], to: 'returned', by: ['receiving-officer', 'applicant'] },
  withdraw: { from: ['submitted', 'received', 'processing', 'supplementing'], to: 'withdrawn', by: ['applicant'] },
} as const satisfies Record<string, Transition>;

export type CaseAct = keyof typeof transitions;
export const caseActs = Object.keys(transitions) as CaseAct[];

/** Who is to act next: no case is ever without an owner. Finished states have none. */
export const ownerOf: Record<CaseState, CaseActor | null> = {
  submitted: 'receiving-officer',
  declined: null,
  received: 'specialist',
  processing: 'specialist',
  supplementing: 'applicant',
  approving: 'approver',
  approved: 'receiving-officer',
  refused: null,
  returned: null,
  withdrawn: null,
};

/** Acts that this actor may do on a case in this state. */
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
  return to;
}
