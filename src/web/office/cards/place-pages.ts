import { cardActs, cardQuestions } from '#cards';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { unitsAt } from '#territory';
import { dataTable } from '../../components/data-table.ts';
import { dateField } from '../../components/date-field.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { officeField, policeOffices } from '../eid/police-office.ts';
import { typedDate } from '../typed-date.ts';

const looks = officer('receiving-officer', 'specialist', 'approver', 'leader');
const leads = ['approver', 'leader'] as const;

/** Offices and mobile teams at which cards are taken, and how many appointments each gives on which day. */
export const placePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cards/places', permission: looks, handler: (view) => placesPage(view, []) },
  { method: 'POST', url: '/office/cards/places', permission: officer(...leads), handler: open },
  { method: 'POST', url: '/office/cards/places/:placeId', permission: officer(...leads), handler: capacity },
];

async function placesPage(view: View, errors: readonly FieldError[]) {
  const { language } = view;
  const { places } = await view.ask(cardQuestions.cardPlaces, {});
  const communes = await view.site.runtime.database.read({ kind: 'anonymous' }, (tx) =>
    unitsAt(tx, view.today, 'commune'),
  );
  const names = new Map(communes.map((u) => [u.code, u.name]));
  const mayOpen = leads.some((r) => view.actor.roles.includes(r));
  const title = view.t('office-cards.places');
  const body = html`${errorSummary({ language, errors })}<h1 class="govuk-heading-l">${title}</h1>
${dataTable({
  language,
  caption: title,
  captionHidden: true,
  empty: view.t('office-cards.no-places'),
  columns: [
    { label: view.t('office-cards.place'), heading: true },
    { label: view.t('office-cards.commune') },
    { label: view.t('office-cards.open-days') },
    { label: view.t('office-cards.daily'), numeric: true },
    { label: view.t('office-cards.taken') },
  ],
  rows: places.map(({ place, days }) => ({
    cells: [
      html`${place.name} <span class="govuk-hint">${view.t(`cards.channel.${place.kind === 'mobile' ? 'mobile' : 'counter'}`)}</span>`,
      names.get(place.communeCode) ?? place.communeCode,
      place.openTo === null
        ? formatDate(place.openFrom)
        : `${formatDate(place.openFrom)} – ${formatDate(place.openTo)}`,
      String(place.dailyPlaces),
      html`${days.map((d) => html`<div>${view.t('office-cards.day-taken', { day: formatDate(d.day), taken: d.taken, places: d.places })}</div>`)}${mayOpen ? capacityForm(view, place.id) : ''}`,
    ],
  })),
})}
${mayOpen ? await openForm(view, { errors, communes }) : ''}`;
  return view.page(
    { title, room: 'officer', body, backLink: '/office/cards', hasErrors: errors.length > 0 },
    errors.length > 0 ? 422 : 200,
  );
}

function capacityForm(view: View, placeId: string): Html {
  const { language } = view;
  return details({
    summary: view.t('office-cards.set-capacity'),
    body: form({
      language,
      action: `/office/cards/places/${placeId}`,
      idempotencyKey: newId(),
      submit: view.t('office-cards.save'),
      body: html`${dateField({ language, name: `on-${placeId}`, label: view.t('office-cards.day') })}${textField({ language, name: 'places', label: view.t('office-cards.how-many'), kind: 'digits', width: 4 })}`,
    }),
  });
}

