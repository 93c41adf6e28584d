import {
  type CriterionScore,
  definitionOf,
  publishScoreSheet,
  type ScoredUnits,
  scoredUnits,
  tasksOnTime,
} from '#indicators';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { dataTable } from '../../components/data-table.ts';
import { type DateParts, dateField, datePartName } from '../../components/date-field.ts';
import { emptyState } from '../../components/empty-state.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { tabs } from '../../components/tabs.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { asOfForm, asOfIn } from '../as-of.ts';
import { looksIn } from './overview-pages.ts';
import { namesOf } from './ranking-pages.ts';
import { type SplitBy, sharesBy } from './split-choice.ts';

const publishes = officer('leader', 'administrator');

/** Emulation of units: their scores by published weights, and the form by which weights are published. */
export const emulationPages: readonly PageRoute[] = [
  { method: 'GET', url: '/room/emulation', permission: looksIn, handler: scores },
  { method: 'GET', url: '/room/emulation/publish', permission: publishes, handler: (view) => publishForm(view) },
  { method: 'POST', url: '/room/emulation/publish', permission: publishes, handler: publish },
];

const kindIn = (view: View): SplitBy => ((view.search['by'] ?? view.form['by']) === 'commune' ? 'commune' : 'agency');

const criterionName = (view: View, code: string): string =>
  code === tasksOnTime ? view.t('leader-room.emulation.tasks') : view.say(definitionOf(code).label);

