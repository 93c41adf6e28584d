import { type Check, findDefinition, type Line, percentOfLine, periodName, type StatementRow } from '#indicators';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

const tones = {
  draft: 'progress',
  submitted: 'attention',
  returned: 'danger',
  approved: 'success',
  withdrawn: 'neutral',
} as const;

export function statementTag(view: View, state: StatementRow['state']): Html {
  return tag({ tone: tones[state], text: view.t(`indicators.statement.state.${state}`) });
}

/** What the period of a form is called, beginning with a capital letter. */
export function periodTitle(view: View, row: StatementRow): string {
  const period = { code: row.periodCode, kind: row.periodKind, title: row.periodTitle, endsOn: row.endsOn };
  return capitalised(periodName(view.language, period));
}

export const capitalised = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

export const statementHref = (id: string, part = '') => `/office/statements/${id}${part}`;

/** A line as people read it: 31.141/42.113 (73,9%), 4.910 or 99,1%; undefined when it says no number. */
export function lineText(view: View, line: Line | null, definition: { decimals: number }): string | undefined {
  if (line === null) return undefined;
  const number = (value: number) => formatNumber(view.language, value);
  const percent = percentOfLine(line, definition.decimals);
  const share = percent === null ? '' : `${formatNumber(view.language, percent, percentDigits(percent, definition))}%`;
  if (line.numerator === null && line.denominator === null) return share === '' ? undefined : share;
  const counts = [line.numerator, line.denominator].map((n) => (n === null ? '–' : number(n)));
  if (line.denominator === null) return counts[0];
  return `${counts.join('/')}${share === '' ? '' : ` (${share})`}`;
}

/** As many digits as were stated, at least as many as the figure is printed with. */
const percentDigits = (percent: number, { decimals }: { decimals: number }) =>
  Math.max(decimals, (String(percent).split('.')[1] ?? '').length);

/** What somebody should look at again, as a sentence. */
export function checkText(view: View, check: Check): string {
  const numbers = Object.fromEntries(
    Object.entries(check.params).map(([name, value]) => [name, formatNumber(view.language, value)]),
  );
  const other = check.other === undefined ? undefined : findDefinition(check.other);
  return view.t(`indicators.statement.check.${check.kind}`, {
    ...numbers,
    ...(other === undefined ? {} : { other: view.say(other.label) }),
  });
}

/** The sentences below each other; they are too long for tags. */
export function checkList(view: View, checks: readonly Check[]): Html {
  if (checks.length === 0) return html``;
  return html`<ul class="govuk-list govuk-list--bullet">${checks.map((c) => html`<li>${checkText(view, c)}</li>`)}</ul>`;
}
