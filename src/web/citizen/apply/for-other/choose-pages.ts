import { actingFor, type NamedConsent, startDraft } from '#cases';
import { citizen } from '#platform/command';
import { refuse } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { procedureAt } from '#procedures';
import { type Choice, radios } from '../../../components/choice-field.ts';
import { errorSummary } from '../../../components/error-summary.ts';
import { form } from '../../../components/form.ts';
import { notice } from '../../../components/notice.ts';
import type { PageRoute, View } from '../../../shell/view.ts';

/** For whom: oneself, one's children by the registry, whoever has consented, or somebody else. */
export const choosePages: readonly PageRoute[] = [
  { method: 'GET', url: '/services/:code/for', permission: citizen(), handler: (view) => choosePage(view) },
  { method: 'POST', url: '/services/:code/for', permission: citizen(), handler: begin },
];

function serviceOf(view: View) {
  return procedureAt(view.params['code'] ?? '', view.today) ?? refuse('not-found', 'cases.procedure-not-in-force');
}

async function begin(view: View) {
  const { code } = serviceOf(view);
  const chosen = view.form['who'] ?? '';
  const [kind, id = ''] = chosen.split(':');
  if (chosen === 'other') return view.go(`/services/${code}/for/ask`);
  if (kind !== 'me' && kind !== 'ward' && kind !== 'consent')
    return choosePage(view, view.t('citizen-apply.for.choose'));
  const wish = kind === 'ward' ? { forWardId: id } : kind === 'consent' ? { consentId: id } : {};
  const { draftId } = await view.act(startDraft, { procedureCode: code, ...wish });
  return view.go(`/apply/${draftId}`);
}

async function choosePage(view: View, error?: string) {
  const procedure = serviceOf(view);
  const { language } = view;
  const { wards, got } = await view.ask(actingFor, {});
  const title = view.t('citizen-apply.for.title');
  const level2 = (view.actor.accountLevel ?? 0) >= 2;
  const choices: Choice[] = [
    { value: 'me', text: view.t('citizen-apply.for.me') },
    ...wards.map((w) => ({
      value: `ward:${w.personId}`,
      text: w.fullName,
      hint: view.t(`citizen-apply.for.${w.relation === 'parent' ? 'child' : 'ward'}`, { birth: w.birthDate }),
    })),
    ...got
      .filter((c) => isFor(c, procedure.code))
      .map((c) => ({
        value: `consent:${c.id}`,
        text: c.name,
        hint: view.t('citizen-apply.for.consented', { until: formatDate(c.validUntil) }),
      })),
    ...(level2
      ? [{ value: 'other', text: view.t('citizen-apply.for.other'), hint: view.t('citizen-apply.for.other-hint') }]
      : []),
  ];
  const body = html`${error === undefined ? '' : errorSummary({ language, errors: [{ field: 'who', text: error }] })}
<p class="govuk-caption-l">${view.say(procedure.name)}</p>
${form({
  language,
  action: `/services/${procedure.code}/for`,
  idempotencyKey: newId(),
  body: html`${radios({
    language,
    name: 'who',
    label: title,
    labelSize: 'page',
    choices,
    ...(error === undefined ? {} : { error }),
  })}${
    level2
      ? ''
      : notice({
          language,
          kind: 'info',
          title: view.t('citizen-apply.for.level'),
          body: view.t('citizen-apply.for.level-how'),
        })
  }`,
  submit: view.t('citizen-apply.for.next'),
})}`;
  const backLink = `/services/${procedure.code}`;
  return view.page(
    { title, room: 'citizen', body, backLink, hasErrors: error !== undefined },
    error === undefined ? 200 : 422,
  );
}

const isFor = (consent: NamedConsent, code: string) => consent.procedureCode === null || consent.procedureCode === code;
