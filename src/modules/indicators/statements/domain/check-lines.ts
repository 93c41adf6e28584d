import type { DeclaredDefinition } from '../../domain/definition.ts';
import { percentOf } from '../../domain/percent.ts';

/** The numbers of one figure on a form. */
export interface Line {
  numerator: number | null;
  denominator: number | null;
  percent: number | null;
}

/** Something that whoever states or approves should look at; it forbids nothing. Words: `indicators.statement.check.<kind>`. */
export interface Check {
  code: string;
  kind:
    | 'over-hundred'
    | 'parts-differ'
    | 'more-than-whole'
    | 'fell'
    | 'jumped'
    | 'unchanged'
    | 'same-percent'
    | 'no-evidence';
  /** Numbers for the sentence. */
  params: Record<string, number>;
  /** Another figure that the sentence names. */
  other?: string;
}

/** Decimals that the base keeps; numbers are compared as whole multiples of the last of them. */
const kept = 1_000_000;
const whole = (value: number) => Math.round(value * kept);

/** The percentage of a line: the stated one, or what follows from its two numbers. */
export function percentOfLine({ numerator, denominator, percent }: Line, decimals: number): number | null {
  if (percent !== null) return percent;
  if (numerator === null || denominator === null) return null;
  return percentOf(numerator, denominator, decimals);
}

/** A number that grew by more than half, or lost more than half, wants a second look. */
const jump = 0.5;
/** Below this, a jump says nothing. */
const leastForJump = 10;
const percentJump = 15;

export interface FormToCheck {
  asked: readonly DeclaredDefinition[];
  lines: ReadonlyMap<string, Line>;
  /** The last approved numbers from an earlier period. */
  previous: ReadonlyMap<string, Line>;
  files: number;
}

/** Looks a form over: against itself, against the last period, and for evidence. */
export function checkLines({ asked, lines, previous, files }: FormToCheck): Check[] {
  const found: Check[] = [];
  let above: { definition: DeclaredDefinition; line: Line; percent: number } | undefined;
  for (const definition of asked) {
    const line = lines.get(definition.code);
    if (line === undefined) continue;
    found.push(
      ...withinItself(definition, line, lines),
      ...againstLast(definition, line, previous.get(definition.code)),
    );
    const percent = percentOfLine(line, definition.decimals);
    if (percent === null) continue;
    if (above !== undefined && isCopied(above, { line, percent }))
      found.push({ code: definition.code, kind: 'same-percent', params: { percent }, other: above.definition.code });
    above = { definition, line, percent };
  }
  const wants = asked.find((d) => d.statement.evidence === 'wanted' && hasNumber(lines.get(d.code)));
  if (files === 0 && wants !== undefined) found.push({ code: wants.code, kind: 'no-evidence', params: {} });
  return found;
}

const hasNumber = (line: Line | undefined): boolean =>
  line !== undefined && (line.numerator ?? line.denominator ?? line.percent) !== null;

function withinItself(definition: DeclaredDefinition, line: Line, lines: ReadonlyMap<string, Line>): Check[] {
  const { code, decimals, parts, within } = definition;
  const found: Check[] = [];
  const percent = percentOfLine(line, decimals);
  if (percent !== null && percent > 100) found.push({ code, kind: 'over-hundred', params: { percent } });
  const ofParts = parts?.map((part) => lines.get(part)?.numerator ?? null) ?? [];
  if (line.numerator !== null && ofParts.length > 0 && ofParts.every((n) => n !== null)) {
    const sum = ofParts.reduce((total: number, n) => total + whole(n ?? 0), 0);
    if (sum !== whole(line.numerator))
      found.push({ code, kind: 'parts-differ', params: { sum: sum / kept, stated: line.numerator } });
  }
  const container = within === undefined ? null : (lines.get(within)?.numerator ?? null);
  if (within !== undefined && container !== null && line.numerator !== null && line.numerator > container)
    found.push({ code, kind: 'more-than-whole', params: { stated: line.numerator, whole: container }, other: within });
  return found;
}

function againstLast({ code, period, decimals }: DeclaredDefinition, line: Line, last: Line | undefined): Check[] {
  if (last === undefined) return [];
  const [now, before] = [line.numerator, last.numerator];
  if (now !== null && before !== null) {
    if (period === 'to-date' && now < before) return [{ code, kind: 'fell', params: { now, before } }];
    if (Math.abs(now - before) >= leastForJump && Math.abs(now - before) > before * jump)
      return [{ code, kind: 'jumped', params: { now, before } }];
    if (period !== 'at-date' && now > 0 && now === before && line.denominator === last.denominator)
      return [{ code, kind: 'unchanged', params: { now } }];
    return [];
  }
  const [share, shareBefore] = [percentOfLine(line, decimals), percentOfLine(last, decimals)];
  if (share === null || shareBefore === null || Math.abs(share - shareBefore) <= percentJump) return [];
  return [{ code, kind: 'jumped', params: { now: share, before: shareBefore } }];
}

/** The same percentage under other counts looks copied from the line above; round shares are common and say nothing. */
function isCopied(above: { line: Line; percent: number }, below: { line: Line; percent: number }): boolean {
  if (above.percent !== below.percent || Number.isInteger(below.percent)) return false;
  const differ = above.line.numerator !== below.line.numerator || above.line.denominator !== below.line.denominator;
  return differ || below.line.numerator === null;
}
