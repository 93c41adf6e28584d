export const applicationStates = [
  'appointed',
  'received',
  'captured',
  'sent',
  'issued',
  'handed-over',
  'returned',
  'refused',
  'cancelled',
] as const;
export type ApplicationState = (typeof applicationStates)[number];

interface Transition {
  from: readonly ApplicationState[];
  to: ApplicationState;
  by: readonly string[];
}

const desk = ['receiving-officer', 'specialist', 'approver'] as const;
const decides = ['approver'] as const;

/** What may happen to an application for a card, from which state to which, and by whom. */
// biome-ignore format: a table is read in columns
export const transitions = {
  receive:     { from: ['appointed'], to: 'received', by: desk },
  capture:     { from: ['received', 'returned'], to: 'captured', by: desk },
  send:        { from: ['captured'], to: 'sent', by: desk },
  'send-back': { from: ['captured', 'sent'], to: 'returned', by: decides },
  issue:       { from: ['sent'], to: 'issued', by: decides },
  'hand-over': { from: ['issued'], to: 'handed-over', by: desk },
  refuse:      { from: ['received', 'captured', 'sent', 'returned'], to: 'refused', by: decides },
  cancel:      { from: ['appointed', 'received'], to: 'cancelled', by: desk },
} as const satisfies Record<string, Transition>;
export type ApplicationAct = keyof typeof transitions;

/** What may be done with an application by somebody with these roles. */
export function actsAt(state: ApplicationState, roles: readonly string[]): ApplicationAct[] {
  return (Object.keys(transitions) as ApplicationAct[]).filter((act) => {
    const { from, by } = transitions[act];
    return from.some((s) => s === state) && by.some((role) => roles.includes(role));
  });
}

/** What is counted when an act is done. */
export const factOf: Partial<Record<ApplicationAct | 'take', 'received' | 'issued' | 'handed-over' | 'refused'>> = {
  take: 'received',
  receive: 'received',
  issue: 'issued',
  'hand-over': 'handed-over',
  refuse: 'refused',
};
