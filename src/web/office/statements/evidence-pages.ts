import { attachEvidence, checkEvidence, detachEvidence, showStatement } from '#indicators';
import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { sendFile } from '../../shell/send-file.ts';
import { readFiles } from '../../shell/upload.ts';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { formPage } from './form-pages.ts';
import { statementHref } from './statement-words.ts';

/** Documents of a form: add, read, take off. */
export const evidencePages: readonly PageRoute[] = [
  { method: 'POST', url: '/office/statements/:statementId/files', permission: officer(), handler: attach },
  { method: 'GET', url: '/office/statements/:statementId/files/:fileId', permission: officer(), handler: read },
  {
    method: 'POST',
    url: '/office/statements/:statementId/files/:fileId/remove',
    permission: officer(),
    handler: remove,
  },
];

const idOf = (view: View) => view.params['statementId'] ?? '';

async function attach(view: View) {
  const statementId = idOf(view);
  const posted = await readFiles(view, { before: () => view.act(checkEvidence, { statementId }) });
  const [fault] = posted.faults;
  if (fault !== undefined) return formPage(view, { errors: view.faultWords([fault]) });
  const [first] = posted.stored;
  if (first === undefined)
    return formPage(view, { errors: [{ field: 'file', text: view.t('office-statements.file-needed') }] });
  const input = { statementId, version: Number(posted.fields['_version'] ?? 0), file: first.file };
  const done = await orRefusal(view.act(attachEvidence, input, posted.fields['_key']));
  if (!(done instanceof Refusal)) return view.go(statementHref(statementId, '#evidence'));
  if (done.kind === 'not-found') throw done;
  return formPage(view, { message: view.t(done.key, done.params) });
}

async function read(view: View) {
  const { files, may } = await view.ask(showStatement, { statementId: idOf(view) });
  if (!may.readFiles) refuse('forbidden', 'indicators.statement.not-yours');
  const file = files.find((f) => f.id === view.params['fileId']) ?? refuse('not-found', 'platform.file-missing');
  return sendFile(view, file);
}

async function remove(view: View) {
  const statementId = idOf(view);
  const version = Number(view.form['_version'] ?? 0);
  const done = await orRefusal(view.act(detachEvidence, { statementId, version, fileId: view.params['fileId'] ?? '' }));
  if (!(done instanceof Refusal)) return view.go(statementHref(statementId, '#evidence'));
  if (done.kind === 'not-found') throw done;
  return formPage(view, { message: view.t(done.key, done.params) });
}
