import { definitionOf } from '#indicators';
import { power10, wholeOf } from './exact-decimal.ts';
import { type PlannedProcedure, sideOf } from './expression.ts';
import { type Fault, fault } from './fault.ts';
import type { FigureRow } from './figures-file.ts';
import { kindOf, questionOf } from './row-kind.ts';

/**
 * Contradictions that need no search: a count that is negative or not whole, a numerator over its denominator, a
 * percentage outside 0–100, a code given twice, a number of procedures that is not the catalogue's, parts that do not
 * make their total, a part that is more than what it is within. Rows must all have a definition.
 */
export function checkRows(rows: readonly FigureRow[], procedures: readonly PlannedProcedure[]): Fault[] {
  const faults = [...duplicates(rows), ...rows.flatMap(checkRow)];
  if (faults.length > 0) return faults;
  return [...rows.flatMap((row) => checkCatalogue(row, procedures)), ...checkParts(rows), ...checkWithin(rows)];
}

function duplicates(rows: readonly FigureRow[]): Fault[] {
  const first = new Map<string, number>();
  return rows.flatMap(({ code, line }) => {
    const before = first.get(code);
    if (before === undefined) first.set(code, line);
    return before === undefined ? [] : [fault('duplicate', { code, line, before })];
  });
}

function checkRow(row: FigureRow): Fault[] {
  const { line, code, numerator, denominator, statedPercent } = row;
  const definition = definitionOf(code);
  const isCounted = definition.countDecimals === undefined;
  const faults: Fault[] = [];
  for (const side of ['numerator', 'denominator'] as const) {
    const value = row[side];
    if (value === undefined) continue;
    if (value.digits < 0n) faults.push(fault(`negative-${side}`, { line, code }));
    else if (isCounted && wholeOf(value) === undefined) faults.push(fault(`not-whole-${side}`, { line, code }));
  }
  if (faults.length > 0) return faults;
  const [n, d] = [numerator && wholeOf(numerator), denominator && wholeOf(denominator)];
  // More accounts than assigned, a speed above the nation's mean: only what is a part of its denominator cannot be more.
  const isPart = isCounted && !(definition.source === 'computed' && definition.question.assigned !== undefined);
  if (isPart && n !== undefined && d !== undefined && n > d) {
    faults.push(fault('numerator-over', { line, code, numerator: shown(n), denominator: shown(d) }));
  }
  const percentRules = statedPercent !== undefined && (n === undefined || d === undefined);
  if (percentRules && (statedPercent.digits < 0n || statedPercent.digits > 100n * power10(statedPercent.decimals))) {
    faults.push(fault('percent-outside', { line, code }));
  }
  return faults;
}

/** A denominator made of procedures is what the catalogue holds; a file cannot say otherwise. */
function checkCatalogue(row: FigureRow, procedures: readonly PlannedProcedure[]): Fault[] {
  if (kindOf(row.code) !== 'cases' || row.denominator === undefined) return [];
  const question = questionOf(row.code);
  if (question.fact !== 'procedures') return [];
  const { constant } = sideOf(question, 'denominator', procedures);
  const said = wholeOf(row.denominator);
  if (said === constant) return [];
  return [
    fault('catalogue-differs', { line: row.line, code: row.code, said: shown(said ?? 0n), counted: shown(constant) }),
  ];
}

function checkParts(rows: readonly FigureRow[]): Fault[] {
  const byCode = new Map(rows.map((r) => [r.code, r]));
  return rows.flatMap((total) => {
    const { parts } = definitionOf(total.code);
    if (parts === undefined) return [];
    return (['numerator', 'denominator'] as const).flatMap((side) => {
      const whole = total[side] && wholeOf(total[side]);
      if (whole === undefined) return [];
      const known = parts.flatMap((code) => {
        const value = byCode.get(code)?.[side];
        return value === undefined ? [] : [wholeOf(value) ?? 0n];
      });
      const sum = known.reduce((a, b) => a + b, 0n);
      if (sum <= whole && (known.length < parts.length || sum === whole)) return [];
      const key = known.length === parts.length ? `parts-differ-${side}` : `parts-over-${side}`;
      return [fault(key, { line: total.line, code: total.code, total: shown(whole), sum: shown(sum) })];
    });
  });
}

/** What a row counts some of cannot be less than it: said before anything is made, not by the form that would refuse it. */
function checkWithin(rows: readonly FigureRow[]): Fault[] {
  const byCode = new Map(rows.map((r) => [r.code, r]));
  return rows.flatMap(({ line, code, numerator }) => {
    const whole = byCode.get(definitionOf(code).within ?? '');
    const [part, most] = [numerator && wholeOf(numerator), whole?.numerator && wholeOf(whole.numerator)];
    if (whole === undefined || part === undefined || most === undefined || part <= most) return [];
    const params = { line, code, value: shown(part), whole: shown(most), other: whole.code, otherLine: whole.line };
    return [fault('over-container', params)];
  });
}

/** Faults are worded in Vietnamese first, so whole numbers carry the Vietnamese mark of thousands. */
export function shown(value: bigint): string {
  return value.toLocaleString('vi-VN');
}
