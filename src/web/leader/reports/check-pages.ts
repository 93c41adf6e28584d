import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { checkReport, type Finding, reportText } from '#reports';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { longTextField } from '../../components/long-text-field.ts';
import { notice } from '../../components/notice.ts';
import { tag } from '../../components/tag.ts';
import type { PageRoute, View } from '../../shell/view.ts';
import { findingWords, refusalWords, writesReports } from './report-words.ts';

/** Drop any report: what it says against itself, beside its own lines. Nothing of it is kept. */
export const checkPages: readonly PageRoute[] = [
  { method: 'GET', url: '/reports/check', permission: writesReports, handler: (view) => page(view, {}) },
  { method: 'POST', url: '/reports/check', permission: writesReports, handler: check },
];

interface PageState {
  refusal?: Refusal;
  pasted?: string;
  result?: { name: string; text: string; findings: Finding[] };
}

async function page(view: View, { refusal, pasted = '', result }: PageState) {
  const { language } = view;
  const title = view.t('leader-reports.check.title');
  const body = html`${refusalWords(view, refusal)}<h1 class="govuk-heading-l">${title}</h1>
${result === undefined ? html`<p class="govuk-body">${view.t('leader-reports.check.about')}</p>` : resultPart(view, result)}
${result === undefined ? '' : html`<h2 class="govuk-heading-m">${view.t('leader-reports.check.another')}</h2>`}
${form({
  language,
  action: '/reports/check',
  files: true,
  submit: view.t('leader-reports.check.check'),
  body: html`${fileField({
    language,
    name: 'file',
    label: view.t('leader-reports.check.file'),
    hint: view.t('leader-reports.check.kinds'),
    accept: '.md,.txt,.docx,.pdf',
    limitMb: view.site.uploadLimitMb,
  })}${longTextField({ language, name: 'text', label: view.t('leader-reports.check.paste'), rows: 6, value: pasted })}`,
})}`;
  return view.page(
    { title, room: 'leader', body, backLink: '/reports', hasErrors: refusal !== undefined, wide: true },
    refusal === undefined ? 200 : 422,
  );
}

function resultPart(view: View, { name, text, findings }: NonNullable<PageState['result']>): Html {
  const { language } = view;
  if (findings.length === 0)
    return html`<p class="govuk-body">${name}</p>${notice({ language, kind: 'success', body: view.t('reports.check.none') })}`;
  const lines = text.split(/\r?\n/);
  const byLine = Map.groupBy(findings, (f) => f.line);
  return html`<p class="govuk-body">${name}</p>
${notice({ language, kind: 'warning', body: view.t('reports.check.count', { count: findings.length }) })}
<ol class="govuk-list da-findings">${[...byLine].map(
    ([
      line,
      found,
    ]) => html`<li class="da-findings__line"><div class="da-findings__text" lang="vi"><span class="da-findings__number">${view.t('reports.check.line', { line: formatNumber(language, line) })}</span> ${marked(lines[line - 1] ?? '', found)}</div>
<ul class="govuk-list da-findings__words">${found.map(
      (f) =>
        html`<li>${tag({ tone: 'attention', text: view.t(`leader-reports.kind.${f.kind}`) })} ${findingWords(view, f)}</li>`,
    )}</ul></li>`,
  )}</ol>`;
}

/** The line with what it states marked where it stands in it. */
function marked(line: string, findings: readonly Finding[]): Html {
  const text = line.length > 900 ? around(line, findings[0]) : line;
  const stated = findings.map((f) => f.stated).filter((s) => s !== '' && text.includes(s));
  const [first] = stated;
  if (first === undefined) return html`${text}`;
  const at = text.indexOf(first);
  return html`${text.slice(0, at)}<mark>${first}</mark>${text.slice(at + first.length)}`;
}

/** A very long paragraph is shown around what was found in it. */
function around(line: string, finding: Finding | undefined): string {
  const at = Math.max(0, line.indexOf(finding?.stated ?? ''));
  const [from, to] = [Math.max(0, at - 400), Math.min(line.length, at + 400)];
  return `${from === 0 ? '' : '… '}${line.slice(from, to)}${to === line.length ? '' : ' …'}`;
}

async function check(view: View) {
  let pasted = '';
  let file: { name: string; bytes: Uint8Array } | undefined;
  if (view.request.isMultipart())
    for await (const part of view.request.parts()) {
      if (part.type === 'field') pasted = part.fieldname === 'text' ? String(part.value) : pasted;
      else {
        const bytes = await part.toBuffer();
        if (part.filename !== '') file = { name: part.filename, bytes };
      }
    }
  else pasted = view.form['text'] ?? '';
  try {
    if (file === undefined && pasted.trim() === '') throw new Refusal('invalid', 'leader-reports.check.nothing');
    const name = file?.name ?? view.t('leader-reports.check.pasted');
    const text = file === undefined ? pasted : await reportText(file.name, file.bytes);
    return page(view, { result: { name, text, findings: checkReport(text) } });
  } catch (error) {
    if (error instanceof Refusal) return page(view, { refusal: error, pasted });
    throw error;
  }
}
