import { anyone } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { formatDate, formatDateTime } from '#platform/i18n';
import { checkDocument, type DocumentFinding, type VerifiedResult, verifyResult } from '#results';
import { button } from '../../components/button.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { summaryList } from '../../components/summary-list.ts';
import { textField } from '../../components/text-field.ts';
import { agencyNameFor } from '../../shell/agency-names.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { standingTag, validUntil } from './result-words.ts';

/** Whether a document is genuine, for whoever holds its code or its file: no sign-in, no names. */
export const verifyPages: readonly PageRoute[] = [
  { method: 'GET', url: '/verify', permission: anyone, handler: byCode },
  { method: 'POST', url: '/verify', permission: anyone, handler: byFile },
];

interface VerifyModel {
  code: string;
  found?: VerifiedResult;
  finding?: DocumentFinding;
  error?: { field: 'code' | 'file'; text: string };
}

async function byCode(view: View) {
  const code = (view.search['code'] ?? '').slice(0, 300).trim();
  if (code === '') return verifyPage(view, { code });
  const found = await orRefusal(view.ask(verifyResult, { code }));
  if (found instanceof Refusal)
    return verifyPage(view, { code, error: { field: 'code', text: view.t(found.key, found.params) } });
  return verifyPage(view, { code, found });
}

/** The file is looked at in memory and forgotten: neither it nor its name is kept. */
async function byFile(view: View) {
  const bytes = await postedFile(view);
  const refused = (key: string) => verifyPage(view, { code: '', error: { field: 'file', text: view.t(key) } });
  if (bytes === undefined) return refused('citizen-results.verify.choose');
  if (bytes.length > view.site.uploadLimitMb * 1024 * 1024) return refused('citizen-results.verify.too-large');
  if (!bytes.subarray(0, 1024).includes('%PDF-')) return refused('citizen-results.verify.not-pdf');
  const finding = await checkDocument(bytes);
  const found = await orRefusal(view.ask(verifyResult, { fileHash: finding.fileHash }));
  if (found instanceof Refusal)
    return verifyPage(view, { code: '', finding, error: { field: 'file', text: view.t(found.key, found.params) } });
  return verifyPage(view, { code: '', found, finding });
}

async function postedFile(view: View): Promise<Buffer | undefined> {
  if (!view.request.isMultipart()) return undefined;
  let bytes: Buffer | undefined;
  for await (const part of view.request.parts()) {
    if (part.type !== 'file') continue;
    const contents = await part.toBuffer();
    if (part.filename !== '') bytes ??= contents;
  }
  return bytes;
}

async function verifyPage(view: View, model: VerifyModel) {
  const { code, found, finding, error } = model;
  const title = view.t('citizen-results.verify.title');
  const fault = (field: string) => (error?.field === field ? { error: error.text } : {});
  const body = html`${error === undefined ? '' : errorSummary({ language: view.language, errors: [error] })}
<h1 class="govuk-heading-l">${title}</h1>
${found === undefined ? '' : await verdict(view, found)}
${finding === undefined ? '' : signatureVerdict(view, finding)}
<form action="/verify" method="get">
${textField({
  language: view.language,
  name: 'code',
  label: view.t('citizen-results.verify.code'),
  hint: view.t('citizen-results.verify.code-hint'),
  value: code,
  width: 20,
  ...fault('code'),
})}
${button({ text: view.t('citizen-results.verify.check') })}</form>
<h2 class="govuk-heading-m">${view.t('citizen-results.verify.by-file')}</h2>
${form({
  language: view.language,
  action: '/verify',
  files: true,
  body: html`${fileField({
    language: view.language,
    name: 'file',
    label: view.t('citizen-results.verify.file'),
    hint: view.t('citizen-results.verify.file-hint'),
    accept: 'application/pdf',
    limitMb: view.site.uploadLimitMb,
    ...fault('file'),
  })}${button({ text: view.t('citizen-results.verify.check-file'), tone: 'secondary' })}`,
  submit: null,
})}`;
  return view.page(
    { title, room: 'citizen', body, backLink: '/', hasErrors: error !== undefined },
    error === undefined ? 200 : error.field === 'code' ? 404 : 422,
  );
}

async function verdict(view: View, found: VerifiedResult): Promise<Html> {
  const good = found.standing === 'valid';
  return html`${notice({
    language: view.language,
    kind: good ? 'success' : found.standing === 'drawing' ? 'info' : 'warning',
    title: view.t(`citizen-results.verdict.${found.standing}`, {
      date: found.endedOn === null ? '' : formatDate(found.endedOn),
    }),
    body: view.t('citizen-results.verify.compare'),
  })}
${summaryList({
  language: view.language,
  rows: [
    { label: view.t('citizen-results.document'), value: view.say(found.title) },
    { label: view.t('citizen-results.number'), value: found.number },
    { label: view.t('citizen-results.agency'), value: await agencyNameFor(view, found.agencyCode) },
    { label: view.t('citizen-results.issued'), value: formatDate(found.issuedOn) },
    { label: view.t('citizen-results.valid-to'), value: validUntil(view, found.validTo) },
    { label: view.t('citizen-results.state'), value: standingTag(view, found.standing) },
    { label: view.t('citizen-results.signature'), value: found.signer ?? view.t('citizen-results.unsigned') },
    ...(found.origin === 'digitised'
      ? [{ label: view.t('citizen-results.origin'), value: view.t('citizen-results.digitised') }]
      : []),
  ],
})}`;
}

/** What the file's own signature says, apart from whether we know the file. */
function signatureVerdict(view: View, { signature }: DocumentFinding): Html {
  const frame = { language: view.language, title: view.t('citizen-results.signed.title') };
  if (signature.state === 'none')
    return notice({ ...frame, kind: 'info', body: view.t('citizen-results.signed.none') });
  if (signature.state === 'broken')
    return notice({
      ...frame,
      kind: 'error',
      body: view.t(`citizen-results.signed.${signature.why}`),
    });
  return notice({
    ...frame,
    kind: 'success',
    body: view.t('citizen-results.signed.intact', {
      signer: signature.signer,
      at: signature.at === undefined ? '' : formatDateTime(signature.at),
    }),
  });
}
