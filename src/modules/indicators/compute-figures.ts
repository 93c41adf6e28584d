import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate } from '#platform/time';
import { type AssignedNumber, assignedAt } from './assigned-store.ts';
import type { ComputedDefinition, Definition } from './domain/definition.ts';
import { definitionOf, definitions } from './domain/definitions.ts';
import { type FactName, sourceOf } from './domain/fact-source.ts';
import { numbersOf } from './domain/numbers.ts';
import { computedFigure, declaredFigure, type Figure } from './figure.ts';
import { type Declared, declaredAt } from './statements/declared-store.ts';
import type { Split } from './tally/fact-sql.ts';
import { type Group, groupsAt, groupsEarlier } from './tally/groups.ts';
import { targetsAt } from './target-store.ts';

export interface FiguresAsked {
  /** What had happened by the end of this day. */
  asOf: IsoDate;
  /** As it was known at the end of this day; as it is known now when absent. */
  knownAt?: IsoDate | undefined;
  /** Only these figures, in this order; all when absent. */
  codes?: readonly string[] | undefined;
  /**
   * Only the records of these communes or agencies. Figures of which records do not say so are left out, and so are
   * declared ones.
   */
  only?: { split: Split; values: readonly string[] } | undefined;
}

/**
 * The figures of a date. Computed ones come from sealed tallies and the records since then; declared ones from approved
 * statements. Neither can stand in for the other: the definition says which it is.
 * @throws Refusal for an unknown code or a date that does not exist.
 */
export async function computeFigures(tx: Tx, asked: FiguresAsked): Promise<Figure[]> {
  const { asOf, knownAt, only } = checkedDates(asked);
  const chosen = asked.codes === undefined ? definitions : asked.codes.map(definitionOf);
  const groups = await groupsAt(tx, { sources: factsOf(computedOf(chosen)), asOf, knownAt, only });
  return figuresFrom(tx, { chosen, groups }, asked);
}

/** Figures of a date, and of a date before it. */
export interface ComparedFigures {
  figures: Figure[];
  earlier: Figure[];
}

/**
 * The figures of a date and of an earlier one, both as known on the same day: tallies and records are read once for both.
 * @throws Refusal as `computeFigures` does.
 */
export async function compareFigures(tx: Tx, asked: FiguresAsked & { earlier: IsoDate }): Promise<ComparedFigures> {
  const { asOf, earlier, knownAt, only } = checkedDates(asked);
  if (!isIsoDate(earlier) || earlier > asOf) refuse('invalid', 'indicators.bad-date', { date: earlier });
  const chosen = asked.codes === undefined ? definitions : asked.codes.map(definitionOf);
  const groups = await groupsAt(tx, { sources: factsOf(computedOf(chosen)), asOf, earlier, knownAt, only });
  const before = new Map([...groups].map(([fact, members]) => [fact, groupsEarlier(members)]));
  return {
    figures: await figuresFrom(tx, { chosen, groups }, asked),
    earlier: await figuresFrom(tx, { chosen, groups: before }, { ...asked, asOf: earlier }),
  };
}

interface Counted {
  chosen: readonly Definition[];
  groups: ReadonlyMap<FactName, readonly Group[]>;
}

/** Figures from records that are counted already, with what else of the date they need. */
async function figuresFrom(tx: Tx, { chosen, groups }: Counted, asked: FiguresAsked): Promise<Figure[]> {
  const { asOf, only } = asked;
  const ground = await groundOf(tx, chosen, asked);
  return chosen.flatMap((definition): Figure[] => {
    const at = { asOf, target: ground.targets.get(definition.code) ?? null };
    if (definition.source === 'declared')
      return only === undefined ? [declaredFigure(definition, ground.declared.get(definition.code), at)] : [];
    if (only !== undefined && !isSplit(definition, only.split)) return [];
    const counts = countsOf(definition, groups.get(definition.question.fact) ?? [], ground.assigned);
    return [computedFigure(definition, counts, at)];
  });
}

const computedOf = (chosen: readonly Definition[]): ComputedDefinition[] =>
  chosen.filter((d) => d.source === 'computed');

async function groundOf(tx: Tx, chosen: readonly Definition[], { asOf, knownAt, only }: FiguresAsked) {
  const stated = chosen.filter((d) => d.source === 'declared').map((d) => d.code);
  const usesAssigned = only === undefined && computedOf(chosen).some((d) => d.question.assigned !== undefined);
  return {
    declared:
      stated.length === 0 || only !== undefined
        ? new Map<string, Declared>()
        : await declaredAt(tx, { asOf, codes: stated, ...(knownAt === undefined ? {} : { knownAt }) }),
    assigned: usesAssigned ? await assignedAt(tx, { asOf, knownAt }) : new Map<string, AssignedNumber>(),
    targets: await targetsAt(tx, asOf),
  };
}

/** The kinds of facts that some definitions ask for, each once. */
export const factsOf = (computed: readonly ComputedDefinition[]): FactName[] => [
  ...new Set(computed.map((d) => d.question.fact)),
];

/** True when the records of a figure say in which commune, or by which agency, they are. */
export function isSplit(definition: ComputedDefinition, split: Split): boolean {
  const { place, agency } = sourceOf(definition.question.fact);
  return (split === 'commune' ? place : agency) !== null;
}

/** Both counts of a computed figure, the assigned number as its denominator where the question says so. */
export function countsOf(
  definition: ComputedDefinition,
  groups: readonly Group[],
  assigned: ReadonlyMap<string, AssignedNumber>,
) {
  const { numerator, denominator } = numbersOf(definition, groups);
  const given = assigned.get(definition.question.assigned ?? '') ?? null;
  return { numerator, denominator: denominator ?? given?.number ?? null, assigned: given };
}

/** The same question, when its dates exist. @throws Refusal `indicators.bad-date` */
export function checkedDates<A extends { asOf: IsoDate; knownAt?: IsoDate | undefined }>(asked: A): A {
  for (const date of [asked.asOf, asked.knownAt]) {
    if (date !== undefined && !isIsoDate(date)) refuse('invalid', 'indicators.bad-date', { date });
  }
  return asked;
}
