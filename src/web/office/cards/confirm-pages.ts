import { cardActs, cardQuestions, drawConfirmation } from '#cards';
import { anyone, officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { linkButton } from '../../components/button.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { sendDocument } from '../../shell/send-document.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { officeField, policeOffices } from '../eid/police-office.ts';
import { scannedCard } from '../eid/read-card.ts';

const roles = ['receiving-officer', 'specialist', 'approver'] as const;
const desk = officer(...roles);

/** The paper that an old and a new number are of one person; and the page on which anybody checks it. */
export const confirmPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cards/confirm-number', permission: desk, handler: (view) => askPage(view, []) },
  { method: 'POST', url: '/office/cards/confirm-number', permission: desk, handler: confirm },
  {
    method: 'GET',
    url: '/office/cards/confirmations/:confirmationId',
    permission: desk,
    handler: (view) => onePage(view, {}),
  },
  {
    method: 'POST',
    url: '/office/cards/confirmations/:confirmationId',
    permission: officer('approver'),
    handler: revoke,
  },
  { method: 'GET', url: '/office/cards/confirmations/:confirmationId/paper', permission: desk, handler: paper },
  { method: 'GET', url: '/cards/check', permission: anyone, handler: (view) => checkPage(view, undefined) },
  { method: 'POST', url: '/cards/check', permission: anyone, handler: check },
];

async function askPage(view: View, errors: readonly FieldError[], said?: string) {
  const { language } = view;
  const title = view.t('office-cards.confirm');
  const offices = await policeOffices(view, roles);
  const box = (name: string, label: string, more: Partial<Parameters<typeof textField>[0]> = {}) =>
    textField({
      language,
      name,
      label: view.t(label),
      autocomplete: 'off',
      value: view.form[name] ?? '',
      ...errorOf(errors, name),
      ...more,
    });
  const body = html`${errorSummary({ language, errors })}${said === undefined ? '' : notice({ language, kind: 'info', body: said })}<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-cards.confirm-lead')}</p>
${form({
  language,
  action: '/office/cards/confirm-number',
  idempotencyKey: newId(),
  submit: view.t('office-cards.confirm-button'),
  body: html`${officeField(view, offices, view.t('office-eid.office'))}${box('card', 'office-eid.card', { hint: view.t('office-eid.card-hint'), optional: true, focused: errors.length === 0 && said === undefined })}${box('number', 'office-eid.number', { kind: 'digits', width: 20 })}${box('fullName', 'office-eid.name')}${box('birthDate', 'office-eid.birth', { hint: view.t('office-eid.birth-hint'), width: 10 })}${box('oldNumber', 'office-cards.old-number', { kind: 'digits', width: 20 })}${longTextField({ language, name: 'archiveNote', label: view.t('office-cards.archive'), hint: view.t('office-cards.archive-hint'), rows: 2, atMost: 500, optional: true, value: view.form['archiveNote'] ?? '' })}`,
})}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/cards', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

async function confirm(view: View) {
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const { fault, justScanned } = scannedCard(view);
  if (fault !== undefined) return askPage(view, [fault]);
  if (justScanned) return askPage(view, [], view.t('office-eid.card-read'));
  const archiveNote = typed('archiveNote').slice(0, 500);
  const done = await orRefusal(
    view.act(cardActs.confirmNumber, {
      agencyCode: typed('office'),
      claim: { number: typed('number'), fullName: typed('fullName'), birthDate: typed('birthDate') },
      oldNumber: typed('oldNumber'),
      ...(archiveNote === '' ? {} : { archiveNote }),
    }),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/cards/confirmations/${done.confirmationId}`);
  if (done.kind !== 'invalid' && done.kind !== 'conflict' && done.key !== 'cards.archive-by-approver') throw done;
  const faults = view.faultWords(done.fields);
  return askPage(view, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
}

const show = (view: View) =>
  view.ask(
    cardQuestions.showConfirmation,
    { confirmationId: view.params['confirmationId'] ?? '' },
    view.t('office-cards.purpose'),
  );

