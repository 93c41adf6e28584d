import { bookableReasons, cardActs, cardQuestions } from '#cards';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { radios } from '../../components/choice-field.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { summaryList } from '../../components/summary-list.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import './i18n/index.ts';

const home = '/my/card-appointment';
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** People book, move and cancel their own appointment for an identity card. */
export const cardAppointmentPages: readonly PageRoute[] = [
  { method: 'GET', url: home, permission: citizen(), handler: (view) => page(view, []) },
  { method: 'GET', url: `${home}/:placeId`, permission: citizen(), handler: (view) => dayPage(view, []) },
  { method: 'POST', url: `${home}/:placeId`, permission: citizen(), handler: book },
  { method: 'POST', url: home, permission: citizen(), handler: cancel },
];

const word = (view: View, key: string, params = {}) => view.t(`citizen-card-appointment.${key}`, params);
const current = (view: View) => view.ask(cardQuestions.myAppointment, {}, word(view, 'title'));

function show(view: View, errors: readonly FieldError[], { body, backLink }: { body: Html; backLink: string }) {
  const title = word(view, 'title');
  const whole = html`${errorSummary({ language: view.language, errors })}<h1 class="govuk-heading-l">${title}</h1>${body}`;
  const hasErrors = errors.length > 0;
  return view.page({ title, room: 'citizen', body: whole, backLink, hasErrors }, hasErrors ? 422 : 200);
}

async function page(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const { application, place } = await current(view);
  const moves = application?.state === 'appointed' && view.search['change'] !== undefined;
  if (application === null || moves) return show(view, errors, { body: await placeList(view), backLink: '/my' });
  const row = (key: string, value: string | null) => (value === null ? [] : [{ label: word(view, key), value }]);
  const body = html`${summaryList({
    language,
    rows: [
      ...row('code', application.code),
      ...row('state', view.t(`cards.state.${application.state}`)),
      ...row('place', place?.name ?? null),
      ...row('on-day', application.appointedOn === null ? null : formatDate(application.appointedOn)),
      ...row('number', application.queueNumber === null ? null : String(application.queueNumber)),
    ],
  })}${
    application.state === 'appointed'
      ? html`<p class="govuk-body"><a class="govuk-link" href="${home}?change=1">${word(view, 'to-change')}</a></p>${form({ language, action: home, idempotencyKey: newId(), version: application.version, body: html``, submit: word(view, 'cancel') })}`
      : ''
  }`;
  return show(view, errors, { body, backLink: '/my' });
}

async function placeList(view: View): Promise<Html> {
  const text = (view.search['q'] ?? '').slice(0, 100);
  const { places, more } = await view.ask(cardQuestions.placesForAppointment, { text });
  return html`<p class="govuk-body">${word(view, 'text')}</p>
<form class="da-search" method="get" action="${home}" role="search"><label class="govuk-label" for="q">${word(view, 'find')}</label>
<input class="govuk-input" id="q" name="q" value="${text}"><input type="hidden" name="change" value="1"><button class="govuk-button govuk-button--secondary">${word(view, 'find-button')}</button></form>
<h2 class="govuk-heading-m">${word(view, 'places')}</h2>
${places.length === 0 ? html`<p class="govuk-body">${word(view, 'no-places')}</p>` : ''}
<ul class="govuk-list govuk-list--spaced">${places.map((p) => html`<li><a class="govuk-link" href="${home}/${p.id}">${p.name}</a><br>${p.communeName}</li>`)}</ul>
${more > 0 ? html`<p class="govuk-body">${word(view, 'more', { count: more })}</p>` : ''}`;
}

async function dayPage(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const { place, days } = await view.ask(cardQuestions.freeDays, { placeId: view.params['placeId'] ?? '' });
  const { application } = await current(view);
  const field = (name: string, choices: readonly { value: string; text: string }[]) =>
    radios({
      language,
      name,
      label: word(view, name),
      choices,
      value: view.form[name] ?? '',
      ...errorOf(errors, name),
    });
  const dayField = field(
    'day',
    days.map((d) => ({ value: d.day, text: `${formatDate(d.day)} (${word(view, 'free', { count: d.free })})` })),
  );
  const reasons = bookableReasons.map((value) => ({ value, text: view.t(`cards.reason.${value}`) }));
  const body = html`<h2 class="govuk-heading-m">${place.name}</h2>${
    days.length === 0
      ? html`<p class="govuk-body">${word(view, 'no-days')}</p>`
      : form({
          language,
          action: `${home}/${place.id}`,
          idempotencyKey: newId(),
          ...(application === null ? {} : { version: application.version }),
          body: html`${dayField}${application === null ? field('reason', reasons) : ''}`,
          submit: word(view, application === null ? 'book' : 'change'),
        })
  }<p class="govuk-body"><a class="govuk-link" href="${home}?change=1">${word(view, 'other-place')}</a></p>`;
  return show(view, errors, { body, backLink: home });
}

async function book(view: View) {
  const day = view.form['day'] ?? '';
  const placeId = view.params['placeId'] ?? '';
  const version = Number(view.form['_version']);
  const reason = bookableReasons.find((r) => r === view.form['reason']);
  const missing = (field: string) => dayPage(view, [{ field, text: word(view, 'choice-missing') }]);
  if (!uuid.test(placeId) || !/^\d{4}-\d{2}-\d{2}$/.test(day)) return missing('day');
  if (version >= 1)
    return after(view, await orRefusal(view.act(cardActs.changeAppointment, { placeId, day, version })));
  if (reason === undefined) return missing('reason');
  return after(view, await orRefusal(view.act(cardActs.bookAppointment, { placeId, day, reason })));
}

function after(view: View, done: unknown) {
  if (!(done instanceof Refusal)) return view.go(home);
  if (done.kind !== 'invalid' && done.kind !== 'conflict') throw done;
  return dayPage(view, [{ text: view.t(done.key, done.params) }]);
}

async function cancel(view: View) {
  const version = Number(view.form['_version']);
  const done = await orRefusal(view.act(cardActs.cancelAppointment, { version: version >= 1 ? version : 1 }));
  if (!(done instanceof Refusal)) return view.go(home);
  if (done.kind !== 'conflict') throw done;
  return page(view, [{ text: view.t(done.key, done.params) }]);
}
