import type { UnitHit } from '#territory';

/** What tells a unit from its namesakes: the former name that was found, and the unit above it. */
export const unitHint = (unit: UnitHit): string => [unit.formerName, unit.parentName].filter(Boolean).join(' – ');
