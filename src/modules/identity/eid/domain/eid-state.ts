export const eidStates = ['approved', 'active', 'locked', 'revoked'] as const;
export type EidState = (typeof eidStates)[number];

interface Transition {
  from: readonly EidState[];
  /** Undefined: the state stays. */
  to: EidState | undefined;
  /** Who may: an officer with one of these roles, or the holder with a code. */
  by: readonly string[] | 'holder';
}

const desk = ['receiving-officer', 'specialist', 'approver'] as const;

/** What may happen to an e-ID account, from which state, and by whom. A locked one that was never activated goes back to `approved`. */
// biome-ignore format: a table is read in columns
export const eidTransitions = {
  activate: { from: ['approved', 'active'], to: 'active', by: 'holder' },
  upgrade:  { from: ['approved', 'active'], to: undefined, by: ['approver'] },
  lock:     { from: ['approved', 'active'], to: 'locked', by: desk },
  unlock:   { from: ['locked'], to: 'active', by: ['approver'] },
  recover:  { from: ['approved', 'active'], to: undefined, by: desk },
  'paper-code': { from: ['approved', 'active'], to: undefined, by: desk },
  revoke:   { from: ['approved', 'active', 'locked'], to: 'revoked', by: ['approver'] },
} as const satisfies Record<string, Transition>;
export type EidAct = keyof typeof eidTransitions;

/** Why an account may be locked (Decree 69/2024/NĐ-CP; before it Decree 59/2022/NĐ-CP). */
export const lockReasons = ['own-wish', 'terms-broken', 'card-withdrawn', 'deceased', 'authority'] as const;
export type LockReason = (typeof lockReasons)[number];

/** Why an account may be ended for good. */
export const revokeReasons = [
  'deceased',
  'wrong-person',
  'nationality-ended',
  'organisation-ended',
  'own-wish',
] as const;
export type RevokeReason = (typeof revokeReasons)[number];
