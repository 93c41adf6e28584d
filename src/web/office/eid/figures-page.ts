import { eidQuestions } from '#identity';
import { assignedAt } from '#indicators';
import { officer } from '#platform/command';
import { html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { addDays } from '#platform/time';
import { unitsAt } from '#territory';
import { dataTable } from '../../components/data-table.ts';
import { statCard } from '../../components/stat-card.ts';
import { tabs } from '../../components/tabs.ts';
import type { PageRoute, View } from '../../shell/view.ts';

/** What was registered and activated against the number assigned to the province: by level, day and commune. */
export const figuresPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/eid/figures', permission: officer(), handler: figuresPage },
];

const spans = [7, 30, 90] as const;
/** The number of accounts that the ministry assigns to the province. */
const target = 'eid.accounts';

async function figuresPage(view: View) {
  const { language, today } = view;
  const days = spans.find((s) => String(s) === view.search['days']) ?? 7;
  const shown = await view.ask(eidQuestions.eidFigures, { from: addDays(today, 1 - days), to: today });
  const { assigned, communes } = await view.site.runtime.database.read({ kind: 'anonymous' }, async (tx) => ({
    assigned: (await assignedAt(tx, { asOf: today })).get(target)?.number,
    communes: new Map((await unitsAt(tx, today, 'commune')).map((u) => [u.code, u.name])),
  }));
  const sum = (key: 'registered' | 'activated' | 'locked' | 'revoked') => shown.totals.reduce((n, t) => n + t[key], 0);
  const number = (n: number) => formatNumber(language, n);
  const card = (key: 'registered' | 'activated') => {
    const value = sum(key);
    const two = shown.totals.find((t) => t.level === '2')?.[key] ?? 0;
    return statCard({
      language,
      title: view.t(`office-eid.${key}`),
      value,
      unit: view.t('office-eid.unit'),
      ...(assigned === undefined ? {} : { target: { value: assigned, met: value >= assigned } }),
      parts: { numerator: two, denominator: value, meaning: view.t('office-eid.level-2-of-all') },
    });
  };
  const title = view.t('office-eid.figures');
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<div class="da-stats">${card('registered')}${card('activated')}</div>
<p class="govuk-body">${view.t('office-eid.locked-revoked', { locked: number(sum('locked')), revoked: number(sum('revoked')) })}</p>
${tabs({
  language,
  label: view.t('office-eid.span'),
  tabs: spans.map((s) => ({
    text: view.t('office-eid.days', { days: s }),
    href: `/office/eid/figures?days=${s}`,
    current: s === days,
  })),
})}
${dataTable({
  language,
  narrow: 'scroll',
  caption: view.t('office-eid.by-day'),
  empty: view.t('office-eid.no-days'),
  columns: [
    { label: view.t('office-eid.day'), heading: true },
    ...['registered-1', 'registered-2', 'activated-1', 'activated-2'].map((key) => ({
      label: view.t(`office-eid.column.${key}`),
      numeric: true,
    })),
  ],
  rows: shown.days.map((d) => ({
    cells: [
      formatDate(d.day),
      number(d.registered1),
      number(d.registered2),
      number(d.activated1),
      number(d.activated2),
    ],
  })),
})}
${dataTable({
  language,
  narrow: 'scroll',
  caption: view.t('office-eid.by-commune'),
  empty: view.t('office-eid.no-days'),
  columns: [
    { label: view.t('office-eid.commune'), heading: true },
    ...['level-1', 'level-2', 'activated', 'week'].map((key) => ({
      label: view.t(`office-eid.column.${key}`),
      numeric: true,
    })),
  ],
  rows: shown.communes.map((c) => ({
    cells: [
      communes.get(c.communeCode) ?? c.communeCode,
      number(c.level1),
      number(c.level2),
      number(c.activated),
      number(c.lately),
    ],
  })),
})}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/eid' });
}
