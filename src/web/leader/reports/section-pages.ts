import { definitions } from '#indicators';
import { Refusal, refuse } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addDays } from '#platform/time';
import {
  addRemark,
  askContribution,
  figureText,
  previewReport,
  type ReportContent,
  type ReportView,
  returnContribution,
  type SectionRow,
  sectionBody,
  sectionNumbers,
  settleRemarkCommand,
  showReport,
  takeContribution,
  writeSection,
} from '#reports';
import { button } from '../../components/button.ts';
import { code } from '../../components/code.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { details } from '../../components/details.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { selectField } from '../../components/select-field.ts';
import { tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { dateIn } from './list-pages.ts';
import { mayWrite, refusalOf, refusalWords, reportName, writesReports } from './report-words.ts';

const url = '/reports/:reportId/sections/:code';

/** One section: its text with references, how it reads today, remarks, and what units contribute. */
export const sectionPages: readonly PageRoute[] = [
  { method: 'GET', url, permission: writesReports, handler: (view) => page(view) },
  { method: 'POST', url, permission: writesReports, handler: act },
];

async function page(view: View, refusal?: Refusal) {
  const reportId = view.params['reportId'] ?? '';
  const shown = await view.ask(showReport, { reportId });
  const { report, sections } = shown;
  const at = sections.findIndex((s) => s.code === view.params['code']);
  const section = sections[at] ?? refuse('not-found', 'reports.no-section');
  const number = sectionNumbers(sections.map((s) => s.level))[at] ?? '';
  const title = `${number}. ${section.title}`;
  const writes = mayWrite(view, report);
  const { content } = await view.ask(previewReport, { reportId });
  const next = sections[at + 1];
  const body = html`${refusalWords(view, refusal)}<span class="govuk-caption-l">${reportName(view, report)}</span>
<h1 class="govuk-heading-l">${title}</h1>
<div class="da-columns"><div class="da-columns__main">
${writes ? editor(view, section, refusal) : ''}
<h2 class="govuk-heading-m">${view.t('leader-reports.reads')}</h2>
<div class="da-report da-report--section" lang="vi">${sectionBody({ ...content, site: '' }, section.code)}</div>
${next === undefined ? '' : html`<p class="govuk-body"><a class="govuk-link" href="/reports/${reportId}/sections/${next.code}">${view.t('leader-reports.next-section')}: ${next.title}</a></p>`}
</div><aside class="da-columns__side">${remarkList(view, shown, section, writes)}${contributionList(view, shown, section, writes)}</aside></div>
${writes ? figureTable(view, content) : ''}`;
  return view.page(
    { title, room: 'leader', body, backLink: `/reports/${reportId}`, hasErrors: refusal !== undefined, wide: true },
    refusal === undefined ? 200 : 422,
  );
}

const here = (view: View) => `/reports/${view.params['reportId']}/sections/${view.params['code']}`;

function editor(view: View, section: SectionRow, refusal: Refusal | undefined): Html {
  const { language } = view;
  const errorOf = (field: string) => {
    const texts = view.faultWords(refusal?.fields ?? []).filter((f) => f.field === field);
    return texts.length === 0 ? {} : { error: texts.map((f) => f.text).join(' ') };
  };
  return form({
    language,
    action: here(view),
    idempotencyKey: newId(),
    version: section.version,
    hidden: { act: 'save' },
    keepAs: `report-${view.params['reportId']}/${section.code}`,
    submit: view.t('leader-reports.save'),
    body: html`${textField({
      language,
      name: 'title',
      label: view.t('leader-reports.section-title'),
      value: view.form['title'] ?? section.title,
      ...errorOf('title'),
    })}${longTextField({
      language,
      name: 'text',
      label: view.t('leader-reports.section-text'),
      hint: view.t('leader-reports.section-hint'),
      rows: 14,
      atMost: 40_000,
      value: view.form['text'] ?? section.text,
      ...errorOf('text'),
    })}`,
  });
}

/** Codes to name in the text, with their values on the report's date where the report has them. */
function figureTable(view: View, content: ReportContent): Html {
  return details({
    summary: view.t('leader-reports.codes'),
    body: html`<p class="govuk-body">${view.t('leader-reports.codes-about')}</p>${dataTable({
      language: view.language,
      caption: view.t('leader-reports.codes'),
      captionHidden: true,
      narrow: 'scroll',
      columns: [
        { label: view.t('leader-reports.code'), heading: true },
        { label: view.t('leader-reports.figure') },
        { label: view.t('leader-reports.value') },
      ],
      rows: definitions.map((d) => ({
        cells: [code(`{{${d.code}}}`), view.say(d.label), figureText(content, d.code) ?? '–'],
      })),
    })}`,
  });
}

function smallForm(view: View, act: string, body: Html, hidden: Record<string, string> = {}): Html {
  return form({
    language: view.language,
    action: here(view),
    idempotencyKey: newId(),
    hidden: { act, ...hidden },
    submit: null,
    body: html`${body}${button({ text: view.t(`leader-reports.act.${act}`), tone: 'secondary' })}`,
  });
}

function remarkList(view: View, { remarks }: ReportView, section: SectionRow, writes: boolean): Html {
  const own = remarks.filter((r) => r.sectionCode === section.code);
  return html`<h2 class="govuk-heading-m">${view.t('leader-reports.remarks')}</h2>
${own.length === 0 ? html`<p class="govuk-body da-soft">${view.t('leader-reports.no-remarks')}</p>` : ''}
${own.map(
  (r) =>
    html`<div class="govuk-inset-text"><p class="govuk-body">${r.text}</p><p class="govuk-body-s da-soft">${r.by}, ${formatDateTime(r.at)}</p>${
      r.settledAt !== null
        ? tag({ tone: 'success', text: view.t('leader-reports.settled') })
        : writes
          ? smallForm(view, 'settle', html``, { remarkId: r.id })
          : ''
    }</div>`,
)}
${
  writes
    ? smallForm(
        view,
        'remark',
        longTextField({
          language: view.language,
          name: 'remark',
          label: view.t('leader-reports.remark'),
          rows: 3,
          atMost: 2000,
        }),
      )
    : ''
}`;
}

function contributionList(view: View, shown: ReportView, section: SectionRow, writes: boolean): Html {
  const own = shown.contributions.filter((c) => c.sectionCode === section.code);
  const { language } = view;
  return html`<h2 class="govuk-heading-m">${view.t('leader-reports.units')}</h2>
${own.map(
  (
    c,
  ) => html`<div class="govuk-inset-text"><p class="govuk-body"><strong>${view.say(c.agencyName)}</strong><br>${view.t(`reports.contribution-state.${c.state}`)}, ${view.t('leader-reports.due', { date: formatDate(c.dueOn) })}</p>
${c.text === '' ? '' : html`<p class="govuk-body da-report-text">${c.text}</p>`}${c.remark === null ? '' : html`<p class="govuk-body">${c.remark}</p>`}
${
  writes && c.state === 'sent'
    ? html`${smallForm(view, 'take', html``, { contributionId: c.id, version: String(c.version) })}${smallForm(
        view,
        'give-back',
        textField({ language, name: 'why', label: view.t('leader-reports.why-returned') }),
        { contributionId: c.id, version: String(c.version) },
      )}`
    : ''
}</div>`,
)}
${
  writes
    ? details({
        summary: view.t('leader-reports.ask-unit'),
        body: smallForm(
          view,
          'ask',
          html`${selectField({
            language,
            name: 'agencyCode',
            label: view.t('leader-reports.unit'),
            choices: shown.units.map((u) => ({ value: u.code, text: view.say(u.name) })),
          })}${dateField({ language, name: 'dueOn', label: view.t('leader-reports.due-on'), value: datePartsOf(addDays(view.today, 3)) })}`,
        ),
      })
    : ''
}`;
}

async function act(view: View) {
  const reportId = view.params['reportId'] ?? '';
  const sectionCode = view.params['code'] ?? '';
  const field = (name: string) => view.form[name] ?? '';
  const contribution = { contributionId: field('contributionId'), version: Number(field('version')) };
  const runs: Record<string, () => Promise<unknown>> = {
    save: () =>
      view.act(writeSection, {
        reportId,
        code: sectionCode,
        version: Number(field('_version')),
        title: field('title'),
        text: field('text'),
      }),
    remark: () => view.act(addRemark, { reportId, sectionCode, text: field('remark') }),
    settle: () => view.act(settleRemarkCommand, { reportId, remarkId: field('remarkId') }),
    ask: () =>
      view.act(askContribution, {
        reportId,
        sectionCode,
        agencyCode: field('agencyCode'),
        dueOn: dateIn(view, 'dueOn'),
      }),
    take: () => view.act(takeContribution, contribution),
    'give-back': () => view.act(returnContribution, { ...contribution, remark: field('why') }),
  };
  const unknown = () => Promise.reject(new Refusal('invalid', 'platform.invalid-input', { fields: 'act' }));
  const refusal = await refusalOf((runs[field('act')] ?? unknown)());
  return refusal === undefined ? view.go(here(view)) : page(view, refusal);
}
