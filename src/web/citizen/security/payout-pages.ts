import type { FastifyReply } from 'fastify';
import { myPayoutAccount, setPayoutAccount } from '#payments';
import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { newId } from '#platform/ids';
import { vietnamDate } from '#platform/time';
import { errorOf, errorSummary, type FieldError } from '../../components/error-summary.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const url = '/my/payout-account';

/** Where benefits are paid to. Looking needs a sign-in; changing needs level 2 on both axes, and the act asks for it. */
export const payoutPages: readonly PageRoute[] = [
  { method: 'GET', url, permission: citizen(1), handler: (view) => payoutPage(view, { typed: {}, errors: [] }) },
  { method: 'POST', url, permission: citizen(1), handler: change },
];

async function change(view: View): Promise<FastifyReply> {
  const { bankCode = '', number = '', holder = '' } = view.form;
  const done = await orRefusal(view.act(setPayoutAccount, { bankCode, number, holder }));
  if (!(done instanceof Refusal)) return view.go(`${url}?done=1`);
  // Too weak a sign-in is the shell's: it leads to the stronger one and back to this form.
  if (done.kind !== 'invalid' || done.fields.length === 0) throw done;
  return payoutPage(view, { typed: { bankCode, number, holder }, errors: view.faultWords(done.fields) });
}

async function payoutPage(
  view: View,
  { typed, errors }: { typed: Record<string, string>; errors: readonly FieldError[] },
): Promise<FastifyReply> {
  const { language } = view;
  const known = await view.ask(myPayoutAccount, {});
  const bankName = (code: string) => known.banks.find((bank) => bank.code === code)?.name ?? code;
  const w = (key: string) => view.t(`citizen-security.payout.${key}`);
  const title = w('title');
  const fields = html`${selectField({
    language,
    name: 'bankCode',
    label: w('bank'),
    choices: [{ value: '', text: w('choose') }, ...known.banks.map((b) => ({ value: b.code, text: b.name }))],
    value: typed['bankCode'] ?? '',
    ...errorOf(errors, 'bankCode'),
  })}${textField({
    language,
    name: 'number',
    label: w('number'),
    kind: 'digits',
    width: 20,
    value: typed['number'],
    ...errorOf(errors, 'number'),
  })}${textField({
    language,
    name: 'holder',
    label: w('holder'),
    hint: w('holder-hint'),
    value: typed['holder'] ?? known.holder,
    ...errorOf(errors, 'holder'),
  })}`;
  const { account } = known;
  const body = html`${errorSummary({ language, errors })}
${view.search['done'] === undefined ? '' : notice({ language, kind: 'success', body: w('done') })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${w('text')}</p>
${
  account === undefined
    ? html`<p class="govuk-body">${w('none')}</p>`
    : summaryList({
        language,
        title: w('current'),
        rows: [
          { label: w('bank'), value: bankName(account.bankCode) },
          { label: w('number'), value: account.number },
          { label: w('holder'), value: account.holder },
          { label: w('since'), value: formatDate(vietnamDate(account.since)) },
        ],
      })
}
<h2 class="govuk-heading-m">${w('change')}</h2>
<p class="govuk-body">${w('two-steps')}</p>
${form({ language, action: url, idempotencyKey: newId(), body: fields, submit: w('save') })}`;
  return view.page({ title, room: 'citizen', body, hasErrors: errors.length > 0 }, errors.length > 0 ? 422 : 200);
}
