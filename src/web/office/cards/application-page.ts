import { type ApplicationAct, type ApplicationView, cardActs, cardQuestions, changeableFields } from '#cards';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { details } from '../../components/details.ts';
import { dueBadge } from '../../components/due-badge.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { type SummaryRow, summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { timeline } from '../../components/timeline.ts';
import { readFiles } from '../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { cardTag, feeText } from './card-words.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');
const url = '/office/cards/applications/:applicationId';

/** One application: the person, the fee, what is to change, the photo, and what may be done. */
export const applicationPages: readonly PageRoute[] = [
  { method: 'GET', url, permission: looks, handler: (view) => applicationPage(view, {}) },
  { method: 'POST', url, permission: looks, handler: act },
  { method: 'POST', url: `${url}/capture`, permission: looks, handler: capture },
  { method: 'POST', url: `${url}/change`, permission: looks, handler: change },
  { method: 'GET', url: `${url}/portrait`, permission: looks, handler: portrait },
];

const show = (view: View) =>
  view.ask(
    cardQuestions.showApplication,
    { applicationId: view.params['applicationId'] ?? '' },
    view.t('office-cards.purpose'),
  );

async function applicationPage(view: View, model: { message?: string }) {
  const { language } = view;
  const shown = await show(view);
  const { application: a, person } = shown;
  const running = a.state === 'received' || a.state === 'captured' || a.state === 'sent' || a.state === 'returned';
  const body = html`${model.message === undefined ? '' : notice({ language, kind: 'warning', body: model.message })}
<span class="govuk-caption-l">${view.t(`cards.kind.${a.kind}`)}, ${view.t('office-cards.code').toLowerCase()} ${a.code}</span>
<h1 class="govuk-heading-l">${person.fullName}</h1>
<p class="govuk-body">${cardTag(view, a.state)} ${running ? dueBadge({ language, dueOn: a.dueOn, today: view.today, withDate: false }) : ''}</p>
<div class="da-columns"><div class="da-columns__main">
${summaryList({ language, rows: rows(view, shown) })}
${dataPart(view, shown)}
${acts(view, shown)}
</div><aside class="da-columns__side">${
    a.portraitFileHash === null
      ? ''
      : html`<img src="/office/cards/applications/${a.id}/portrait" alt="${view.t('office-cards.portrait-of', { name: person.fullName })}" width="180">`
  }<h2 class="govuk-heading-m">${view.t('citizen.my.history')}</h2>${timeline({
    language,
    entries: shown.events.map((e) => ({
      at: e.at,
      title: view.t(`cards.act.${e.act}`),
      ...(noteOf(view, e.act, e.note) === '' ? {} : { detail: noteOf(view, e.act, e.note) }),
    })),
  })}</aside></div>`;
  return view.page(
    { title: `${person.fullName}, ${a.code}`, room: 'officer', body, backLink: '/office/cards' },
    model.message === undefined ? 200 : 409,
  );
}

/** A note is words of people, or a code that stands for words. */
function noteOf(view: View, act: string, note: string | null): string {
  if (note === null) return '';
  if (act === 'hand-over') return view.t(`cards.handed-to.${note}`);
  return act === 'change-data' ? view.t(`cards.field.${note}`) : note;
}

function rows(view: View, { application: a, person, place, agencyName }: ApplicationView): SummaryRow[] {
  const row = (key: string, value: string | null): SummaryRow[] =>
    value === null || value === '' ? [] : [{ label: view.t(`office-cards.${key}`), value }];
  return [
    ...row('number', person.personalNumber),
    ...row('old-number', person.oldNumber),
    ...row('birth', person.birthDate === null ? String(person.birthYear) : formatDate(person.birthDate)),
    ...row('reason', view.t(`cards.reason.${a.reason}`)),
    ...row('fee', feeText(view, a)),
    ...row('agency', view.say(agencyName)),
    ...row('place', place?.name ?? null),
    ...row('campaign', a.campaignCode),
    ...row('appointed-on', a.appointedOn === null ? null : formatDate(a.appointedOn)),
    ...row('received-at', a.receivedAt === null ? null : formatDateTime(a.receivedAt)),
    ...row('due', a.dueOn === null ? null : formatDate(a.dueOn)),
    ...row('issued-at', a.issuedAt === null ? null : formatDateTime(a.issuedAt)),
    ...row(
      'expires-on',
      a.issuedAt === null ? null : a.expiresOn === null ? view.t('office-cards.no-end') : formatDate(a.expiresOn),
    ),
    ...row('handed-over-at', a.handedOverAt === null ? null : formatDateTime(a.handedOverAt)),
    ...row('ground', a.ground),
  ];
}

