import { definitionOf } from './definitions.ts';

/** What the checks need to know of a figure. */
export interface CheckedFigure {
  code: string;
  section: string;
  kind: 'share' | 'count' | 'percent-only';
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
  decimals: number;
  hasTarget: boolean;
}

export type FindingKind =
  | 'parts-differ'
  | 'over-whole'
  | 'over-hundred'
  | 'remainder-differs'
  | 'same-percent'
  | 'jump'
  | 'shrinks'
  | 'target-without-denominator'
  | 'share-without-denominator'
  | 'no-number';

/** Something about a figure that somebody should look at. Numbers for the sentence stand in `params`. */
export interface Finding {
  kind: FindingKind;
  code: string;
  /** The other figure that it concerns, if any. */
  other: string | null;
  params: Record<string, number>;
}

/** A percentage that moved by so many points since the last period is looked at. */
const jumpPoints = 20;
/** A count that more than doubled since the last period is looked at, unless it is small. */
const jumpTimes = 2;
const smallCount = 50;

/**
 * Looks at the figures of a date, and at those of the period before, for what does not hold together. The order is that
 * of the report; it matters for percentages copied from the line above.
 */
export function checkFigures(figures: readonly CheckedFigure[], before: readonly CheckedFigure[] = []): Finding[] {
  const byCode = new Map(figures.map((f) => [f.code, f]));
  const earlier = new Map(before.map((f) => [f.code, f]));
  return figures.flatMap((figure, i) => [
    ...checkParts(figure, byCode),
    ...checkBounds(figure, byCode),
    ...checkDenominator(figure),
    ...checkNeighbour(figure, figures[i - 1]),
    ...checkJump(figure, earlier.get(figure.code)),
  ]);
}

const finding = (
  kind: FindingKind,
  figure: CheckedFigure,
  params: Record<string, number> = {},
  other: string | null = null,
): Finding => ({ kind, code: figure.code, other, params });

type ByCode = ReadonlyMap<string, CheckedFigure>;

/** Parts must make their total, on each side that all of them have. */
function checkParts(figure: CheckedFigure, byCode: ByCode): Finding[] {
  const { parts } = definitionOf(figure.code);
  const members = parts?.map((code) => byCode.get(code));
  if (members === undefined || members.some((m) => m === undefined)) return [];
  return (['numerator', 'denominator'] as const).flatMap((side) => {
    const values = members.map((m) => m?.[side] ?? null);
    const total = figure[side];
    if (total === null || values.some((v) => v === null)) return [];
    const sum = values.reduce<number>((all, value) => all + (value ?? 0), 0);
    return sum === total ? [] : [finding('parts-differ', figure, { total, sum })];
  });
}

function checkBounds(figure: CheckedFigure, byCode: ByCode): Finding[] {
  const findings: Finding[] = [];
  const { within, remainderOf } = definitionOf(figure.code);
  const { numerator, percent } = figure;
  if (percent !== null && percent > 100) findings.push(finding('over-hundred', figure, { percent }));
  const whole = byCode.get(within ?? '');
  if (whole && numerator !== null && whole.numerator !== null && numerator > whole.numerator)
    findings.push(finding('over-whole', figure, { numerator, whole: whole.numerator }, whole.code));
  const work = byCode.get(remainderOf ?? '');
  if (work && numerator !== null && work.numerator !== null && work.denominator !== null) {
    const left = work.denominator - work.numerator;
    if (left !== numerator) findings.push(finding('remainder-differs', figure, { numerator, left }, work.code));
  }
  return findings;
}

/** A share, and the more so one with a target, says nothing without its denominator. */
function checkDenominator(figure: CheckedFigure): Finding[] {
  const { kind, numerator, denominator, percent, hasTarget } = figure;
  if (numerator === null && percent === null) return [finding('no-number', figure)];
  if (kind !== 'share' || (denominator ?? 0) > 0) return [];
  // Nothing of nothing is no fault where no records have come yet; with a target it is one that cannot be judged.
  if (hasTarget) return [finding('target-without-denominator', figure)];
  return denominator === null ? [finding('share-without-denominator', figure)] : [];
}

/** The same percentage twice in a row beside other counts, unless it is none or all. */
function checkNeighbour(figure: CheckedFigure, above: CheckedFigure | undefined): Finding[] {
  const { percent } = figure;
  if (above === undefined || percent === null || percent === 0 || percent === 100) return [];
  if (above.section !== figure.section || above.percent !== percent || above.decimals !== figure.decimals) return [];
  if (above.numerator === figure.numerator && above.denominator === figure.denominator) return [];
  return [finding('same-percent', figure, { percent }, above.code)];
}

function checkJump(figure: CheckedFigure, before: CheckedFigure | undefined): Finding[] {
  if (before === undefined) return [];
  const findings: Finding[] = [];
  const { numerator: now, percent } = figure;
  const was = before.numerator;
  if (now !== null && was !== null && now < was && definitionOf(figure.code).period === 'to-date')
    findings.push(finding('shrinks', figure, { was, now }));
  if (percent !== null && before.percent !== null) {
    const points = percent - before.percent;
    if (Math.abs(points) >= jumpPoints) findings.push(finding('jump', figure, { was: before.percent, now: percent }));
  } else if (now !== null && was !== null && was >= smallCount && now > was * jumpTimes) {
    findings.push(finding('jump', figure, { was, now }));
  }
  return findings;
}
