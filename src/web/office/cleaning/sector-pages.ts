import type { FastifyReply } from 'fastify';
import {
  decideThreshold,
  type RecordList,
  recordLists,
  recordsBehind,
  type Score,
  sectorOf,
  showRecord,
  showSector,
  type ThresholdFigures,
  weighThreshold,
} from '#cleaning';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { lineChart } from '../../components/chart.ts';
import { dataTable } from '../../components/data-table.ts';
import { errorOf, errorSummary } from '../../components/error-summary.ts';
import { filterBar } from '../../components/filter-bar.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { statCard } from '../../components/stat-card.ts';
import { summaryList } from '../../components/summary-list.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { share } from './overview-pages.ts';
import { birthText, communeNames, errorsOf, sectorIn, sectorName, sexText } from './shared.ts';
import { weightsPart } from './weights-part.ts';

/** One sector: its scorecard by commune, its course, what stays until when; the records behind every number. */
export const sectorPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cleaning/sectors/:sector', permission: officer(), handler: sectorPage },
  { method: 'GET', url: '/office/cleaning/sectors/:sector/records', permission: officer(), handler: recordsPage },
  { method: 'GET', url: '/office/cleaning/records/:recordId', permission: officer(), handler: recordPage },
  {
    method: 'GET',
    url: '/office/cleaning/sectors/:sector/threshold',
    permission: officer('specialist', 'approver', 'leader'),
    handler: (view) => thresholdPage(view, []),
  },
  {
    method: 'POST',
    url: '/office/cleaning/sectors/:sector/threshold',
    permission: officer('approver', 'leader'),
    handler: setThreshold,
  },
];

const numbers = ['correct', 'complete', 'clean', 'live'] as const;

async function sectorPage(view: View): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const { score, communes, trend, forecast } = await view.ask(showSector, { sector });
  const name = await communeNames(view);
  const { language } = view;
  const title = sectorName(view, sector);
  const number = (n: number) => formatNumber(language, n);
  const records = (list: RecordList, commune?: string) =>
    addressWith(`/office/cleaning/sectors/${sector}/records`, {
      list,
      ...(commune === undefined ? {} : { commune: commune === '' ? '-' : commune }),
    });
  const pace = formatNumber(language, forecast.pace, forecast.pace < 10 ? 1 : 0);
  const until = forecast.left === 0 ? 'nothing-left' : forecast.doneOn === null ? 'no-end' : 'done-on';
  const body = html`<span class="govuk-caption-l">${view.t('office-cleaning.title')}</span><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.scope')}</p>
<div class="da-stats">${numbers.map((n) =>
    statCard({
      language,
      title: view.t(`office-cleaning.number.${n}`),
      value: score.entered === 0 ? null : (score[n] * 100) / score.entered,
      unit: '%',
      decimals: 1,
      parts: { numerator: score[n], denominator: score.entered, meaning: view.t(`office-cleaning.meaning.${n}`) },
      href: records(n),
    }),
  )}</div>
${notice({
  language,
  kind: 'info',
  title: view.t('office-cleaning.forecast.title', { left: number(forecast.left) }),
  body: view.t(`office-cleaning.forecast.${until}`, {
    pace,
    day: forecast.doneOn === null ? '' : formatDate(forecast.doneOn),
  }),
})}
${
  trend.some((d) => d.clean > 0)
    ? await lineChart({
        language,
        title: view.t('office-cleaning.trend.title'),
        description: view.t('office-cleaning.trend.text'),
        months: trend.map((d) => formatDate(d.day)),
        series: [{ name: view.t('office-cleaning.number.clean'), values: trend.map((d) => d.clean) }],
        unit: view.t('office-cleaning.trend.unit'),
      })
    : ''
}
${dataTable({
  language,
  caption: view.t('office-cleaning.by-commune'),
  columns: [
    { label: view.t('cleaning.field.commune'), heading: true },
    { label: view.t('office-cleaning.number.entered'), numeric: true },
    ...numbers.map((n) => ({ label: view.t(`office-cleaning.number.${n}`), numeric: true })),
    { label: view.t('office-cleaning.left'), numeric: true },
  ],
  rows: communes.map((c) => ({
    cells: [
      name(c.communeCode),
      html`<a class="govuk-link" href="${records('entered', c.communeCode)}">${number(c.entered)}</a>`,
      ...numbers.map((n) => communeCell(view, { score: c, n, href: records(n, c.communeCode) })),
      html`<a class="govuk-link" href="${records('unclean', c.communeCode)}">${number(c.entered - c.clean)}</a>`,
    ],
  })),
})}
<p class="govuk-body"><a class="govuk-link" href="/office/cleaning/registers/${sector}">${view.t('office-cleaning.register.versions')}</a></p>`;
  return view.page({ title, room: 'officer', body, backLink: '/office/cleaning', wide: true });
}

const communeCell = (
  view: View,
  { score, n, href }: { score: Score; n: (typeof numbers)[number]; href: string },
): Html => html`<a class="govuk-link" href="${href}">${share(view, score[n], score.entered)}</a>`;

