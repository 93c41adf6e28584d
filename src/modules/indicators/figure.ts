import type { IsoDate } from '#platform/time';
import type { AssignedNumber } from './assigned-store.ts';
import type { Definition, Text } from './domain/definition.ts';
import { percentOf } from './domain/percent.ts';
import type { Declared } from './statements/declared-store.ts';
import type { Target } from './target-store.ts';

/** A figure for a date: counted from records, or stated by an agency and approved. */
export interface Figure {
  code: string;
  section: string;
  label: Text;
  /** What the denominator is, in words; of a count, what is counted. */
  meaning: Text;
  /** Null when no agency has stated it ("chưa có số liệu"); a computed one is never null. */
  numerator: number | null;
  denominator: number | null;
  /** Rounded half up to `decimals`; null when there is no denominator or it is nought. */
  percent: number | null;
  decimals: number;
  /** Digits after the mark of the numbers themselves. */
  countDecimals: number;
  unit: Definition['unit'];
  kind: Definition['kind'];
  source: 'computed' | 'declared';
  asOf: IsoDate;
  target: Target | null;
  /** The document that assigns the denominator, where one does. */
  assigned: AssignedNumber | null;
  /** Behind a declared figure: who stated it, when, who approved it, with what evidence. */
  declaration: Declared | null;
}

export interface FigureGround {
  asOf: IsoDate;
  target: Target | null;
}

type Numbers = Pick<Figure, 'numerator' | 'denominator' | 'percent'>;

/** A figure from its two counts. */
export function computedFigure(
  definition: Definition,
  counts: { numerator: number; denominator: number | null; assigned: AssignedNumber | null },
  ground: FigureGround,
): Figure {
  const { numerator, denominator, assigned } = counts;
  const percent = denominator === null ? null : percentOf(numerator, denominator, definition.decimals);
  return figureOf(definition, { numerator, denominator, percent }, { ...ground, assigned, declaration: null });
}

/** A figure from what an agency stated; without a statement all its numbers are null. */
export function declaredFigure(definition: Definition, stated: Declared | undefined, ground: FigureGround): Figure {
  const numerator = stated?.numerator ?? null;
  const denominator = stated?.denominator ?? null;
  const own = { ...ground, assigned: null, declaration: stated ?? null };
  if (numerator === null || denominator === null)
    return figureOf(definition, { numerator, denominator, percent: stated?.percent ?? null }, own);
  const percent = percentOf(numerator, denominator, definition.decimals);
  return figureOf(definition, { numerator, denominator, percent }, own);
}

function figureOf(
  definition: Definition,
  numbers: Numbers,
  rest: Pick<Figure, 'asOf' | 'target' | 'assigned' | 'declaration'>,
): Figure {
  const { code, section, label, meaning, unit, kind, decimals, countDecimals = 0, source } = definition;
  return { code, section, label, meaning, ...numbers, decimals, countDecimals, unit, kind, source, ...rest };
}
