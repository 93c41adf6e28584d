import { applicationKinds, cardActs, cardQuestions, feeOf, reasonsOf } from '#cards';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { checkboxes, radios } from '../../components/choice-field.ts';
import { conditional } from '../../components/conditional.ts';
import { dateField } from '../../components/date-field.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { officeField, policeOffices } from '../eid/police-office.ts';
import { scannedCard } from '../eid/read-card.ts';
import { typedDate } from '../typed-date.ts';
import { feeText } from './card-words.ts';

const roles = ['receiving-officer', 'specialist', 'approver'] as const;
const desk = officer(...roles);

/** An application at the desk or with a mobile team, or an appointment for one. */
export const takePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cards/take', permission: desk, handler: (view) => takePage(view, []) },
  { method: 'POST', url: '/office/cards/take', permission: desk, handler: take },
];

async function takePage(view: View, errors: readonly FieldError[], said?: string) {
  const { language } = view;
  const title = view.t('office-cards.take');
  const offices = await policeOffices(view, roles);
  const { places } = await view.ask(cardQuestions.cardPlaces, {});
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
  const body = html`${errorSummary({ language, errors })}${said === undefined ? '' : notice({ language, kind: 'info', body: said })}
<h1 class="govuk-heading-l">${title}</h1>
${form({
  language,
  action: '/office/cards/take',
  idempotencyKey: newId(),
  submit: view.t('office-cards.take-button'),
  body: html`${officeField(view, offices, view.t('office-eid.office'))}
<h2 class="govuk-heading-m">${view.t('office-cards.person')}</h2>
${box('card', 'office-eid.card', { hint: view.t('office-eid.card-hint'), optional: true, focused: errors.length === 0 && said === undefined })}
${box('number', 'office-eid.number', { kind: 'digits', width: 20 })}${box('fullName', 'office-eid.name')}${box('birthDate', 'office-eid.birth', { hint: view.t('office-eid.birth-hint'), width: 10 })}
<h2 class="govuk-heading-m">${view.t('office-cards.what')}</h2>
${radios({ language, name: 'kind', label: view.t('office-cards.kind'), value: view.form['kind'] ?? 'new', choices: applicationKinds.map((value) => ({ value, text: view.t(`cards.kind.${value}`) })), ...errorOf(errors, 'kind') })}
${applicationKinds.map((kind) => conditional({ field: 'kind', equals: [kind], body: reasonField(view, kind, errors) }))}
${checkboxes({ language, name: 'withParent', label: view.t('office-cards.child'), values: view.form['withParent'] === '1' ? ['1'] : [], choices: [{ value: '1', text: view.t('office-cards.with-parent') }] })}
${checkboxes({ language, name: 'exempt', label: view.t('office-cards.fee'), values: view.form['exempt'] === '1' ? ['1'] : [], choices: [{ value: '1', text: view.t('office-cards.exempt'), hint: view.t('office-cards.exempt-hint') }] })}
<h2 class="govuk-heading-m">${view.t('office-cards.when')}</h2>
${selectField({
  language,
  name: 'place',
  label: view.t('office-cards.place'),
  hint: view.t('office-cards.place-hint'),
  value: view.form['place'] ?? '',
  choices: [
    { value: '', text: view.t('office-cards.here') },
    ...places.map(({ place }) => ({ value: place.id, text: place.name })),
  ],
  ...errorOf(errors, 'place'),
})}
${dateField({ language, name: 'on', label: view.t('office-cards.appointed-on'), hint: view.t('office-cards.appointed-hint'), optional: true, value: typedDate(view, 'on').parts, ...errorOf(errors, 'on') })}`,
})}`;
  const model = { title, room: 'officer', body, backLink: '/office/cards', hasErrors: errors.length > 0 } as const;
  return view.page(model, errors.length > 0 ? 422 : 200);
}

/** Reasons with what the card costs then, today. */
function reasonField(view: View, kind: (typeof applicationKinds)[number], errors: readonly FieldError[]): Html {
  return radios({
    language: view.language,
    name: `reason-${kind}`,
    label: view.t('office-cards.reason'),
    value: view.form[`reason-${kind}`] ?? '',
    choices: reasonsOf[kind].map((value) => {
      const fee = feeOf({ kind, reason: value, exempt: false }, view.today);
      return {
        value,
        text: view.t(`cards.reason.${value}`),
        hint: feeText(view, { feeVnd: fee.vnd, feeGround: fee.ground }),
      };
    }),
    ...errorOf(errors, `reason-${kind}`),
  });
}

async function take(view: View) {
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const { fault, justScanned } = scannedCard(view);
  if (fault !== undefined) return takePage(view, [fault]);
  if (justScanned) return takePage(view, [], view.t('office-eid.card-read'));
  const kind = applicationKinds.find((k) => k === typed('kind')) ?? 'new';
  const reason = reasonsOf[kind].find((r) => r === typed(`reason-${kind}`));
  if (reason === undefined) return takePage(view, [{ field: `reason-${kind}`, text: view.t('cards.reason-needed') }]);
  const on = typedDate(view, 'on');
  if (on.text !== undefined && on.date === undefined)
    return takePage(view, [{ field: 'on', text: view.t('office-cards.no-such-day') }]);
  const place = typed('place');
  const done = await orRefusal(
    view.act(cardActs.takeApplication, {
      agencyCode: typed('office'),
      claim: { number: typed('number'), fullName: typed('fullName'), birthDate: typed('birthDate') },
      kind,
      reason,
      withParent: view.form['withParent'] === '1',
      exempt: view.form['exempt'] === '1',
      ...(/^[0-9a-f-]{36}$/.test(place) ? { placeId: place } : {}),
      ...(on.date === undefined ? {} : { appointedOn: on.date }),
    }),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/cards/applications/${done.applicationId}`);
  if (done.kind !== 'invalid' && done.kind !== 'conflict') throw done;
  const faults = view.faultWords(done.fields).map((f) => ({ ...f, field: f.field.replace('claim.', '') }));
  return takePage(view, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
}
