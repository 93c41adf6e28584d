import type { Transitions } from './transition.ts';

export const reviewKinds = ['document', 'procedure'] as const;
export type ReviewKind = (typeof reviewKinds)[number];

export const reviewStates = ['reviewing', 'fits', 'proposed', 'approved', 'rejected', 'carried-out'] as const;
export type ReviewState = (typeof reviewStates)[number];

/** What a review can find; all but `fits` are a proposal to change something. */
export const findings = ['fits', 'amend', 'replace', 'abolish', 'issue', 'simplify'] as const;
export type Finding = (typeof findings)[number];

export type ReviewAct = 'find-fitting' | 'propose' | 'approve' | 'reject' | 'carry-out' | 'review-again';

/** A document or procedure is reviewed; either it fits, or a change is proposed, decided by the province or a ministry, carried out. */
export const reviewTransitions: Transitions<ReviewAct, ReviewState> = {
  'find-fitting': { from: ['reviewing'], to: 'fits' },
  propose: { from: ['reviewing'], to: 'proposed' },
  approve: { from: ['proposed'], to: 'approved' },
  reject: { from: ['proposed'], to: 'rejected' },
  'carry-out': { from: ['approved'], to: 'carried-out' },
  'review-again': { from: ['fits', 'rejected'], to: 'reviewing' },
};