async function recordsPage(view: View): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const list = recordLists.find((l) => l === view.search['list']) ?? 'entered';
  const { commune = '', after = '' } = view.search;
  const at = commune === '' ? {} : { communeCode: commune === '-' ? '' : commune };
  const { records, more } = await view.ask(
    recordsBehind,
    { sector, list, ...at, afterKey: after.slice(0, 60) },
    view.t('office-cleaning.purpose'),
  );
  const name = await communeNames(view);
  const title = view.t(`office-cleaning.list.${list}`);
  const body = html`<span class="govuk-caption-l">${sectorName(view, sector)}${commune === '' ? '' : `, ${name(commune === '-' ? '' : commune)}`}</span>
<h1 class="govuk-heading-l">${title}</h1>
${dataTable({
  language: view.language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-cleaning.no-records'),
  columns: [
    { label: view.t('cleaning.field.key'), heading: true },
    { label: view.t('cleaning.field.fullName') },
    { label: view.t('cleaning.field.birthDate') },
    { label: view.t('cleaning.field.commune') },
    { label: view.t('office-cleaning.register.state') },
  ],
  rows: records.map((r) => ({
    cells: [
      html`<a class="govuk-link" href="/office/cleaning/records/${r.id}">${r.recordKey}</a>`,
      r.fullName,
      birthText(r.birthText) ?? '–',
      name(r.communeCode),
      view.t(`cleaning.record-state.${r.state}`),
    ],
  })),
})}
${more ? html`<p class="govuk-body"><a class="govuk-link" rel="next" href="${addressWith(`/office/cleaning/sectors/${sector}/records`, { list, ...(commune === '' ? {} : { commune }), after: records.at(-1)?.recordKey ?? '' })}">${view.t('office-cleaning.more')}</a></p>` : ''}`;
  return view.page({ title, room: 'officer', body, backLink: `/office/cleaning/sectors/${sector}` });
}

async function recordPage(view: View): Promise<FastifyReply> {
  const { recordId = '' } = view.params;
  const {
    record: r,
    history,
    corrections,
  } = await view.ask(showRecord, { recordId }, view.t('office-cleaning.purpose'));
  const name = await communeNames(view);
  const field = (key: string, value: string | null) => ({
    label: view.t(`cleaning.field.${key}`),
    value: value ?? '–',
  });
  const extra = sectorOf(r.sector).extra.filter((e) => r.extra[e.key] !== undefined);
  const body = html`<span class="govuk-caption-l">${sectorName(view, r.sector)} · ${r.recordKey}</span>
<h1 class="govuk-heading-l">${r.fullName}</h1>
<p class="govuk-body">${tag({ tone: r.cleanedOn === null ? 'attention' : 'success', text: view.t(`cleaning.record-state.${r.state}`) })}</p>
${summaryList({
  language: view.language,
  rows: [
    field('birthDate', birthText(r.birthText)),
    field('sex', sexText(view, r.sex)),
    field('personalNumber', r.personalNumber),
    field('oldNumber', r.oldNumber),
    field('commune', name(r.communeCode)),
    field('place', r.placeText),
    field('fatherName', r.fatherName),
    field('motherName', r.motherName),
    field('phone', r.phone),
    ...extra.map((e) => ({ label: view.t(`cleaning.extra.${e.key}`), value: r.extra[e.key] ?? '' })),
    { label: view.t('office-cleaning.record.seen'), value: formatDate(r.seenOn) },
    { label: view.t('office-cleaning.record.cleaned'), value: r.cleanedOn === null ? '–' : formatDate(r.cleanedOn) },
    { label: view.t('office-cleaning.record.gaps'), value: String(r.gaps) },
  ],
})}
${
  corrections.length === 0
    ? ''
    : dataTable({
        language: view.language,
        caption: view.t('office-cleaning.correction.title'),
        columns: ['field', 'was', 'shall', 'state'].map((k, i) => ({
          label: view.t(`office-cleaning.correction.head-${k}`),
          heading: i === 0,
        })),
        rows: corrections.map((c) => ({
          cells: [
            view.t(`cleaning.field.${c.field}`),
            c.was ?? '–',
            c.shall,
            view.t(`office-cleaning.correction.state-${c.state}`),
          ],
        })),
      })
}
${
  history.length === 0
    ? ''
    : dataTable({
        language: view.language,
        caption: view.t('office-cleaning.record.history'),
        columns: [
          { label: view.t('office-cleaning.register.number'), heading: true },
          { label: view.t('cleaning.field.fullName') },
          { label: view.t('cleaning.field.birthDate') },
          { label: view.t('cleaning.field.personalNumber') },
          { label: view.t('office-cleaning.record.until') },
        ],
        rows: history.map((h) => ({
          cells: [
            String(h.number),
            String(h.fields['full_name'] ?? ''),
            birthText(String(h.fields['birth_text'] ?? '')) ?? '–',
            String(h.fields['personal_number'] ?? '–'),
            formatDateTime(h.untilAt),
          ],
        })),
      })
}`;
  return view.page({ title: r.fullName, room: 'officer', body, backLink: `/office/cleaning/sectors/${r.sector}` });
}

