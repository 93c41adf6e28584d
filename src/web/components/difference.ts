import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';
import { dataTable } from './data-table.ts';
import { letterDifference, type Stretch } from './letter-difference.ts';
import { tag } from './tag.ts';

export interface DifferenceRow {
  readonly label: string;
  /** As the person wrote it; null when nothing was written. */
  readonly written: string | null;
  /** As the registry has it; null when it has nothing. */
  readonly registry: string | null;
}

export interface DifferenceModel {
  readonly language: Language;
  readonly caption?: string | undefined;
  /** Keeps the caption for screen readers only, when a heading above says the same. */
  readonly captionHidden?: boolean | undefined;
  readonly rows: readonly DifferenceRow[];
  /** Who wrote the left side, when it was not a person in a form: head of the column, and what is said of an empty cell. */
  readonly writer?: { readonly written: string; readonly notWritten: string } | undefined;
}

/**
 * What the person wrote beside what the registry has, differences marked to the letter. `<ins>` marks letters that only
 * the person wrote, `<del>` letters that only the registry has; both are said in words to screen readers.
 */
export function difference(model: DifferenceModel): Html {
  const { language } = model;
  return dataTable({
    language,
    caption: model.caption ?? words(language, 'difference.caption'),
    captionHidden: model.captionHidden,
    columns: [
      { label: words(language, 'difference.field'), heading: true },
      { label: model.writer?.written ?? words(language, 'difference.written') },
      { label: words(language, 'difference.registry') },
      { label: words(language, 'difference.verdict') },
    ],
    rows: model.rows.map((row) => differenceRow(language, row, model.writer)),
  });
}

function differenceRow(language: Language, row: DifferenceRow, writer: DifferenceModel['writer']) {
  const none = html`<span class="da-soft">${words(language, 'difference.empty')}</span>`;
  if (row.written === null && row.registry === null) {
    return { cells: [row.label, none, none, tag({ tone: 'success', text: words(language, 'difference.matches') })] };
  }
  if (row.written === null || row.registry === null) {
    const text =
      row.written === null
        ? (writer?.notWritten ?? words(language, 'difference.not-written'))
        : words(language, 'difference.not-in-registry');
    const verdict = tag({ tone: 'neutral', text });
    return { cells: [row.label, row.written ?? none, row.registry ?? none, verdict] };
  }
  const stretches = letterDifference(row.written, row.registry);
  const places = countPlaces(stretches);
  const verdict =
    places === 0
      ? tag({ tone: 'success', text: words(language, 'difference.matches') })
      : tag({ tone: 'attention', text: words(language, 'difference.differs', { count: places }) });
  const cells = [row.label, side(language, stretches, 'only-left'), side(language, stretches, 'only-right'), verdict];
  return places === 0 ? { cells } : { cells, tone: 'attention' as const };
}

/** Neighbouring stretches are one place: a changed letter counts once. */
function countPlaces(stretches: readonly Stretch[]): number {
  return stretches.filter(
    (stretch, index) => stretch.kind !== 'same' && (stretches[index - 1]?.kind ?? 'same') === 'same',
  ).length;
}

function side(language: Language, stretches: readonly Stretch[], own: 'only-left' | 'only-right'): Html {
  const said = words(language, own === 'only-left' ? 'difference.added' : 'difference.missing');
  const end = words(language, 'difference.mark-end');
  const before = html`<span class="govuk-visually-hidden"> [${said}: </span>`;
  const after = html`<span class="govuk-visually-hidden"> ${end}] </span>`;
  return html`<span class="da-letters">${stretches.map((stretch) => {
    if (stretch.kind === 'same') return stretch.text;
    if (stretch.kind !== own) return '';
    return own === 'only-left'
      ? html`<ins class="da-ins">${before}${stretch.text}${after}</ins>`
      : html`<del class="da-del">${before}${stretch.text}${after}</del>`;
  })}</span>`;
}
