import { eidActs } from '#cards';
import { eidHolders } from '#identity';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { radios } from '../../components/choice-field.ts';
import { conditional } from '../../components/conditional.ts';
import { details } from '../../components/details.ts';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { officeField, policeOffices } from './police-office.ts';
import { scannedCard } from './read-card.ts';

const roles = ['receiving-officer', 'specialist', 'approver'] as const;
const desk = officer(...roles);

/** Somebody wants an e-ID account: the card under the scanner or typed, guardian, organisation, telephone. */
export const registerPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/eid/register', permission: desk, handler: (view) => registerPage(view, []) },
  { method: 'POST', url: '/office/eid/register', permission: desk, handler: register },
];

/** A field of the act and the box of the page that shows it. */
const boxes: Readonly<Record<string, string>> = {
  'claim.number': 'number',
  'claim.fullName': 'fullName',
  'claim.birthDate': 'birthDate',
  'representative.number': 'number',
  'representative.fullName': 'fullName',
  'representative.birthDate': 'birthDate',
  'guardian.number': 'guardianNumber',
  'guardian.fullName': 'guardianName',
  'guardian.birthDate': 'guardianBirth',
};

async function registerPage(view: View, errors: readonly FieldError[], said?: string) {
  const { language } = view;
  const offices = await policeOffices(view, roles);
  const title = view.t('office-eid.register');
  const box = (name: string, label: string, more: Partial<Parameters<typeof textField>[0]> = {}) =>
    textField({
      language,
      name,
      label: view.t(`office-eid.${label}`),
      autocomplete: 'off',
      value: view.form[name] ?? '',
      ...errorOf(errors, name),
      ...more,
    });
  const body = html`${errorSummary({ language, errors })}${said === undefined ? '' : notice({ language, kind: 'info', body: said })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('office-eid.register-lead')}</p>
${form({
  language,
  action: '/office/eid/register',
  idempotencyKey: newId(),
  submit: view.t('office-eid.check-and-take'),
  body: html`${officeField(view, offices, view.t('office-eid.office'))}
${holderAndLevelFields(view)}
${conditional({ field: 'holder', equals: ['foreigner', 'organisation'], body: outsideFields(view, box) })}
${conditional({
  field: 'holder',
  equals: ['citizen', 'organisation'],
  body: html`<h2 class="govuk-heading-m">${view.t('office-eid.person')}</h2>
<p class="govuk-hint">${view.t('office-eid.person-hint')}</p>
${box('card', 'card', { hint: view.t('office-eid.card-hint'), optional: true, focused: errors.length === 0 && said === undefined })}
${box('number', 'number', { kind: 'digits', width: 20 })}${box('fullName', 'name')}${box('birthDate', 'birth', { hint: view.t('office-eid.birth-hint'), width: 10 })}
${guardianFields(view, box, errors)}`,
})}
<h2 class="govuk-heading-m">${view.t('office-eid.contact')}</h2>
${box('phone', 'phone', { kind: 'telephone', width: 20, hint: view.t('office-eid.phone-hint'), optional: true })}${box('email', 'email', { kind: 'email', optional: true })}`,
})}`;
  const model = { title, room: 'officer', body, backLink: '/office/eid', hasErrors: errors.length > 0 } as const;
  return view.page(model, errors.length > 0 ? 422 : 200);
}

function holderAndLevelFields(view: View): Html {
  const { language } = view;
  const choice = (name: string, label: string, values: readonly string[], words: string, first: string) =>
    radios({
      language,
      name,
      label: view.t(`office-eid.${label}`),
      inline: true,
      value: view.form[name] ?? first,
      choices: values.map((value) => ({ value, text: view.t(`${words}.${value}`) })),
    });
  return html`${choice('holder', 'holder', eidHolders, 'identity.eid.holder', 'citizen')}
${choice('level', 'level', ['2', '1'], 'identity.eid.level', '2')}
${choice('channel', 'channel', ['counter', 'mobile'], 'cards.channel', 'counter')}`;
}

