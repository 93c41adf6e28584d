import { bookColumns, bookLine, drawBook, enterMissingCases, showRegister, wholeRegister } from '#desk';
import { officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate, formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { addressWith } from '../../components/address.ts';
import { dataTable } from '../../components/data-table.ts';
import { emptyState } from '../../components/empty-state.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { pagination } from '../../components/pagination.ts';
import { tag } from '../../components/tag.ts';
import { sendTable, type TableKind } from '../../shell/send-table.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { agenciesOf, thisDesk } from './this-desk.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** The register of cases (form 06) of an agency and year: on the screen, as PDF, CSV and XLSX. */
export const registerPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/register/:agency/:year', permission: works, handler: registerPage },
  { method: 'GET', url: '/office/register/:agency/:year/:file', permission: works, handler: registerFile },
  {
    method: 'POST',
    url: '/office/register/:agency/:year/enter',
    permission: works,
    async handler(view) {
      const key = keyOf(view);
      await view.act(enterMissingCases, key);
      return view.go(`/office/register/${key.agencyCode}/${key.year}`);
    },
  },
];

function keyOf(view: View) {
  const agencyCode = thisDesk(view, agenciesOf(view));
  const year = /^20\d{2}$/.test(view.params['year'] ?? '') ? Number(view.params['year']) : 0;
  return year < 2018 ? refuse('not-found', 'desk.register-missing') : { agencyCode, year };
}

const purpose = (view: View) => view.t('office-desk.register.purpose');

async function registerPage(view: View) {
  const key = keyOf(view);
  const page = Math.max(1, Math.min(100_000, Number(view.search['page']) || 1));
  const shown = await view.ask(showRegister, { ...key, page }, purpose(view));
  const { register } = shown;
  const path = `/office/register/${key.agencyCode}/${key.year}`;
  const title = view.t('office-desk.register.title', { year: key.year });
  const file = (name: string) =>
    html`<a class="govuk-link" href="${path}/so-theo-doi.${name}">${name.toUpperCase()}</a>`;
  const body = html`<span class="govuk-caption-l">${view.say(shown.agency)}</span><h1 class="govuk-heading-l">${title}</h1>
${
  register === undefined
    ? ''
    : html`<p class="govuk-body">${
        register.closedAt === null
          ? tag({
              tone: 'progress',
              text: view.t('office-desk.register.open', { count: formatNumber(view.language, register.lastOrdinal) }),
            })
          : tag({
              tone: 'success',
              shape: 'circle-check',
              text: view.t('office-desk.register.closed', {
                at: formatDateTime(register.closedAt),
                count: formatNumber(view.language, register.entries ?? 0),
                pages: formatNumber(view.language, register.pages ?? 0),
              }),
            })
      } ${view.t('office-desk.register.files')} ${file('pdf')}, ${file('xlsx')}, ${file('csv')}</p>`
}
${shown.years.length < 2 ? '' : html`<p class="govuk-body">${view.t('office-desk.register.years')} ${shown.years.map((y) => html`<a class="govuk-link" href="/office/register/${key.agencyCode}/${y}"${y === key.year ? html` aria-current="page"` : ''}>${y}</a> `)}</p>`}
${
  shown.missing === 0
    ? ''
    : notice({
        language: view.language,
        kind: 'info',
        body: html`${view.t('office-desk.register.missing')}${form({
          language: view.language,
          action: `${path}/enter`,
          idempotencyKey: newId(),
          body: html``,
          submit: view.t('office-desk.register.enter'),
        })}`,
      })
}
${
  shown.entries.length === 0
    ? emptyState({ title: view.t('office-desk.register.none'), body: view.t('office-desk.register.none-text') })
    : dataTable({
        language: view.language,
        caption: title,
        captionHidden: true,
        narrow: 'scroll',
        columns: (['ordinal', 'code', 'service', 'name', 'received', 'due', 'returned', 'method', 'note'] as const).map(
          (key) => ({ label: view.t(`desk.form.book.${key}`), ...(key === 'code' ? { heading: true } : {}) }),
        ),
        rows: shown.entries.map((e) => ({
          cells: [
            String(e.ordinal),
            e.officialCode,
            e.service,
            e.name,
            formatDate(e.receivedOn),
            formatDate(e.dueOn),
            e.returnedOn === null ? '' : formatDate(e.returnedOn),
            e.method === null ? '' : view.t(`desk.form.book.way.${e.method}`),
            e.note,
          ],
        })),
      })
}
${pagination({ language: view.language, path: addressWith(path, {}), page, pageSize: shown.pageSize, total: register?.lastOrdinal ?? 0 })}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/register', wide: true });
}

async function registerFile(view: View) {
  const key = keyOf(view);
  const kind = /\.(pdf|csv|xlsx)$/.exec(view.params['file'] ?? '')?.[1] ?? refuse('not-found', 'platform.not-found');
  const book = await view.ask(wholeRegister, key, purpose(view));
  if (!book.intact) refuse('unavailable', 'office-desk.register.broken');
  const name = `so-theo-doi-${key.agencyCode}-${key.year}`;
  if (kind === 'pdf') {
    const bytes = await drawBook(book);
    return view.reply
      .type('application/pdf')
      .header('content-disposition', `attachment; filename="${name}.pdf"`)
      .send(Buffer.from(bytes));
  }
  const rows = [bookColumns.map((c) => view.t(`desk.form.book.${c}`)), ...book.entries.map(bookLine)];
  return sendTable(view, { kind: kind as TableKind, name, rows });
}
