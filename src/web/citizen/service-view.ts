import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { basisNotToAsk, lawText, type Paper, type Procedure, procedureAt } from '#procedures';
import { linkButton } from '../components/button.ts';
import { summaryList } from '../components/summary-list.ts';
import { tag } from '../components/tag.ts';
import type { View } from '../shell/view.ts';
import { startForm } from './start-form.ts';

/** A service as a citizen sees it: what it is, what it takes, and the way to begin. `start` is left out in a preview. */
export function serviceView(view: View, procedure: Procedure, start: Html = beginning(view, procedure)): Html {
  return html`<h1 class="govuk-heading-l">${view.say(procedure.name)}</h1>
<p class="govuk-body-l">${view.say(procedure.description)}</p>
<p class="govuk-body">${
    procedure.online.level === 'full'
      ? tag({ tone: 'success', text: view.t('citizen.service.online-full') })
      : html`${tag({ tone: 'info', text: view.t('citizen.service.online-part') })} ${view.say(procedure.online.reason)}`
  }</p>
${summaryList({ language: view.language, rows: factsOf(view, procedure) })}
${start}`;
}

/** With questions before the form people go there first; the form itself stays open to whoever knows. */
function beginning(view: View, procedure: Procedure): Html {
  if ((procedure.eligibility ?? []).length === 0) return startForm(view, procedure.code);
  return html`<p class="govuk-body">${view.t('citizen-life-events.check.offer-text')}</p>
${linkButton({ text: view.t('citizen-life-events.check.offer'), href: `/services/${procedure.code}/check` })}
${startForm(view, procedure.code)}`;
}

function factsOf(view: View, p: Procedure) {
  return [
    { label: view.t('citizen.service.deadline'), value: deadlineWords(view, p) },
    { label: view.t('citizen.service.fee'), value: feeWords(view, p) },
    {
      label: view.t('citizen.service.papers'),
      value:
        p.papers.length === 0
          ? view.t('citizen.service.no-papers')
          : html`<ul class="govuk-list govuk-list--bullet">${p.papers.map(
              (paper) => html`<li>${view.say(paper.name)}${paperRemark(view, paper)}</li>`,
            )}</ul>`,
    },
    ...(p.package === undefined
      ? []
      : [{ label: view.t('citizen-life-events.service.parts'), value: partsOf(view, p.package.parts) }]),
    { label: view.t('citizen.service.result'), value: resultWords(view, p) },
    {
      label: view.t('citizen.service.law'),
      value: html`<ul class="govuk-list">${p.legalBasis.map(
        (law) => html`<li>${lawText(law, view.language)}</li>`,
      )}</ul>`,
    },
  ];
}

/** When a paper is needed, or why it is not asked for. */
function paperRemark(view: View, paper: Paper): Html | string {
  const soft = (text: string) => html` <span class="da-optional">${text}</span>`;
  if (paper.replacedBy !== undefined) {
    const law = lawText(basisNotToAsk(paper, view.today), view.language);
    return html` – <strong>${view.t('citizen.service.paper-replaced')}</strong>${soft(
      view.t('citizen-life-events.service.not-asked', { law }),
    )}`;
  }
  const when = paper.required
    ? ''
    : soft(
        paper.requiredWhen === undefined
          ? view.t('citizen.service.paper-if-any')
          : view.t('citizen-life-events.service.when-needed'),
      );
  const results = (paper.acceptsResult ?? []).flatMap((code) => {
    const giver = procedureAt(code, view.today);
    return giver === undefined ? [] : [view.say(giver.result.name)];
  });
  return html`${when}${results.length === 0 ? '' : soft(view.t('citizen-life-events.service.accepts-result', { results: results.join('; ') }))}`;
}

function partsOf(view: View, parts: NonNullable<Procedure['package']>['parts']): Html {
  const nameOf = (code: string) => parts.find((p) => p.code === code)?.name;
  return html`<ol class="govuk-list govuk-list--number">${parts.map((part) => {
    const days =
      part.workingDays === 0
        ? view.t('citizen-life-events.service.part-same-day')
        : view.t('citizen-life-events.service.part-days', { days: part.workingDays });
    const after = (part.after ?? []).flatMap((code) => nameOf(code) ?? []).map(view.say);
    return html`<li>${view.say(part.name)} (${view.t(`procedures.branch.${part.branch}`)}): ${days}${
      after.length === 0 ? '' : `, ${view.t('citizen-life-events.service.part-after', { parts: after.join(', ') })}`
    }${part.when === undefined ? '' : html` <span class="da-optional">${view.t('citizen-life-events.service.when-needed')}</span>`}</li>`;
  })}</ol>`;
}

function resultWords(view: View, { result }: Procedure): Html {
  return html`${view.say(result.name)}${
    result.validMonths === undefined
      ? ''
      : html`<br>${view.t('citizen-life-events.service.valid-months', { months: result.validMonths })}`
  }`;
}

function deadlineWords(view: View, p: Procedure): Html {
  const days = p.deadline.workingDays;
  const main = days === 0 ? view.t('citizen.service.same-day') : view.t('citizen.service.days', { days });
  const { extended } = p.deadline;
  return html`${main}${extended ? html`<br>${view.t('citizen.service.days-extended', { days: extended.workingDays, when: view.say(extended.when) })}` : ''}`;
}

function feeWords(view: View, p: Procedure): Html {
  const money = (amount: number | null) =>
    amount === null
      ? view.t('citizen.service.fee-varies')
      : amount === 0
        ? view.t('citizen.service.free')
        : view.t('citizen.service.dong', { amount: formatNumber(view.language, amount) });
  const { counter, online, note } = p.fee;
  const words =
    counter === online
      ? money(counter)
      : view.t('citizen.service.fee-both', { counter: money(counter), online: money(online) });
  return html`${words}${note ? html`<br>${view.say(note)}` : ''}`;
}