/** What will stand on the card, and what changes against the registry. */
function dataPart(view: View, { application: a, changes }: ApplicationView): Html {
  const word = (key: string, value: string) =>
    key === 'sex'
      ? view.t(`office-cards.sex.${value}`)
      : key === 'birthDate' && /^\d{4}-/.test(value)
        ? formatDate(value)
        : value;
  const stored = Object.entries(a.fields ?? {}).filter(([key]) => key !== 'personalNumber');
  return html`${
    changes.length === 0
      ? ''
      : summaryList({
          language: view.language,
          title: view.t('office-cards.changes'),
          rows: changes.map((c) => ({
            label: view.t(`cards.field.${c.field}`),
            value: view.t('office-cards.change-line', { value: word(c.field, c.newValue), proof: c.proof }),
          })),
        })
  }${
    stored.length === 0
      ? ''
      : details({
          summary: view.t('office-cards.on-card'),
          body: summaryList({
            language: view.language,
            rows: stored.map(([key, value]) => ({ label: view.t(`cards.field.${key}`), value: word(key, value) })),
          }),
        })
  }`;
}

/** One form for each thing that may be done; the usual one is open. */
function acts(view: View, { application: a, acts: possible }: ApplicationView): Html {
  const { language } = view;
  const action = `/office/cards/applications/${a.id}`;
  const one = (act: ApplicationAct, body: Html, tone: 'primary' | 'secondary' | 'warning' = 'primary') =>
    possible.includes(act)
      ? form({
          language,
          action,
          idempotencyKey: newId(),
          version: a.version,
          submit: null,
          body: html`${body}${button({ text: view.t(`cards.act.${act}`), name: 'act', value: act, tone })}`,
        })
      : '';
  const folded = (act: ApplicationAct, body: Html) =>
    possible.includes(act)
      ? details({
          summary: view.t(`cards.act.${act}`),
          body: one(act, body, 'warning'),
          open: view.form['act'] === act,
        })
      : '';
  const ground = (act: string) =>
    longTextField({
      language,
      name: 'ground',
      label: view.t('office-cards.ground'),
      hint: view.t(act === 'cancel' ? 'office-cards.ground-cancel' : 'office-cards.ground-hint'),
      rows: 3,
      atMost: 2000,
      value: view.form['act'] === act ? (view.form['ground'] ?? '') : '',
    });
  const handedTo = radios({
    language,
    name: 'to',
    label: view.t('office-cards.handed-to'),
    value: 'holder',
    choices: ['holder', 'parent', 'post'].map((value) => ({ value, text: view.t(`cards.handed-to.${value}`) })),
  });
  return html`${possible.includes('capture') ? html`${captureForm(view, a)}${changeForm(view, a)}` : ''}
${one('receive', html``)}${one('send', html``)}${one('issue', html``)}${one('hand-over', handedTo)}
${folded('send-back', ground('send-back'))}${folded('cancel', ground('cancel'))}${folded('refuse', ground('refuse'))}`;
}

function captureForm(view: View, a: ApplicationView['application']): Html {
  return form({
    language: view.language,
    action: `/office/cards/applications/${a.id}/capture`,
    version: a.version,
    files: true,
    submit: view.t('cards.act.capture'),
    body: html`<h2 class="govuk-heading-m">${view.t('office-cards.capture')}</h2>${fileField({
      language: view.language,
      name: 'portrait',
      label: view.t('office-cards.portrait'),
      hint: view.t('office-cards.portrait-hint'),
      limitMb: view.site.uploadLimitMb,
      accept: 'image/jpeg,image/png',
    })}<p class="govuk-hint">${view.t('office-cards.capture-hint')}</p>`,
  });
}

