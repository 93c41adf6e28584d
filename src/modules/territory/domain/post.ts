import type { Validity } from './validity.ts';

export const postRoles = ['receiving-officer', 'specialist', 'approver', 'leader', 'administrator'] as const;
export type PostRole = (typeof postRoles)[number];

/** Whose records a post may see: of its own agency, also of those below it, or of every agency of the province. */
export const postReaches = ['own-agency', 'agency-and-below', 'province'] as const;
export type PostReach = (typeof postReaches)[number];

/** An officer (staff account) in a role at an agency. */
export interface Post extends Validity {
  id: string;
  accountId: string;
  agencyCode: string;
  role: PostRole;
  title: { vi: string; en: string };
  sees: PostReach;
}
