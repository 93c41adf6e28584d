import { type Definition, definitions, percentOf } from '#indicators';
import type { FigureValue } from './document/figure-value.ts';
import { codesIn } from './document/parse-text.ts';
import type { ReportContent } from './document/report-content.ts';
import { frameDefinitions } from './outline/assessment-definitions.ts';
import { placedSections } from './outline/outline-definitions.ts';

/**
 * Made-up values of all figures that agree with each other: parts make their totals, what is done is within what is due.
 * `below` draws a whole number in [0, n).
 */
export function agreeingValues(below: (n: number) => number): Record<string, FigureValue> {
  const made = new Map<string, { numerator: number; denominator: number }>();
  const byCode = new Map(definitions.map((d) => [d.code, d]));
  const make = (d: Definition): { numerator: number; denominator: number } => {
    const known = made.get(d.code);
    if (known !== undefined) return known;
    const value = valueFor(d, make, { byCode, below });
    made.set(d.code, value);
    return value;
  };
  return Object.fromEntries(definitions.map((d) => [d.code, printed(d, make(d))]));
}

interface Ground {
  byCode: ReadonlyMap<string, Definition>;
  below(n: number): number;
}

function valueFor(
  d: Definition,
  make: (d: Definition) => { numerator: number; denominator: number },
  { byCode, below }: Ground,
): { numerator: number; denominator: number } {
  const of = (codes: readonly string[]) => codes.flatMap((c) => byCode.get(c) ?? []).map(make);
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const parts = of(d.parts ?? []);
  const whole = 20 + below(900_000);
  if (d.remainderOf !== undefined) {
    const [from] = of([d.remainderOf]);
    return { numerator: (from?.denominator ?? 0) - (from?.numerator ?? 0), denominator: whole };
  }
  if (parts.length > 0) {
    const numerator = sum(parts.map((p) => p.numerator));
    return { numerator, denominator: Math.max(sum(parts.map((p) => p.denominator)), numerator) };
  }
  if (d.within !== undefined) {
    const [from] = of([d.within]);
    const most = from?.numerator ?? 1;
    return { numerator: below(most + 1), denominator: Math.max(most, 1) };
  }
  return { numerator: below(whole + 1), denominator: whole };
}

function printed(d: Definition, { numerator, denominator }: { numerator: number; denominator: number }): FigureValue {
  const share = d.kind !== 'count';
  return {
    code: d.code,
    label: d.label.vi,
    unit: d.unit,
    kind: d.kind,
    decimals: d.decimals,
    countDecimals: 0,
    numerator,
    denominator: share ? denominator : null,
    percent: share ? percentOf(numerator, denominator, d.decimals) : null,
    source: d.source,
  };
}

/** A whole report of the usual outline with these values. */
export function reportOf(figures: Record<string, FigureValue>, more: Partial<ReportContent> = {}): ReportContent {
  return {
    form: 1,
    head: {
      agency: 'Ủy ban nhân dân tỉnh Đắk Nông',
      number: '876',
      symbol: 'BC-UBND',
      place: 'Đắk Nông',
      date: '2023-12-18',
      abstract: frameDefinitions.abstract,
      addressees: frameDefinitions.addressees,
      recipients: frameDefinitions.recipients,
      authority: frameDefinitions.authority,
      signer: 'Nguyễn Văn A',
    },
    period: 'năm 2023',
    asOf: '2023-11-30',
    province: 'tỉnh Đắk Nông',
    opening: frameDefinitions.opening,
    closing: frameDefinitions.closing,
    sections: placedSections(),
    figures,
    lists: {},
    differences: [],
    site: 'https://da06.example',
    ...more,
  };
}

/** All codes that a report's texts name. */
export const codesOf = (content: Pick<ReportContent, 'sections'>): string[] => [
  ...new Set(content.sections.flatMap((s) => codesIn(s.text))),
];

/** Numbers below n from a seed, the same each time. */
export function drawer(seed: number): (n: number) => number {
  let state = seed >>> 0;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}