function changeForm(view: View, a: ApplicationView['application']): Html {
  const { language } = view;
  return details({
    summary: view.t('cards.act.change-data'),
    body: form({
      language,
      action: `/office/cards/applications/${a.id}/change`,
      version: a.version,
      files: true,
      submit: view.t('office-cards.change-add'),
      body: html`${selectField({
        language,
        name: 'field',
        label: view.t('office-cards.change-field'),
        choices: changeableFields.map((value) => ({ value, text: view.t(`cards.field.${value}`) })),
      })}${textField({ language, name: 'newValue', label: view.t('office-cards.change-value'), autocomplete: 'off' })}${textField({ language, name: 'proof', label: view.t('office-cards.change-proof'), hint: view.t('office-cards.change-proof-hint'), autocomplete: 'off' })}${fileField({ language, name: 'proofFile', label: view.t('office-cards.change-file'), limitMb: view.site.uploadLimitMb, optional: true })}`,
    }),
  });
}

async function act(view: View) {
  const applicationId = view.params['applicationId'] ?? '';
  const target = { applicationId, version: Number(view.form['_version'] ?? 0) };
  const name = view.form['act'] ?? '';
  const ground = (view.form['ground'] ?? '').trim().slice(0, 2000);
  if (['send-back', 'refuse', 'cancel'].includes(name) && ground === '')
    return applicationPage(view, { message: view.t('office-cards.ground-needed') });
  const to = (['holder', 'parent', 'post'] as const).find((t) => t === view.form['to']) ?? 'holder';
  const runs: Record<string, () => Promise<void>> = {
    receive: () => view.act(cardActs.receiveApplication, target),
    send: () => view.act(cardActs.sendApplication, target),
    issue: () => view.act(cardActs.issueCard, target),
    'hand-over': () => view.act(cardActs.handOverCard, { ...target, to }),
    'send-back': () => view.act(cardActs.sendApplicationBack, { ...target, ground }),
    refuse: () => view.act(cardActs.refuseApplication, { ...target, ground }),
    cancel: () => view.act(cardActs.cancelApplication, { ...target, ground }),
  };
  const run = runs[name] ?? (() => Promise.reject(new Refusal('conflict', 'cards.act-not-possible')));
  return after(view, await orRefusal(run()));
}

/** Asked before a file is stored: whoever may not see the application attaches nothing to it. */
async function capture(view: View) {
  const posted = await readFiles(view, { before: () => show(view) });
  const [fault] = view.faultWords(posted.faults);
  if (fault !== undefined) return applicationPage(view, { message: fault.text });
  const file = posted.stored.find((s) => s.field === 'portrait')?.file;
  if (file === undefined || !file.mediaType.startsWith('image/'))
    return applicationPage(view, { message: view.t('office-cards.portrait-needed') });
  const target = { applicationId: view.params['applicationId'] ?? '', version: Number(posted.fields['_version'] ?? 0) };
  return after(view, await orRefusal(view.act(cardActs.captureApplication, { ...target, portrait: file.fileHash })));
}

async function change(view: View) {
  const posted = await readFiles(view, { before: () => show(view) });
  const [fault] = view.faultWords(posted.faults);
  if (fault !== undefined) return applicationPage(view, { message: fault.text });
  const typed = (name: string) => (posted.fields[name] ?? '').trim().slice(0, 300);
  const field = changeableFields.find((f) => f === typed('field'));
  if (field === undefined || typed('newValue') === '' || typed('proof') === '')
    return applicationPage(view, { message: view.t('office-cards.change-needed') });
  const file = posted.stored.find((s) => s.field === 'proofFile')?.file;
  const done = view.act(cardActs.addDataChange, {
    applicationId: view.params['applicationId'] ?? '',
    version: Number(posted.fields['_version'] ?? 0),
    field,
    newValue: typed('newValue'),
    proof: typed('proof'),
    ...(file === undefined ? {} : { proofFile: file.fileHash }),
  });
  return after(view, await orRefusal(done));
}

function after(view: View, done: unknown) {
  if (!(done instanceof Refusal)) return view.go(`/office/cards/applications/${view.params['applicationId']}`);
  if (done.kind === 'not-found') throw done;
  return applicationPage(view, { message: view.t(done.key, done.params) });
}

async function portrait(view: View) {
  const { application } = await show(view);
  if (application.portraitFileHash === null) throw new Refusal('not-found', 'cards.not-found');
  const bytes = await view.site.runtime.files.get(application.portraitFileHash);
  const png = 0x89; // the first octet of every PNG
  return view.reply
    .type(bytes[0] === png ? 'image/png' : 'image/jpeg')
    .header('cache-control', 'no-store')
    .send(Buffer.from(bytes));
}
