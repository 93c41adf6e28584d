import { citizen } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { newId } from '#platform/ids';
import { askCorrection, type Correction, correctableFields, myCorrections, withdrawCorrection } from '#rights';
import { button } from '../../components/button.ts';
import { dataTable } from '../../components/data-table.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { selectField } from '../../components/select-field.ts';
import { type Tone, tag } from '../../components/tag.ts';
import { textField } from '../../components/text-field.ts';
import { readFiles } from '../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';

const base = '/my/data/corrections';

export const correctionPages: readonly PageRoute[] = [
  { method: 'GET', url: base, permission: citizen(), handler: (view) => page(view, {}) },
  { method: 'POST', url: base, permission: citizen(), handler: ask },
  { method: 'POST', url: `${base}/:correctionId/withdraw`, permission: citizen(), handler: withdraw },
];

type Typed = Readonly<Record<string, string>>;

async function page(view: View, { typed = {}, refusal }: { typed?: Typed; refusal?: Refusal }) {
  const { language } = view;
  const mine = await view.ask(myCorrections, {});
  const errors = refusal === undefined ? [] : view.faultWords(refusal.fields);
  const title = view.t('citizen-my-data.correction.title');
  const body = html`${errors.length > 0 ? errorSummary({ language, errors }) : ''}
${refusal !== undefined && errors.length === 0 ? notice({ language, kind: 'warning', body: view.t(refusal.key, refusal.params) }) : ''}
${view.search['asked'] === undefined ? '' : notice({ language, kind: 'success', body: view.t('citizen-my-data.correction.asked') })}
<h1 class="govuk-heading-l">${title}</h1>
<p class="govuk-body">${view.t('citizen-my-data.correction.about')}</p>
${askForm(view, typed, errors)}
${list(view, mine)}`;
  const status = refusal === undefined ? 200 : 422;
  return view.page({ title, room: 'citizen', body, backLink: '/my/data', hasErrors: errors.length > 0 }, status);
}

function askForm(view: View, typed: Typed, errors: readonly { field: string; text: string }[]): Html {
  const { language } = view;
  const errorAt = (field: string) => errors.find((e) => e.field === field)?.text;
  return form({
    language,
    action: base,
    idempotencyKey: typed['_key'] ?? newId(),
    files: true,
    keepAs: 'correction',
    submit: view.t('citizen-my-data.correction.send'),
    body: html`${selectField({
      language,
      name: 'field',
      label: view.t('citizen-my-data.correction.field'),
      value: typed['field'],
      choices: correctableFields.map((value) => ({ value, text: view.t(`citizen-my-data.field.${value}`) })),
    })}${textField({
      language,
      name: 'wanted',
      label: view.t('citizen-my-data.correction.wanted'),
      hint: view.t('citizen-my-data.correction.wanted-hint'),
      value: typed['wanted'],
      error: errorAt('wanted'),
    })}${longTextField({
      language,
      name: 'reason',
      label: view.t('citizen-my-data.correction.reason'),
      hint: view.t('citizen-my-data.correction.reason-hint'),
      value: typed['reason'],
      error: errorAt('reason'),
    })}${fileField({
      language,
      name: 'file',
      limitMb: view.site.uploadLimitMb,
      label: view.t('citizen-my-data.correction.file'),
      hint: view.t('citizen-my-data.correction.file-hint'),
      error: errorAt('file'),
    })}`,
  });
}

async function ask(view: View) {
  const { fields, stored, faults } = await readFiles(view);
  const empty = (['wanted', 'reason'] as const).filter((name) => (fields[name] ?? '').trim() === '');
  const found = [...faults, ...empty.map((field) => ({ field, key: `citizen-my-data.correction.fault.${field}` }))];
  if (found.length > 0)
    return page(view, {
      typed: fields,
      refusal: new Refusal('invalid', 'citizen-my-data.correction.fault.wanted', {}, found),
    });
  const file = stored[0]?.file;
  const done = await orRefusal(
    view.act(
      askCorrection,
      {
        field: (fields['field'] ?? '') as (typeof correctableFields)[number],
        wanted: fields['wanted'] ?? '',
        reason: fields['reason'] ?? '',
        ...(file === undefined
          ? {}
          : { file: { fileHash: file.fileHash, fileName: file.fileName, mediaType: file.mediaType } }),
      },
      fields['_key'],
    ),
  );
  return done instanceof Refusal ? page(view, { typed: fields, refusal: done }) : view.go(`${base}?asked=1`);
}

async function withdraw(view: View) {
  const input = { correctionId: view.params['correctionId'] ?? '', version: Number(view.form['version']) };
  const done = await orRefusal(view.act(withdrawCorrection, input));
  return done instanceof Refusal ? page(view, { refusal: done }) : view.go(base);
}

const tones: Record<Correction['state'], Tone> = {
  asked: 'progress',
  accepted: 'success',
  refused: 'danger',
  withdrawn: 'neutral',
};

function list(view: View, mine: readonly Correction[]): Html {
  return dataTable({
    language: view.language,
    caption: view.t('citizen-my-data.correction.mine'),
    columns: [
      { label: view.t('citizen-my-data.correction.field'), heading: true },
      { label: view.t('citizen-my-data.correction.wanted') },
      { label: view.t('citizen-my-data.correction.state') },
      { label: view.t('citizen-my-data.correction.answer') },
    ],
    rows: mine.map((c) => ({
      cells: [
        view.t(`citizen-my-data.field.${c.field}`),
        c.wanted,
        html`${tag({ tone: tones[c.state], text: view.t(`rights.state.${c.state}`) })}${c.state === 'asked' ? takeBack(view, c) : ''}`,
        c.answeredAt === null
          ? view.t('citizen-my-data.correction.by', { code: c.code, due: formatDate(c.dueOn) })
          : html`${formatDateTime(c.answeredAt)}: ${c.answer}`,
      ],
    })),
    empty: view.t('citizen-my-data.correction.none'),
  });
}

const takeBack = (view: View, { id, version }: Correction): Html =>
  form({
    language: view.language,
    action: `${base}/${id}/withdraw`,
    idempotencyKey: newId(),
    hidden: { version: String(version) },
    body: button({ text: view.t('citizen-my-data.correction.withdraw'), tone: 'secondary' }),
    submit: null,
  });
