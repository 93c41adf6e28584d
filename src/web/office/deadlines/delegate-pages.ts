import { nameOfficers } from '#cases';
import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { html } from '#platform/html';
import { newId } from '#platform/ids';
import { absenceReasons, delegatePost, listAgencies, myAbsence, type PostAbsence, postAbsence } from '#territory';
import { radios } from '../../components/choice-field.ts';
import { type DateParts, dateField, datePartsOf } from '../../components/date-field.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { typedDate } from '../typed-date.ts';

/** The form in which a post is given to a colleague for some days. */
export const delegateFormPages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/absence/:postId', permission: officer(), handler: (view) => formPage(view, {}) },
  { method: 'POST', url: '/office/absence/:postId', permission: officer(), handler: delegate },
];

interface Typed {
  deputyId?: string;
  reason?: string;
  from?: DateParts;
  until?: DateParts;
}

interface FormModel {
  typed?: Typed;
  errors?: { field: string; text: string }[];
  status?: number;
}

/** One's own post, or for a leader or administrator somebody else's. */
async function findAbsence(view: View): Promise<{ absence: PostAbsence; own: boolean }> {
  const postId = view.params['postId'] ?? '';
  const own = (await view.ask(myAbsence, {})).mine.find((m) => m.post.id === postId);
  if (own !== undefined) return { absence: own, own: true };
  const heads = view.actor.roles.some((r) => r === 'leader' || r === 'administrator');
  if (!heads) refuse('not-found', 'territory.unknown-post');
  return { absence: await view.ask(postAbsence, { postId }), own: false };
}

async function formPage(view: View, { typed = {}, errors = [], status = 200 }: FormModel) {
  const { absence, own } = await findAbsence(view);
  const { post } = absence;
  const colleagues = absence.colleagues.filter((c) => c.accountId !== view.actor.accountId);
  const accountIds = [...new Set([post.accountId, ...colleagues.map((c) => c.accountId)])].slice(0, 500);
  const names = (await view.ask(nameOfficers, { accountIds })).accounts;
  const agency = (await view.ask(listAgencies, {})).find((a) => a.code === post.agencyCode);
  const title = own
    ? view.t('office-deadlines.absence.ask-title')
    : view.t('office-deadlines.absence.ask-title-other', { name: names[post.accountId] ?? '' });
  const error = (field: string) => {
    const found = errors.find((e) => e.field === field)?.text;
    return found === undefined ? {} : { error: found };
  };
  const choices = [...new Set(colleagues.map((c) => c.accountId))].map((id) => ({
    value: id,
    text: names[id] ?? id,
    hint: colleagues.flatMap((c) => (c.accountId === id ? [view.say(c.title)] : [])).join(', '),
  }));
  const words = (key: string) => view.t(`office-deadlines.absence.${key}`);
  const body = html`${errors.length > 0 ? errorSummary({ language: view.language, errors }) : ''}
<span class="govuk-caption-l">${view.say(post.title)}, ${agency === undefined ? post.agencyCode : view.say(agency.name)}</span><h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${words('what-it-does')}</p>
${
  choices.length === 0
    ? html`<p class="govuk-body">${words('no-colleague')}</p>`
    : form({
        language: view.language,
        action: `/office/absence/${post.id}`,
        idempotencyKey: newId(),
        submit: words('give'),
        body: html`${radios({ language: view.language, name: 'deputyId', label: words('deputy'), choices, value: typed.deputyId, ...error('deputyId') })}
${selectField({
  language: view.language,
  name: 'reason',
  label: words('reason'),
  choices: absenceReasons.map((r) => ({ value: r, text: view.t(`territory.absence.${r}`) })),
  value: typed.reason,
})}
${dateField({ language: view.language, name: 'from', label: words('from'), value: typed.from ?? datePartsOf(view.today), ...error('from') })}
${dateField({ language: view.language, name: 'until', label: words('until'), hint: words('until-hint'), value: typed.until, ...error('until') })}`,
      })
}`;
  return view.page({ title, room: 'officer', body, backLink: '/office/absence', hasErrors: errors.length > 0 }, status);
}

async function delegate(view: View) {
  const [from, until] = [typedDate(view, 'from'), typedDate(view, 'until')];
  const deputyId = view.form['deputyId'] ?? '';
  const reason = absenceReasons.find((r) => r === view.form['reason']) ?? 'leave';
  const typed: Typed = { deputyId, reason, from: from.parts, until: until.parts };
  const bad = (name: string, value: typeof from) =>
    value.date === undefined ? [{ field: name, text: view.t('office-deadlines.absence.date-needed') }] : [];
  const errors = [
    ...(deputyId === '' ? [{ field: 'deputyId', text: view.t('office-deadlines.absence.deputy-needed') }] : []),
    ...bad('from', from),
    ...bad('until', until),
  ];
  if (errors.length > 0) return formPage(view, { typed, errors, status: 422 });
  const input = {
    postId: view.params['postId'] ?? '',
    deputyId,
    reason,
    from: from.date ?? '',
    until: until.date ?? '',
  };
  const done = await orRefusal(view.act(delegatePost, input));
  if (!(done instanceof Refusal)) return view.go('/office/absence');
  if (done.kind === 'not-found') throw done;
  const faults =
    done.fields.length > 0
      ? view.faultWords(done.fields)
      : [{ field: 'deputyId', text: view.t(done.key, done.params) }];
  return formPage(view, { typed, errors: faults, status: 422 });
}
