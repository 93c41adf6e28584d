import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import type { IsoDate } from '#platform/time';
import { checkedDates, factsOf, isSplit } from './compute-figures.ts';
import type { TextColumn } from './domain/condition.ts';
import type { ComputedDefinition } from './domain/definition.ts';
import { computedDefinitionOf } from './domain/definitions.ts';
import { sourceOf } from './domain/fact-source.ts';
import { numbersOf } from './domain/numbers.ts';
import { percentOf } from './domain/percent.ts';
import { type Group, groupsAt } from './tally/groups.ts';

/** By what a figure can be split: where, by whom, in which month, or by a column of its records. */
export const breakdowns = [
  'procedure',
  'commune',
  'agency',
  'month',
  'channel',
  'level',
  'holder',
  'kind',
  'sector',
  'ethnicity',
  'sex',
] as const;
export type BreakdownBy = (typeof breakdowns)[number];

export interface BreakdownRow {
  /** Procedure, commune or agency code, month `YYYY-MM`, or the value of the column. */
  key: string;
  numerator: number;
  /** Of a count, the same as the numerator. */
  denominator: number;
}

export interface BreakdownAsked {
  code: string;
  asOf: IsoDate;
  knownAt?: IsoDate | undefined;
  by: BreakdownBy;
}

const columnOf = (by: BreakdownBy): TextColumn => (by === 'procedure' ? 'procedure_code' : (by as TextColumn));

/** The ways in which a figure can be split; none for a declared one. */
export function breakdownsOf(definition: ComputedDefinition): BreakdownBy[] {
  const { columns } = sourceOf(definition.question.fact);
  return breakdowns.filter((by) => {
    if (by === 'commune' || by === 'agency') return isSplit(definition, by);
    return by === 'month' ? definition.question.fact !== 'procedures' : columns.includes(columnOf(by));
  });
}

/**
 * A figure split for charts and rankings; the rows of a figure that counts records add up to it.
 * @throws Refusal for an unknown code or date, a declared figure, and a split that its records do not know.
 */
export async function breakdown(tx: Tx, asked: BreakdownAsked): Promise<BreakdownRow[]> {
  const { asOf, knownAt, by } = checkedDates(asked);
  const definition = computedDefinitionOf(asked.code);
  if (!breakdownsOf(definition).includes(by)) refuse('invalid', 'indicators.no-breakdown');
  const apart = by === 'month' ? 'day' : by === 'commune' || by === 'agency' ? by : undefined;
  const groups = await groupsAt(tx, { sources: factsOf([definition]), asOf, knownAt, by: apart });
  return rowsOf(definition, groups.get(definition.question.fact) ?? [], by);
}

function rowsOf(definition: ComputedDefinition, groups: readonly Group[], by: BreakdownBy): BreakdownRow[] {
  const column = columnOf(by);
  const keyOf = ({ key, fact }: Group): string =>
    by === 'month' ? key.slice(0, 7) : by === 'commune' || by === 'agency' ? key : (fact[column] ?? '');
  return [...Map.groupBy(groups, keyOf)]
    .map(([key, members]) => {
      const { numerator, denominator } = numbersOf(definition, members);
      return { key, numerator, denominator: denominator ?? numerator };
    })
    .filter((row) => row.numerator !== 0 || row.denominator !== 0)
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}

/** Figures of each commune or agency at once, for rankings. */
export interface SplitFigures {
  /** Code of the commune or agency; '' for records that do not say. */
  key: string;
  /** By figure code. */
  figures: Map<string, { numerator: number; denominator: number | null; percent: number | null }>;
}

/**
 * Several figures for every commune or agency in one pass over the tallies. Assigned denominators belong to the whole
 * province, so such figures have none here.
 * @throws Refusal as `breakdown` does.
 */
export async function figuresBySplit(
  tx: Tx,
  asked: { codes: readonly string[]; asOf: IsoDate; knownAt?: IsoDate | undefined; by: 'commune' | 'agency' },
): Promise<SplitFigures[]> {
  const { asOf, knownAt, by } = checkedDates(asked);
  const chosen = asked.codes.map(computedDefinitionOf);
  if (!chosen.every((d) => isSplit(d, by))) refuse('invalid', 'indicators.no-breakdown');
  const groups = await groupsAt(tx, { sources: factsOf(chosen), asOf, knownAt, by });
  const byKey = new Map([...groups].map(([fact, members]) => [fact, Map.groupBy(members, (g) => g.key)]));
  const keys = [...new Set([...byKey.values()].flatMap((split) => [...split.keys()]))].sort();
  return keys.map((key) => ({
    key,
    figures: new Map(
      chosen.map((d) => {
        const numbers = numbersOf(d, byKey.get(d.question.fact)?.get(key) ?? []);
        const { numerator, denominator } = numbers;
        const percent = denominator === null ? null : percentOf(numerator, denominator, d.decimals);
        return [d.code, { ...numbers, percent }];
      }),
    ),
  }));
}
