import { type BoundedShare, type LearntFigures, learnWeights, type SectorCode, type WeightsView } from '#cleaning';
import { type Html, html } from '#platform/html';
import { formatDateTime, formatNumber } from '#platform/i18n';
import { newId } from '#platform/ids';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { selectField } from '../../components/select-field.ts';
import type { View } from '../../shell/view.ts';
import { share } from './overview-pages.ts';

const words = (view: View) => (key: string, params?: Record<string, string | number>) =>
  view.t(`office-cleaning.weights.${key}`, params);

/** What people's decisions teach of a sector's weights: the figures before and after, for a leader to decide. */
export async function weightsPart(
  view: View,
  sector: SectorCode,
  errors: readonly { field: string; text: string }[],
): Promise<Html> {
  const shown = await view.ask(learnWeights, { sector });
  const { proposal, used, versions } = shown;
  const text = words(view);
  const number = (n: number) => formatNumber(view.language, n);
  const leads = view.actor.roles.includes('leader');
  const isProposed = Object.keys(proposal.change).length > 0;
  const state = isProposed ? 'proposed' : proposal.before === null ? 'few' : 'nothing';
  return html`<h2 class="govuk-heading-m" id="weights">${text('title')}</h2>
<p class="govuk-body">${text('text')}</p>
<p class="govuk-body">${used === null ? text('own') : text('used', { number: used.number })}</p>
<p class="govuk-body">${text(proposal.blindOnly ? 'from-blind' : 'from', { count: number(proposal.decisions) })} ${text(state)}</p>
${proposal.before === null || proposal.after === null ? '' : figuresTable(view, proposal.before, proposal.after)}
${isProposed ? changeTable(view, proposal.change) : ''}
${isProposed && leads ? decideForm(view, { sector, decisions: proposal.decisions, errors }) : ''}
${versions.length === 0 ? '' : versionsTable(view, shown)}
${versions.length > 0 && leads ? restoreForm(view, { sector, shown, errors }) : ''}`;
}

function figuresTable(view: View, before: LearntFigures, after: LearntFigures): Html {
  const text = words(view);
  const bounded = (s: BoundedShare) =>
    s.of === 0
      ? '–'
      : text('share', {
          share: share(view, s.hits, s.of),
          hits: formatNumber(view.language, s.hits),
          of: formatNumber(view.language, s.of),
          low: share(view, s.low, 1),
          high: share(view, s.high, 1),
        });
  const cells = (f: LearntFigures) => [
    bounded(f.precision),
    bounded(f.recall),
    formatNumber(view.language, f.surprise, 3),
  ];
  return dataTable({
    language: view.language,
    caption: text('figures'),
    columns: [
      { label: text('weights'), heading: true },
      ...['precision', 'recall', 'surprise'].map((key) => ({ label: text(key), numeric: true })),
    ],
    rows: [{ cells: [text('before'), ...cells(before)] }, { cells: [text('after'), ...cells(after)] }],
  });
}

/** A level of agreement in the words of the evidence; one that the engine no longer has by its name. */
function changeTable(view: View, change: Readonly<Record<string, number>>): Html {
  const text = words(view);
  return dataTable({
    language: view.language,
    caption: text('change'),
    columns: [
      { label: text('level'), heading: true },
      { label: text('bits'), numeric: true },
    ],
    rows: Object.entries(change).map(([level, bits]) => ({
      cells: [view.t(`linkage.evidence.${level}`), signed(view, bits)],
    })),
  });
}

const signed = (view: View, bits: number) => `${bits > 0 ? '+' : ''}${formatNumber(view.language, bits, 1)}`;

type Errors = readonly { field: string; text: string }[];

const reasonField = (view: View, name: string, errors: Errors) => {
  const error = errors.find((e) => e.field === name)?.text;
  return longTextField({
    language: view.language,
    name,
    label: words(view)('reason'),
    rows: 2,
    atMost: 500,
    value: view.form[name] ?? '',
    ...(error === undefined ? {} : { error }),
  });
};

function decideForm(
  view: View,
  { sector, decisions, errors }: { sector: SectorCode; decisions: number; errors: Errors },
): Html {
  const text = words(view);
  return form({
    language: view.language,
    action: `/office/cleaning/sectors/${sector}/weights`,
    idempotencyKey: newId(),
    hidden: { decisions: String(decisions) },
    body: html`${reasonField(view, 'weightsReason', errors)}
<div class="govuk-button-group">${button({ text: text('accept'), name: 'verdict', value: 'accept' })}${button({ text: text('refuse'), tone: 'secondary', name: 'verdict', value: 'refuse' })}</div>`,
    submit: null,
  });
}

function versionsTable(view: View, { versions, used }: WeightsView): Html {
  const text = words(view);
  return dataTable({
    language: view.language,
    caption: text('versions'),
    columns: [
      { label: text('number'), heading: true },
      { label: text('verdict') },
      { label: text('decisions'), numeric: true },
      { label: text('surprise-both'), numeric: true },
      { label: text('change') },
      { label: text('reason') },
    ],
    rows: versions.map((v) => ({
      cells: [
        `${v.number}. ${formatDateTime(v.decidedAt)}`,
        v.id === used?.id ? `${text(v.verdict)} (${text('in-use')})` : text(v.verdict),
        formatNumber(view.language, v.decisions),
        v.before === null || v.after === null
          ? '–'
          : `${formatNumber(view.language, v.before.surprise, 3)} → ${formatNumber(view.language, v.after.surprise, 3)}`,
        Object.entries(v.change)
          .map(([level, bits]) => `${view.t(`linkage.evidence.${level}`)}: ${signed(view, bits)}`)
          .join('; ') || text('none'),
        v.reason,
      ],
    })),
  });
}

/** Versions that may be used again, and the engine's own weights. */
function restoreForm(
  view: View,
  { sector, shown, errors }: { sector: SectorCode; shown: WeightsView; errors: Errors },
): Html {
  const { versions, used } = shown;
  const text = words(view);
  const others = versions.filter((v) => v.verdict === 'accepted' && v.id !== used?.id);
  return form({
    language: view.language,
    action: `/office/cleaning/sectors/${sector}/weights/restore`,
    idempotencyKey: newId(),
    body: html`${selectField({
      language: view.language,
      name: 'number',
      label: text('restore-which'),
      choices: [
        { value: '0', text: text('restore-own') },
        ...others.map((v) => ({ value: String(v.number), text: text('restore-number', { number: v.number }) })),
      ],
      value: view.form['number'] ?? '0',
    })}${reasonField(view, 'restoreReason', errors)}`,
    submit: text('restore'),
  });
}