async function openForm(
  view: View,
  { errors, communes }: { errors: readonly FieldError[]; communes: readonly { code: string; name: string }[] },
): Promise<Html> {
  const { language } = view;
  const { campaigns } = await view.ask(cardQuestions.campaigns, {});
  const running = campaigns.filter((c) => c.toOn >= view.today);
  const box = (name: string, label: string, more: Partial<Parameters<typeof textField>[0]> = {}) =>
    textField({
      language,
      name,
      label: view.t(`office-cards.${label}`),
      autocomplete: 'off',
      value: view.form[name] ?? '',
      ...errorOf(errors, name),
      ...more,
    });
  const list = (name: string, label: string, choices: readonly { value: string; text: string }[]) =>
    selectField({
      language,
      name,
      label: view.t(`office-cards.${label}`),
      choices,
      value: view.form[name],
      ...errorOf(errors, name),
    });
  const day = (name: string, label: string, optional: boolean) =>
    dateField({
      language,
      name,
      label: view.t(`office-cards.${label}`),
      optional,
      value: typedDate(view, name).parts,
      ...errorOf(errors, name),
    });
  return details({
    summary: view.t('office-cards.open-place'),
    open: errors.length > 0,
    body: form({
      language,
      action: '/office/cards/places',
      idempotencyKey: newId(),
      submit: view.t('office-cards.open-place'),
      body: html`${officeField(view, await policeOffices(view, leads), view.t('office-cards.agency'))}${box('name', 'place-name')}${list(
        'kind',
        'place-kind',
        (['office', 'mobile'] as const).map((value) => ({
          value,
          text: view.t(`cards.channel.${value === 'mobile' ? 'mobile' : 'counter'}`),
        })),
      )}${list(
        'communeCode',
        'commune',
        communes.map((c) => ({ value: c.code, text: c.name })),
      )}${list('campaignCode', 'campaign', [{ value: '', text: view.t('office-cards.no-campaign') }, ...running.map((c) => ({ value: c.code, text: c.name }))])}${box('dailyPlaces', 'daily', { kind: 'digits', width: 4 })}${day('openFrom', 'first-day', false)}${day('openTo', 'last-day', true)}`,
    }),
  });
}

async function open(view: View) {
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const from = typedDate(view, 'openFrom').date;
  const to = typedDate(view, 'openTo');
  const dailyPlaces = Number(typed('dailyPlaces'));
  const errors: FieldError[] = [
    ...(typed('name') === '' ? [{ field: 'name', text: view.t('office-cards.needed') }] : []),
    ...(Number.isInteger(dailyPlaces) && dailyPlaces >= 1 && dailyPlaces <= 2000
      ? []
      : [{ field: 'dailyPlaces', text: view.t('office-cards.daily-range') }]),
    ...(from === undefined ? [{ field: 'openFrom', text: view.t('office-cards.no-such-day') }] : []),
    ...(to.text !== undefined && to.date === undefined
      ? [{ field: 'openTo', text: view.t('office-cards.no-such-day') }]
      : []),
  ];
  if (errors.length > 0 || from === undefined) return placesPage(view, errors);
  const campaignCode = typed('campaignCode');
  const done = await orRefusal(
    view.act(cardActs.openPlace, {
      agencyCode: typed('office'),
      name: typed('name').slice(0, 120),
      kind: typed('kind') === 'mobile' ? 'mobile' : 'office',
      communeCode: typed('communeCode'),
      ...(campaignCode === '' ? {} : { campaignCode }),
      dailyPlaces,
      openFrom: from,
      ...(to.date === undefined ? {} : { openTo: to.date }),
    }),
  );
  return after(view, done);
}

async function capacity(view: View) {
  const placeId = view.params['placeId'] ?? '';
  const day = typedDate(view, `on-${placeId}`).date;
  const places = Number((view.form['places'] ?? '').trim());
  if (day === undefined) return placesPage(view, [{ text: view.t('office-cards.no-such-day') }]);
  if (!Number.isInteger(places) || places < 0 || places > 2000 || (view.form['places'] ?? '').trim() === '')
    return placesPage(view, [{ text: view.t('office-cards.daily-range') }]);
  return after(view, await orRefusal(view.act(cardActs.setCapacity, { placeId, day, places })));
}

function after(view: View, done: unknown) {
  if (!(done instanceof Refusal)) return view.go('/office/cards/places');
  if (done.kind !== 'invalid' && done.kind !== 'conflict') throw done;
  const faults = view.faultWords(done.fields);
  return placesPage(view, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
}
