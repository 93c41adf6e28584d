/** Watching the clock: early warnings, escalation to the head, the late list. */
export { type LateCase, lateByUnit, lateCases, type UnitDeadlines } from './late-list.ts';
export { nameOfficers, type OfficerNames, type PostHolder } from './name-officers.ts';
export { tellDeputies } from './tell-deputy.ts';
export { warnOwners } from './warn-owners.ts';
export type { WarningLevel } from './warning-level.ts';