async function scores(view: View) {
  const asOf = asOfIn(view);
  const by = kindIn(view);
  const [scored, names] = await Promise.all([view.ask(scoredUnits, { unitKind: by, asOf }), namesOf(view, by, asOf)]);
  const title = view.t('leader-room.emulation.title');
  const mayPublish = publishes.holds(view.actor);
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-room.emulation.about')}</p>
${tabs({
  language: view.language,
  label: view.t('leader-room.ranking.by'),
  tabs: (['agency', 'commune'] as const).map((kind) => ({
    text: view.t(`leader-room.by.${kind}`),
    href: addressWith('/room/emulation', { asOf, by: kind }),
    current: kind === by,
  })),
})}
${asOfForm(view, asOf, { by })}
${scored.sheet === undefined ? emptyState({ title: view.t('leader-room.emulation.none'), body: view.t('leader-room.emulation.none-about') }) : sheetAndScores(view, { scored, names, asOf, by })}
${mayPublish ? html`<p class="govuk-body"><a class="govuk-link" href="${addressWith('/room/emulation/publish', { by })}">${view.t('leader-room.emulation.publish')}</a></p>` : ''}`;
  return view.page({ title, room: 'leader', body, backLink: addressWith('/room', { asOf }) });
}

function sheetAndScores(
  view: View,
  model: { scored: ScoredUnits; names: ReadonlyMap<string, string>; asOf: string; by: SplitBy },
): Html {
  const { scored, names, asOf, by } = model;
  const { sheet, units } = scored;
  if (sheet === undefined) return html``;
  const number = (n: number | null, decimals = 2) => (n === null ? '–' : formatNumber(view.language, n, decimals));
  const points = (s: CriterionScore) =>
    html`${number(s.points)} <span class="da-hint">(${formatNumber(view.language, s.numerator)}/${formatNumber(view.language, s.denominator)})</span>`;
  return html`<p class="govuk-body">${view.t('leader-room.emulation.by-sheet', { document: sheet.document, date: formatDate(sheet.validFrom) })}</p>
${dataTable({
  language: view.language,
  caption: view.t('leader-room.emulation.weights'),
  columns: [
    { label: view.t('leader-room.emulation.criterion'), heading: true },
    { label: view.t('leader-room.emulation.weight'), numeric: true },
    { label: view.t('leader-room.emulation.full'), numeric: true },
  ],
  rows: sheet.criteria.map((c) => ({
    cells: [
      c.code === tasksOnTime
        ? criterionName(view, c.code)
        : html`<a class="govuk-link" href="${addressWith(`/figures/${c.code}`, { asOf })}">${criterionName(view, c.code)}</a>`,
      number(c.weight, 0),
      `${number(c.full, 0)}%`,
    ],
  })),
})}
${dataTable({
  language: view.language,
  caption: view.t('leader-room.emulation.scores'),
  columns: [
    { label: view.t('leader-room.ranking.place'), numeric: true },
    { label: view.t(`leader-room.by.${by}`), heading: true },
    { label: view.t('leader-room.emulation.total'), numeric: true },
    ...sheet.criteria.map((c) => ({ label: criterionName(view, c.code), numeric: true })),
  ],
  rows: units.map((u) => ({
    cells: [number(u.rank, 0), names.get(u.key) ?? u.key, number(u.total), ...u.criteria.map(points)],
  })),
  empty: view.t('leader-room.ranking.empty'),
  narrow: 'scroll',
})}
<p class="govuk-body">${view.t('leader-room.emulation.foot')}</p>`;
}

const codesFor = (by: SplitBy): string[] => [
  ...(by === 'agency' ? [tasksOnTime] : []),
  ...sharesBy(by).map((d) => d.code),
];

function publishForm(view: View, refusal?: Refusal) {
  const by = kindIn(view);
  const { language } = view;
  const errors = refusal === undefined ? [] : view.faultWords(refusal.fields);
  const errorAt = (field: string) => errors.find((e) => e.field === field)?.text;
  const typed = (name: string) => view.form[name] ?? '';
  const part = (name: keyof DateParts) => typed(datePartName('validFrom', name));
  const title = view.t('leader-room.emulation.publish-title');
  const box = (name: string, label: string) =>
    html`<input class="govuk-input govuk-input--width-3" type="text" inputmode="numeric" name="${name}" value="${typed(name)}" aria-label="${label}">`;
  const codes = codesFor(by);
  const body = html`${errors.length === 0 ? '' : errorSummary({ language, errors })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('leader-room.emulation.publish-about')}</p>
${form({
  language,
  action: '/room/emulation/publish',
  idempotencyKey: view.form['_key'] ?? newId(),
  hidden: { by },
  submit: view.t('leader-room.emulation.publish'),
  body: html`${textField({
    language,
    name: 'document',
    label: view.t('leader-room.emulation.document'),
    hint: view.t('leader-room.emulation.document-hint'),
    value: typed('document'),
    error: errorAt('document'),
  })}${dateField({
    language,
    name: 'validFrom',
    label: view.t('leader-room.emulation.valid-from'),
    value: { day: part('day'), month: part('month'), year: part('year') },
    error: errorAt('validFrom'),
  })}${dataTable({
    language,
    caption: view.t('leader-room.emulation.choose'),
    columns: [
      { label: view.t('leader-room.emulation.criterion'), heading: true },
      { label: view.t('leader-room.emulation.weight') },
      { label: view.t('leader-room.emulation.full') },
    ],
    rows: codes.map((code, i) => {
      const name = criterionName(view, code);
      return {
        cells: [
          name,
          box(`weight-${i}`, `${view.t('leader-room.emulation.weight')}: ${name}`),
          box(`full-${i}`, `${view.t('leader-room.emulation.full')}: ${name}`),
        ],
      };
    }),
  })}`,
})}`;
  const status = refusal === undefined ? 200 : 400;
  const page = { title, room: 'leader', body, hasErrors: errors.length > 0 } as const;
  return view.page({ ...page, backLink: addressWith('/room/emulation', { by }) }, status);
}

async function publish(view: View) {
  const by = kindIn(view);
  const part = (name: keyof DateParts) => view.form[datePartName('validFrom', name)]?.trim() ?? '';
  const validFrom = `${part('year')}-${part('month').padStart(2, '0')}-${part('day').padStart(2, '0')}`;
  const number = (name: string) => Number((view.form[name] ?? '').trim().replace(',', '.'));
  const criteria = codesFor(by).flatMap((code, i) => {
    if ((view.form[`weight-${i}`] ?? '').trim() === '') return [];
    return [{ code, weight: number(`weight-${i}`), full: number(`full-${i}`) || 100 }];
  });
  const faults = faultsOf({ document: view.form['document'] ?? '', criteria, validFrom });
  if (faults.length > 0) {
    const [first] = faults;
    return publishForm(view, new Refusal('invalid', first?.key ?? '', {}, faults));
  }
  const done = await orRefusal(
    view.act(publishScoreSheet, { unitKind: by, validFrom, document: view.form['document'] ?? '', criteria }),
  );
  return done instanceof Refusal
    ? publishForm(view, done)
    : view.go(addressWith('/room/emulation', { by, asOf: validFrom }));
}

const shortestDocument = 10;

/** What the form itself must have; the rest is the act's to say. */
function faultsOf(typed: {
  document: string;
  criteria: readonly { weight: number; full: number }[];
  validFrom: string;
}) {
  const fits = (n: number) => Number.isFinite(n) && n >= 1 && n <= 100;
  return [
    ...(typed.document.trim().length < shortestDocument
      ? [{ field: 'document', key: 'leader-room.emulation.fault.document' }]
      : []),
    ...(/^\d{4}-\d{2}-\d{2}$/.test(typed.validFrom)
      ? []
      : [{ field: 'validFrom', key: 'leader-room.emulation.fault.date' }]),
    ...(typed.criteria.length > 0 && typed.criteria.every((c) => fits(c.weight) && fits(c.full))
      ? []
      : [{ field: 'weight-0', key: 'leader-room.emulation.fault.weights' }]),
  ];
}