const bitsOf = (text: string | undefined): number | undefined => {
  const bits = Number((text ?? '').trim().replace(',', '.'));
  return text !== undefined && text.trim() !== '' && bits >= 0 && bits <= 40 ? bits : undefined;
};

/** Before and after of another threshold; only a person sets it, with a reason. */
export async function thresholdPage(view: View, errors: { field: string; text: string }[]): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const typed = view.form['bits'] ?? view.search['bits'];
  const bits = bitsOf(typed);
  const { before, after, bands, decisions } = await view.ask(weighThreshold, {
    sector,
    ...(bits === undefined ? {} : { bits }),
  });
  const { language } = view;
  const title = view.t('office-cleaning.threshold.title');
  const cells = (f: ThresholdFigures) => [
    f.bits === null ? view.t('office-cleaning.threshold.engine') : formatNumber(language, f.bits, 1),
    formatNumber(language, f.automatic),
    formatNumber(language, f.expectedWrong, 2),
    formatNumber(language, f.moreReviews),
  ];
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
<span class="govuk-caption-l">${sectorName(view, sector)}</span><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cleaning.threshold.text')}</p>
${filterBar({
  language,
  action: `/office/cleaning/sectors/${sector}/threshold`,
  fields: [
    textField({
      language,
      name: 'bits',
      label: view.t('office-cleaning.threshold.bits'),
      width: 4,
      value: typed ?? '',
    }),
  ],
})}
${dataTable({
  language,
  caption: view.t('office-cleaning.threshold.compare'),
  columns: [
    { label: view.t('office-cleaning.threshold.when'), heading: true },
    { label: view.t('office-cleaning.threshold.bits') },
    { label: view.t('office-cleaning.threshold.automatic'), numeric: true },
    { label: view.t('office-cleaning.threshold.wrong'), numeric: true },
    { label: view.t('office-cleaning.threshold.more'), numeric: true },
  ],
  rows: [
    { cells: [view.t('office-cleaning.threshold.before'), ...cells(before)] },
    { cells: [view.t('office-cleaning.threshold.after'), ...cells(after)] },
  ],
})}
${dataTable({
  language,
  caption: view.t('office-cleaning.threshold.bands'),
  empty: view.t('office-cleaning.threshold.no-bands'),
  columns: [
    { label: view.t('office-cleaning.threshold.bits'), heading: true },
    { label: view.t('office-cleaning.threshold.decided'), numeric: true },
    { label: view.t('office-cleaning.threshold.right'), numeric: true },
    { label: view.t('office-cleaning.threshold.promised'), numeric: true },
  ],
  rows: bands.map((b) => ({
    cells: [
      `${b.bits}–${b.bits + 1}`,
      formatNumber(language, b.decided),
      share(view, b.right, b.decided),
      share(view, 1, 1 + 2 ** -(b.bits + 0.5)),
    ],
  })),
})}
${
  bits === undefined || !view.actor.roles.some((r) => r === 'approver' || r === 'leader')
    ? ''
    : form({
        language,
        action: `/office/cleaning/sectors/${sector}/threshold`,
        idempotencyKey: newId(),
        hidden: { bits: String(bits) },
        body: longTextField({
          language,
          name: 'reason',
          label: view.t('office-cleaning.threshold.reason'),
          rows: 3,
          atMost: 500,
          value: view.form['reason'] ?? '',
          ...errorOf(errors, 'reason'),
        }),
        submit: view.t('office-cleaning.threshold.set', { bits: formatNumber(language, bits, 1) }),
      })
}
${
  decisions.length === 0
    ? ''
    : dataTable({
        language,
        caption: view.t('office-cleaning.threshold.decisions'),
        columns: [
          { label: view.t('office-cleaning.review.when'), heading: true },
          { label: view.t('office-cleaning.threshold.bits'), numeric: true },
          { label: view.t('office-cleaning.threshold.reason') },
        ],
        rows: decisions.map((d) => ({
          cells: [formatDateTime(d.decidedAt), formatNumber(language, d.bits, 1), d.reason],
        })),
      })
}
${await weightsPart(view, sector, errors)}`;
  return view.page(
    { title, room: 'officer', body, backLink: `/office/cleaning/sectors/${sector}`, hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function setThreshold(view: View): Promise<FastifyReply> {
  const sector = sectorIn(view);
  const bits = bitsOf(view.form['bits']);
  const reason = (view.form['reason'] ?? '').trim();
  if (bits === undefined || reason === '')
    return thresholdPage(view, [{ field: 'reason', text: view.t('office-cleaning.threshold.reason-missing') }]);
  const done = await orRefusal(view.act(decideThreshold, { sector, bits, reason }));
  if (!(done instanceof Refusal)) return view.go(`/office/cleaning/sectors/${sector}/threshold`);
  if (done.key === 'cleaning.not-your-register')
    return thresholdPage(view, [{ field: 'reason', text: view.t(done.key) }]);
  return thresholdPage(view, errorsOf(view, done, 'reason'));
}
