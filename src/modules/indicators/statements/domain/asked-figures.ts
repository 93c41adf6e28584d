import type { DeclaredDefinition } from '../../domain/definition.ts';
import { definitions } from '../../domain/definitions.ts';

/** Every figure that some agency states, in the order of the report. */
export const declaredDefinitions: readonly DeclaredDefinition[] = definitions.filter((d) => d.source === 'declared');

const byCode = new Map(declaredDefinitions.map((d) => [d.code, d]));

/** The declared figure with this code, or undefined when it is counted from records or unknown. */
export const findDeclared = (code: string): DeclaredDefinition | undefined => byCode.get(code);

/** What an agency of this branch and level is asked; only the named figures when a period names some. */
export function askedOf(
  agency: { branch: string; level: string },
  only: readonly string[] | null,
): readonly DeclaredDefinition[] {
  return declaredDefinitions.filter(
    ({ code, statement: { owner } }) =>
      owner.branch === agency.branch && owner.level === agency.level && (only === null || only.includes(code)),
  );
}

export type NumberPart = 'numerator' | 'denominator' | 'percent';
export const numberParts: readonly NumberPart[] = ['numerator', 'denominator', 'percent'];

/** Digits after the comma that a number of a figure may have. Percentages may be stated finer than they are printed. */
export function decimalsOf(definition: DeclaredDefinition, part: NumberPart): number {
  if (part === 'percent') return Math.max(2, definition.decimals);
  return definition.countDecimals ?? (definition.unit === 'million-vnd' ? 3 : 0);
}
