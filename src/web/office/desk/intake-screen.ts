import type { PreparedIntake } from '#desk';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { type FormField, type FormPage, type FormValues, findField, type Paper, type Procedure } from '#procedures';
import { fieldView, shownValue } from '../../citizen/apply/field-view.ts';
import { addRow, groupView } from '../../citizen/apply/group-view.ts';
import { button } from '../../components/button.ts';
import { radios } from '../../components/choice-field.ts';
import { conditional } from '../../components/conditional.ts';
import { details } from '../../components/details.ts';
import { errorOf, type FieldError } from '../../components/error-summary.ts';
import { fieldId } from '../../components/field.ts';
import { form } from '../../components/form.ts';
import { selectField } from '../../components/select-field.ts';
import { type SummaryRow, summaryList } from '../../components/summary-list.ts';
import type { View } from '../../shell/view.ts';
import { type Claim, own, submitterOf, wayField } from './intake-input.ts';
import { claimFields, slipFields } from './intake-person.ts';

interface CaseForm {
  action: string;
  procedure: Procedure;
  claim: Claim;
  person: NonNullable<PreparedIntake['person']>;
  values: FormValues;
  errors: readonly { field: string; text: string }[];
}

/** Everything about the case on one screen: person, answers, papers, how it goes on. */
export async function caseForm(view: View, model: CaseForm): Promise<Html> {
  const { language } = view;
  const { procedure, person, claim, errors } = model;
  const pages = await Promise.all(procedure.form.pages.map((page) => pageFields(view, page, model)));
  return form({
    language,
    action: model.action,
    idempotencyKey: newId(),
    keepAs: `desk-${procedure.code}-${person.id}`,
    hidden: {
      [own.stage]: 'case',
      [own.number]: claim.number,
      [own.fullName]: claim.fullName,
      [own.birthDate]: claim.birthDate,
    },
    submit: null,
    body: html`<button class="govuk-visually-hidden" type="submit" name="${own.act}" value="receive" tabindex="-1" aria-hidden="true"></button>
<div class="da-columns"><div class="da-columns__main da-intake">
${pages}
<h2 class="govuk-heading-m">${view.t('office-desk.intake.papers')}</h2>
${papersTable(view, model)}
</div><aside class="da-columns__side">
<h2 class="govuk-heading-m">${view.t('office-desk.intake.person')}</h2>
${await knownFacts(view, model)}
${details({
  summary: view.t('office-desk.intake.submitter'),
  open: (view.form[own.byNumber] ?? '') !== '' || errors.some((e) => e.field === own.byNumber),
  body: html`${claimFields(view, { number: own.byNumber, fullName: own.byName, birthDate: own.byBirth }, { claim: submitterOf(view), errors })}${selectField(
    {
      language,
      name: own.relation,
      label: view.t('office-desk.intake.relation'),
      value: view.form[own.relation] ?? 'authorised',
      choices: ['authorised', 'parent', 'guardian', 'other'].map((value) => ({
        value,
        text: view.t(`office-desk.relation.${value}`),
      })),
    },
  )}`,
})}
${radios({
  language,
  name: own.channel,
  label: view.t('office-desk.intake.channel'),
  inline: true,
  value: view.form[own.channel] ?? 'counter',
  choices: (['counter', 'post'] as const)
    .filter((channel) => procedure.channels.includes(channel))
    .map((value) => ({ value, text: view.t(`cases.channel.${value}`) })),
})}
${returnChoice(view, procedure)}
<p class="govuk-body"><strong>${view.t('office-desk.intake.fee')}</strong> ${feeWords(view, procedure)}</p>
<div class="govuk-button-group">${button({ text: view.t('office-desk.intake.receive'), name: own.act, value: 'receive' })}</div>
${slipFields(view, errors)}
</aside></div>`,
  });
}

/** How the result is to be had; not asked here when the form itself asks it. */
function returnChoice(view: View, procedure: Procedure): Html {
  if (findField(procedure.form, wayField) !== undefined) return html``;
  return radios({
    language: view.language,
    name: own.returnBy,
    label: view.t('office-desk.intake.return'),
    value: view.form[own.returnBy] ?? 'counter',
    choices: (['counter', 'online', 'post'] as const).map((value) => ({
      value,
      text: view.t(`office-desk.return.${value}`),
    })),
  });
}

function feeWords(view: View, { fee }: Procedure): string {
  if (fee.counter === null) return fee.note === undefined ? '–' : view.say(fee.note);
  return fee.counter === 0
    ? view.t('office-desk.intake.no-fee')
    : view.t('office-desk.intake.dong', { amount: formatNumber(view.language, fee.counter) });
}

