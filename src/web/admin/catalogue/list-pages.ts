import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addDays, isIsoDate } from '#platform/time';
import { catalogueActs, catalogueAt, catalogueQuestions, searchProcedures } from '#procedures';
import { linkButton } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { dateField, datePartsOf } from '../../components/date-field.ts';
import { details } from '../../components/details.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { administrator, stateTag, versionPath } from './access.ts';
import { batchLinks } from './batch-pages.ts';

/** The catalogue as its administrator finds it: what is being written, and every procedure. */
export const listPages: readonly PageRoute[] = [
  { method: 'GET', url: '/admin/catalogue', permission: administrator, handler: (view) => listPage(view) },
  { method: 'POST', url: '/admin/catalogue', permission: administrator, handler: startPage },
];

async function listPage(view: View, refused?: Refusal) {
  const drafts = await view.ask(catalogueQuestions.versionDrafts, {});
  const text = (view.search['q'] ?? '').slice(0, 100);
  const found = text.trim() === '' ? catalogueAt(view.today) : searchProcedures(text, view.language, view.today);
  const title = view.t('admin-catalogue.title');
  const errors = refused === undefined ? [] : [{ field: 'validFrom', text: view.t(refused.key, refused.params) }];
  const body = html`${errors.length === 0 ? '' : errorSummary({ language: view.language, errors })}
<h1 class="govuk-heading-l">${title}</h1>
<div class="govuk-button-group">${[
    linkButton({ text: view.t('admin-catalogue.import.title'), href: '/admin/catalogue/import', tone: 'secondary' }),
    linkButton({
      text: view.t('admin-catalogue.export.xlsx'),
      href: '/admin/catalogue/export.xlsx',
      tone: 'secondary',
    }),
    linkButton({ text: view.t('admin-catalogue.export.csv'), href: '/admin/catalogue/export.csv', tone: 'secondary' }),
    linkButton({ text: view.t('admin-catalogue.listed.title'), href: '/admin/catalogue/listed', tone: 'secondary' }),
    linkButton({ text: view.t('admin-catalogue.online.title'), href: '/admin/catalogue/online', tone: 'secondary' }),
  ]}</div>
${batchLinks(view, drafts)}
${dataTable({
  language: view.language,
  caption: view.t('admin-catalogue.drafts'),
  empty: view.t('admin-catalogue.no-drafts'),
  columns: [
    { label: view.t('admin-catalogue.column.procedure'), heading: true },
    { label: view.t('admin-catalogue.column.from') },
    { label: view.t('admin-catalogue.column.state') },
  ],
  rows: drafts.slice(0, 50).map((d) => ({
    cells: [
      html`<a class="govuk-link" href="${versionPath(d.id)}">${view.say(d.name)}</a>`,
      formatDate(d.validFrom),
      stateTag(view, d.state),
    ],
  })),
})}
${details({ summary: view.t('admin-catalogue.new.title'), body: startNew(view, errors), open: refused !== undefined || view.search['new'] !== undefined })}
<form class="da-search" method="get" action="/admin/catalogue" role="search"><label class="govuk-label" for="q">${view.t('admin-catalogue.find')}</label>
<div class="da-search__row"><input class="govuk-input" id="q" name="q" type="search" value="${text}" maxlength="100"><button class="govuk-button" type="submit">${view.t('citizen.search.button')}</button></div></form>
${dataTable({
  language: view.language,
  caption: view.t('admin-catalogue.procedures', { count: found.length }),
  columns: [
    { label: view.t('admin-catalogue.column.procedure'), heading: true },
    { label: view.t('admin-catalogue.column.code') },
    { label: view.t('admin-catalogue.column.since') },
    { label: view.t('admin-catalogue.column.act') },
  ],
  rows: found.map((p) => ({
    cells: [
      html`<a class="govuk-link" href="/services/${p.code}">${view.say(p.name)}</a>`,
      html`${p.code}${p.nationalCode === undefined ? '' : html`<br>${p.nationalCode}`}`,
      formatDate(p.validFrom),
      html`<a class="govuk-link" href="/admin/catalogue?new=${p.code}">${view.t('admin-catalogue.new.version')}<span class="govuk-visually-hidden"> ${view.say(p.name)}</span></a>`,
    ],
  })),
})}`;
  return view.page(
    { title, room: 'administrator', wide: true, body, hasErrors: errors.length > 0 },
    refused === undefined ? 200 : 422,
  );
}

function startNew(view: View, errors: readonly { field: string; text: string }[]): Html {
  const error = errors[0]?.text;
  const day = view.form['validFrom-year'] === undefined ? datePartsOf(addDays(view.today, 1)) : typedParts(view);
  return form({
    language: view.language,
    action: '/admin/catalogue',
    idempotencyKey: newId(),
    body: html`${textField({
      language: view.language,
      name: 'code',
      label: view.t('admin-catalogue.new.code'),
      hint: view.t('admin-catalogue.new.code-hint'),
      value: view.form['code'] ?? view.search['new'] ?? '',
    })}${textField({
      language: view.language,
      name: 'like',
      label: view.t('admin-catalogue.new.like'),
      hint: view.t('admin-catalogue.new.like-hint'),
      optional: true,
      value: view.form['like'] ?? '',
    })}${dateField({
      language: view.language,
      name: 'validFrom',
      label: view.t('admin-catalogue.new.from'),
      value: day,
      ...(error === undefined ? {} : { error }),
    })}`,
    submit: view.t('admin-catalogue.new.begin'),
  });
}

const typedParts = (view: View) => ({
  day: view.form['validFrom-day'] ?? '',
  month: view.form['validFrom-month'] ?? '',
  year: view.form['validFrom-year'] ?? '',
});

async function startPage(view: View) {
  const { day, month, year } = typedParts(view);
  const validFrom = `${year.trim()}-${month.trim().padStart(2, '0')}-${day.trim().padStart(2, '0')}`;
  const begun = await orRefusal(
    isIsoDate(validFrom)
      ? view.act(catalogueActs.startVersion, {
          procedureCode: (view.form['code'] ?? '').trim(),
          like: (view.form['like'] ?? '').trim(),
          validFrom,
        })
      : Promise.reject(new Refusal('invalid', 'procedures.fault.date-form')),
  );
  if (begun instanceof Refusal) return listPage(view, begun);
  return view.go(versionPath(begun.draftId));
}