type Box = (name: string, label: string, more?: Partial<Parameters<typeof textField>[0]>) => Html;

function outsideFields(view: View, box: Box): Html {
  return html`<h2 class="govuk-heading-m">${view.t('office-eid.outside')}</h2>
${box('outsideName', 'outside-name')}${box('outsideNumber', 'outside-number', { width: 20, hint: view.t('office-eid.outside-number-hint') })}
${conditional({ field: 'holder', equals: ['foreigner'], body: box('nationality', 'nationality', { width: 4, hint: view.t('office-eid.nationality-hint') }) })}`;
}

function guardianFields(view: View, box: Box, errors: readonly FieldError[]): Html {
  const open = (view.form['guardianNumber'] ?? '') !== '' || errors.some((e) => e.field?.startsWith('guardian'));
  return details({
    summary: view.t('office-eid.guardian'),
    open,
    body: html`${box('guardianNumber', 'number', { kind: 'digits', width: 20 })}${box('guardianName', 'name')}${box('guardianBirth', 'birth', { width: 10 })}${box('guardianProof', 'guardian-proof', { hint: view.t('office-eid.guardian-proof-hint'), optional: true })}`,
  });
}

async function register(view: View) {
  const typed = (name: string) => (view.form[name] ?? '').trim();
  const { card, fault, justScanned } = scannedCard(view);
  if (fault !== undefined) return registerPage(view, [fault]);
  if (justScanned) return registerPage(view, [], view.t('office-eid.card-read'));
  const holder = eidHolders.find((h) => h === typed('holder')) ?? 'citizen';
  const outside =
    holder === 'citizen'
      ? {}
      : {
          outside: {
            fullName: typed('outsideName'),
            holderNumber: typed('outsideNumber'),
            nationality: holder === 'foreigner' ? typed('nationality').toUpperCase() : null,
          },
        };
  const guardian = {
    number: typed('guardianNumber'),
    fullName: typed('guardianName'),
    birthDate: typed('guardianBirth'),
  };
  const optional = (name: string) => (typed(name) === '' ? {} : { [name]: typed(name) });
  const claim = { number: typed('number'), fullName: typed('fullName'), birthDate: typed('birthDate') };
  const done = await orRefusal(
    view.act(eidActs.registerEidAtDesk, {
      agencyCode: typed('office'),
      channel: typed('channel') === 'mobile' ? 'mobile' : 'counter',
      holder,
      level: typed('level') === '1' && holder !== 'organisation' ? 1 : 2,
      ...(holder === 'foreigner' ? {} : { claim }),
      ...(card === undefined || holder !== 'citizen'
        ? {}
        : {
            card: {
              number: card.number,
              fullName: card.fullName,
              birthDate: card.birthDate,
              issuedOn: card.issuedOn,
            },
          }),
      ...(guardian.number === '' || holder !== 'citizen' ? {} : { guardian }),
      ...optional('guardianProof'),
      ...outside,
      ...optional('phone'),
      ...optional('email'),
    }),
  );
  if (!(done instanceof Refusal)) return view.go(`/office/eid/requests/${done.requestId}`);
  if (done.kind !== 'invalid' && done.kind !== 'conflict') throw done;
  const faults = view.faultWords(done.fields).map((f) => ({ ...f, field: boxes[f.field] ?? boxOf(f.field) }));
  return registerPage(view, faults.length > 0 ? faults : [{ text: view.t(done.key, done.params) }]);
}

/** `card.number` is shown at the card, `outside.fullName` at the holder's name. */
function boxOf(field: string): string {
  if (field.startsWith('card')) return 'card';
  if (field === 'outside.fullName') return 'outsideName';
  if (field === 'outside.nationality') return 'nationality';
  return field.startsWith('outside') ? 'outsideNumber' : field;
}
