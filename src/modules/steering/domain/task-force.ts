import type { Transitions } from './transition.ts';

export const taskForceLevels = ['province', 'district', 'commune', 'village'] as const;
export type TaskForceLevel = (typeof taskForceLevels)[number];

export const taskForceStates = ['planned', 'established', 'dissolved'] as const;
export type TaskForceState = (typeof taskForceStates)[number];
export type TaskForceAct = 'establish' | 'dissolve';

/** A task force is planned, then set up by a decision; when its place is merged away it is dissolved, and never comes back. */
export const taskForceTransitions: Transitions<TaskForceAct, TaskForceState> = {
  establish: { from: ['planned'], to: 'established' },
  dissolve: { from: ['planned', 'established'], to: 'dissolved' },
};

export const memberDuties = ['head', 'deputy', 'secretary', 'member'] as const;
export type MemberDuty = (typeof memberDuties)[number];

export const activityKinds = ['meeting', 'visit', 'support', 'communication', 'inspection'] as const;
export type ActivityKind = (typeof activityKinds)[number];

/** "Tổ công tác Đề án 06 xã Đắk Som": what such a force is called in decisions. */
export function taskForceName(place: string): string {
  return `Tổ công tác Đề án 06 ${place.charAt(0).toLowerCase()}${place.slice(1)}`;
}
