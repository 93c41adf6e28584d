import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { isPeriod } from '#quality';
import { button } from '../../components/button.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import type { View } from '../../shell/view.ts';

/** The month or year asked for in the address; the present month when it is none. */
export const periodIn = (view: View): string => {
  const asked = view.search['period'] ?? view.form['period'] ?? '';
  return isPeriod(asked) ? asked : view.today.slice(0, 7);
};

/** "Tháng 12/2023" or "Năm 2023". */
export function periodName(view: View, period: string): string {
  const [year = '', month] = period.split('-');
  return month === undefined
    ? view.t('leader-quality.year', { year })
    : view.t('leader-quality.month', { month: `${month}/${year}` });
}

/** The present month, the eleven before it, this year and the last one, and whatever was computed. */
function choices(view: View, computed: readonly string[]): string[] {
  const year = Number(view.today.slice(0, 4));
  const month = Number(view.today.slice(5, 7));
  const months = Array.from({ length: 12 }, (_, i) => {
    const at = year * 12 + month - 1 - i;
    return `${Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`;
  });
  return [...new Set([...months, String(year), String(year - 1), ...computed])].sort().reverse();
}

export function periodForm(view: View, model: { action: string; period: string; computed: readonly string[] }): Html {
  return html`<form class="da-inline-form" method="get" action="${model.action}">${selectField({
    language: view.language,
    name: 'period',
    label: view.t('leader-quality.period'),
    value: model.period,
    choices: choices(view, [...model.computed, model.period]).map((value) => ({
      value,
      text: periodName(view, value),
    })),
  })}${button({ text: view.t('leader.show'), tone: 'secondary' })}</form>`;
}

/** When the figures were computed, for which days, and a button that computes them anew for who may. */
export function computedAt(
  view: View,
  model: { period: string; computation: { from: string; to: string; computedAt: Date } | undefined },
): Html {
  const { computation, period } = model;
  const mayCompute = view.actor.roles.includes('leader') || view.actor.roles.includes('administrator');
  return html`<p class="govuk-body">${
    computation === undefined
      ? view.t('leader-quality.not-computed')
      : view.t('leader-quality.computed', {
          at: formatDateTime(computation.computedAt),
          from: formatDate(computation.from),
          to: formatDate(computation.to),
        })
  }</p>${
    mayCompute
      ? form({
          language: view.language,
          action: '/quality/compute',
          idempotencyKey: newId(),
          hidden: { period },
          body: button({ text: view.t('leader-quality.compute'), tone: 'secondary' }),
          submit: null,
        })
      : ''
  }`;
}
