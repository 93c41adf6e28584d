import { refuse } from '#platform/errors';
import { citizenDefinitions } from './citizen-definitions.ts';
import { cleaningDefinitions } from './cleaning-definitions.ts';
import type { ComputedDefinition, Definition } from './definition.ts';
import { departmentDefinitions } from './department-definitions.ts';
import { infrastructureDefinitions, populationDefinitions } from './infrastructure-definitions.ts';
import { paymentDefinitions } from './payment-definitions.ts';
import { policeDefinitions } from './police-definitions.ts';
import { facilityDefinitions, linkedDefinitions, serviceDefinitions } from './service-definitions.ts';
import {
  budgetDefinitions,
  communicationDefinitions,
  modelDefinitions,
  taskForceDefinitions,
} from './steering-definitions.ts';

/** Every figure, in the order of the periodic report. */
export const definitions: readonly Definition[] = [
  ...taskForceDefinitions,
  ...communicationDefinitions,
  ...policeDefinitions,
  ...departmentDefinitions,
  ...linkedDefinitions,
  ...serviceDefinitions,
  ...facilityDefinitions,
  ...paymentDefinitions,
  ...citizenDefinitions,
  ...cleaningDefinitions,
  ...infrastructureDefinitions,
  ...budgetDefinitions,
  ...modelDefinitions,
  ...populationDefinitions,
];

const byCode = new Map(definitions.map((d) => [d.code, d]));

/** The definition with this code, or undefined when no figure has it. */
export function findDefinition(code: string): Definition | undefined {
  return byCode.get(code);
}

/** The definition with this code. @throws Refusal when no figure has it. */
export function definitionOf(code: string): Definition {
  return byCode.get(code) ?? refuse('not-found', 'indicators.unknown-code', { code });
}

/** The definition of a figure that records make. @throws Refusal when there is none, or when an agency states it. */
export function computedDefinitionOf(code: string): ComputedDefinition {
  const definition = definitionOf(code);
  return definition.source === 'computed' ? definition : refuse('invalid', 'indicators.not-computed', { code });
}
