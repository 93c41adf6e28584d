export const statementStates = ['draft', 'submitted', 'returned', 'approved', 'withdrawn'] as const;
export type StatementState = (typeof statementStates)[number];

interface Transition {
  from: readonly StatementState[];
  to: StatementState;
  by: 'stater' | 'approver';
}

/** What may happen to a form, when, and by whom. An approved one never changes: `amend` begins the next number. */
// biome-ignore format: a table is read in columns
export const transitions = {
  save:        { from: ['draft', 'returned'], to: 'draft', by: 'stater' },
  submit:      { from: ['draft', 'returned'], to: 'submitted', by: 'stater' },
  'take-back': { from: ['submitted'], to: 'draft', by: 'stater' },
  return:      { from: ['submitted'], to: 'returned', by: 'approver' },
  approve:     { from: ['submitted'], to: 'approved', by: 'approver' },
  withdraw:    { from: ['draft', 'returned'], to: 'withdrawn', by: 'stater' },
} as const satisfies Record<string, Transition>;
export type StatementAct = keyof typeof transitions;

/** Roles that write the numbers of their agency, and those that answer for them. */
export const staterRoles = ['receiving-officer', 'specialist', 'approver', 'leader'] as const;
export const approverRoles = ['approver', 'leader'] as const;
/** Roles that open periods and watch who is late. */
export const watcherRoles = ['leader', 'administrator'] as const;
/** Roles that say which periods open by themselves. */
export const switcherRoles = ['administrator'] as const;
