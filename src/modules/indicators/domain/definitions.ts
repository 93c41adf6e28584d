import { refuse } from '#platform/errors';
import type { Definition } from './definition.ts';
import { departmentDefinitions } from './department-definitions.ts';
import { policeDefinitions } from './police-definitions.ts';

/** Every figure, in the order of the periodic report. */
export const definitions: readonly Definition[] = [...policeDefinitions, ...departmentDefinitions];

const byCode = new Map(definitions.map((d) => [d.code, d]));

/** The definition with this code, or undefined when no figure has it. */
export function findDefinition(code: string): Definition | undefined {
  return byCode.get(code);
}

/** The definition with this code. @throws Refusal when no figure has it. */
export function definitionOf(code: string): Definition {
  return byCode.get(code) ?? refuse('not-found', 'indicators.unknown-code', { code });
}
