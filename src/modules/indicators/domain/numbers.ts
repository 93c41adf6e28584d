import { allHold, type Condition, type Fact } from './condition.ts';
import type { ComputedDefinition, Question } from './definition.ts';

/** Like records counted together, with the sum of their quantities. */
export interface Counted {
  fact: Fact;
  count: number;
  quantity: number;
}

export interface Numbers {
  numerator: number;
  /** Null for a count, and for a share whose denominator is an assigned number (that is looked up apart). */
  denominator: number | null;
}

/** The numerator and denominator of a figure from grouped records. Groups may come in several pieces. */
export function numbersOf(definition: ComputedDefinition, groups: readonly Counted[]): Numbers {
  const { question, kind } = definition;
  const side = (conditions: readonly Condition[]) => measured(question, groups, [...question.where, ...conditions]);
  const numerator = side(question.counted) - (question.less === undefined ? 0 : side(question.less));
  const hasOwn = kind === 'share' && question.assigned === undefined;
  return { numerator, denominator: hasOwn ? side(question.among ?? []) : null };
}

function measured(question: Question, groups: readonly Counted[], conditions: readonly Condition[]): number {
  const chosen = groups.filter((g) => allHold(conditions, g.fact));
  const measure = question.measure ?? { by: 'records' };
  if (measure.by === 'records') return chosen.reduce((sum, g) => sum + g.count, 0);
  if (measure.by === 'quantity') return chosen.reduce((sum, g) => sum + g.quantity, 0) / measure.per;
  return distinct(chosen, (fact) => fact[measure.column]).size;
}

/** How many records each value has, of the values that have any. */
export function distinct(
  groups: readonly Counted[],
  readValue: (fact: Fact) => string | null | undefined,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { fact, count } of groups) {
    const value = readValue(fact);
    if (typeof value === 'string' && value !== '') counts.set(value, (counts.get(value) ?? 0) + count);
  }
  for (const [value, count] of counts) if (count <= 0) counts.delete(value);
  return counts;
}