async function onePage(view: View, model: { message?: string }) {
  const { language } = view;
  const c = await show(view);
  const title = view.t('office-cards.confirmation', { code: c.code });
  const row = (key: string, value: string) => ({ label: view.t(`office-cards.${key}`), value });
  const body = html`${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
<h1 class="govuk-heading-l">${title}</h1>
${c.revokedAt === null ? '' : notice({ language, kind: 'error', body: view.t('office-cards.void-since', { at: formatDateTime(c.revokedAt), reason: c.revokeReason ?? '' }) })}
${summaryList({
  language,
  rows: [
    row('person', c.fullName),
    row('birth', c.birthText),
    row('old-number', c.oldNumber),
    row('number', c.personalNumber),
    row(
      'basis',
      c.basisNote === null ? view.t(`cards.basis.${c.basis}`) : `${view.t(`cards.basis.${c.basis}`)}. ${c.basisNote}`,
    ),
    row('confirmed-at', formatDateTime(c.confirmedAt)),
  ],
})}
<div class="govuk-button-group">${linkButton({ text: view.t('office-cards.print-paper'), href: `/office/cards/confirmations/${c.id}/paper` })}</div>
${
  c.revokedAt === null && view.actor.roles.includes('approver')
    ? details({
        summary: view.t('office-cards.make-void'),
        body: form({
          language,
          action: `/office/cards/confirmations/${c.id}`,
          idempotencyKey: newId(),
          submit: view.t('office-cards.make-void'),
          body: longTextField({ language, name: 'reason', label: view.t('office-cards.why'), rows: 2, atMost: 500 }),
        }),
      })
    : ''
}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/cards' },
    model.message === undefined ? 200 : 422,
  );
}

async function revoke(view: View) {
  const confirmationId = view.params['confirmationId'] ?? '';
  const reason = (view.form['reason'] ?? '').trim().slice(0, 500);
  if (reason === '') return onePage(view, { message: view.t('office-cards.needed') });
  const done = await orRefusal(view.act(cardActs.revokeConfirmation, { confirmationId, reason }));
  if (!(done instanceof Refusal)) return view.go(`/office/cards/confirmations/${confirmationId}`);
  if (done.kind !== 'conflict') throw done;
  return onePage(view, { message: view.t(done.key, done.params) });
}

async function paper(view: View) {
  const c = await show(view);
  if (c.revokedAt !== null) throw new Refusal('conflict', 'cards.no-confirmation');
  const names = await view.site.runtime.database.read({ kind: 'anonymous' }, async (tx) => {
    const agency = await findAgency(tx, c.agencyCode);
    const above = agency?.parentCode == null ? undefined : await findAgency(tx, agency.parentCode);
    return { agency: agency?.name.vi ?? c.agencyCode, above: above?.name.vi ?? '' };
  });
  const pdf = await drawConfirmation(c, { ...names, publicUrl: view.site.publicUrl() });
  return sendDocument(view, { pdf, fileName: `xac-nhan-so-${c.code}.pdf` });
}

type Checked = Awaited<ReturnType<(typeof cardQuestions)['checkConfirmation']['run']>>;

async function checkPage(view: View, checked: Checked | undefined) {
  const { language } = view;
  const title = view.t('office-cards.check');
  const box = (name: string, label: string, value: string) =>
    textField({ language, name, label: view.t(`office-cards.${label}`), width: 20, autocomplete: 'off', value });
  const body = html`<h1 class="govuk-heading-l">${title}</h1>
${checked === undefined ? '' : await answer(view, checked)}
<p class="govuk-body">${view.t('office-cards.check-lead')}</p>
${form({
  language,
  action: '/cards/check',
  submit: view.t('office-cards.check-button'),
  body: html`${box('code', 'check-code', view.form['code'] ?? view.search['code'] ?? '')}${box('oldNumber', 'old-number', view.form['oldNumber'] ?? '')}${box('number', 'number', view.form['number'] ?? '')}`,
})}`;
  return view.page({ title, room: 'citizen', body });
}

async function answer(view: View, { outcome, agencyCode, confirmedAt }: Checked) {
  const agency = await view.site.runtime.database.read({ kind: 'anonymous' }, (tx) => findAgency(tx, agencyCode ?? ''));
  const params = {
    agency: agency === undefined ? '' : view.say(agency.name),
    day: confirmedAt === undefined ? '' : formatDate(vietnamDate(confirmedAt)),
  };
  return notice({
    language: view.language,
    kind: outcome === 'valid' ? 'success' : 'error',
    body: view.t(`office-cards.checked.${outcome}`, params),
  });
}

async function check(view: View) {
  const typed = (name: string, most: number) => (view.form[name] ?? '').trim().slice(0, most);
  const input = { code: typed('code', 30), oldNumber: typed('oldNumber', 40), personalNumber: typed('number', 40) };
  return checkPage(view, await view.ask(cardQuestions.checkConfirmation, input));
}