/** What the registry says and nobody types: the person, and the answers that it fixes. */
async function knownFacts(view: View, { procedure, person, values }: CaseForm): Promise<Html> {
  const locked = new Set(person.locked);
  const fields = procedure.form.pages.flatMap((page) => page.fields).filter((f) => locked.has(f.key));
  const rows: SummaryRow[] = await Promise.all(
    fields.map(async (f) => ({ label: view.say(f.label), value: await shownValue(view, f, values[f.key] ?? '') })),
  );
  const said = new Set(rows.map((r) => r.value));
  const more = [
    { label: view.t('office-desk.intake.name'), value: person.fullName },
    { label: view.t('office-desk.intake.number'), value: person.number },
    { label: view.t('office-desk.intake.address'), value: person.address },
  ].filter((row) => row.value !== '' && !said.has(row.value));
  return summaryList({ language: view.language, rows: [...more, ...rows] });
}

/** The fields of one page of the form that are left to ask; what hangs on an answer appears while one answers. */
async function pageFields(view: View, page: FormPage, model: CaseForm): Promise<Html> {
  const asked = page.fields.filter((f) => !model.person.locked.includes(f.key));
  if (asked.length === 0) return html``;
  const drawn = await Promise.all(asked.map((field) => askedField(view, field, model)));
  const block = html`<section><h2 class="govuk-heading-s">${view.say(page.title)}</h2>${drawn}</section>`;
  return page.showWhen === undefined ? block : when(page.showWhen, block);
}

async function askedField(view: View, field: FormField, model: CaseForm): Promise<Html> {
  const value = model.values[field.key] ?? '';
  const drawn =
    field.kind === 'group'
      ? await groupView(view, field, { value, errors: model.errors, oneMore: view.form[addRow] === field.key })
      : await fieldView(view, field, { value, error: errorOf(model.errors, field.key).error });
  return field.showWhen === undefined ? drawn : when(field.showWhen, drawn);
}

const when = (condition: NonNullable<FormField['showWhen']>, body: Html) =>
  conditional({ field: condition.field, equals: [condition.equals].flat(), body });

const kinds = ['', 'original', 'certified-copy', 'copy'] as const;

/** Papers to tick off, and those that nobody asks for with the law that says so. */
function papersTable(view: View, model: CaseForm): Html {
  const waived = new Map(model.person.notAsked.map((p) => [p.code, p.legalBasis]));
  if (model.procedure.papers.length === 0)
    return html`<p class="govuk-body">${view.t('office-desk.intake.no-papers')}</p>`;
  return html`<ul class="da-papers">${model.procedure.papers.map((paper) => {
    const basis = waived.get(paper.code);
    return basis === undefined
      ? paperRow(view, paper, model.errors)
      : html`<li class="da-papers__item da-papers__item--waived"><span class="da-papers__name">${view.say(paper.name)}</span><span class="govuk-hint">${view.t('office-desk.intake.not-asked', { law: view.say(basis) })}</span></li>`;
  })}</ul>`;
}

function paperRow(view: View, paper: Paper, errors: readonly FieldError[]): Html {
  const name = `paper-${paper.code}`;
  const { error } = errorOf(errors, name);
  const chosen = view.form[name] ?? '';
  const label = (kind: (typeof kinds)[number]) =>
    view.t(kind === '' ? 'office-desk.intake.paper-none' : `desk.form.kind.${kind}`);
  return html`<li class="da-papers__item"><fieldset class="govuk-fieldset${error === undefined ? '' : ' govuk-form-group--error'}"><legend class="govuk-fieldset__legend da-papers__name">${view.say(paper.name)}${paper.required ? '' : html` <span class="da-optional">${view.t('office-desk.intake.paper-if-any')}</span>`}</legend>
${error === undefined ? '' : html`<p class="govuk-error-message">${error}</p>`}
<div class="da-papers__choice"><div class="govuk-radios govuk-radios--inline govuk-radios--small">${kinds.map(
    (kind, i) =>
      html`<div class="govuk-radios__item"><input class="govuk-radios__input" type="radio" id="${fieldId(name)}${i === 0 ? '' : `-${i + 1}`}" name="${name}" value="${kind}"${kind === chosen ? ' checked' : ''}><label class="govuk-label govuk-radios__label" for="${fieldId(name)}${i === 0 ? '' : `-${i + 1}`}">${label(kind)}</label></div>`,
  )}</div><span class="da-papers__count"><label class="govuk-label" for="${fieldId(name)}-count">${view.t('office-desk.intake.count')}</label><input class="govuk-input govuk-input--width-2" type="text" inputmode="numeric" id="${fieldId(name)}-count" name="${name}-count" value="${view.form[`${name}-count`] ?? '1'}"></span></div></fieldset></li>`;
}
