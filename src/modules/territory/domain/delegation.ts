import type { Validity } from './validity.ts';

/** Why an officer is away. */
export const absenceReasons = ['leave', 'sick', 'mission', 'training', 'other'] as const;
export type AbsenceReason = (typeof absenceReasons)[number];

/** For how many days at most a post is held by a deputy: who is away for longer needs an appointment, not a stand-in. */
export const longestDelegationDays = 180;

/** A deputy acts under the post of an absent officer for some days. */
export interface Delegation extends Validity {
  id: string;
  postId: string;
  /** The deputy's staff account. */
  deputyId: string;
  reason: AbsenceReason;
  validTo: string;
}
