import { officer } from '#platform/command';
import { Refusal, refuse } from '#platform/errors';
import { sendFile, sendResult } from '../shell/send-file.ts';
import { orRefusal, type PageRoute, type View } from '../shell/view.ts';
import { deskActNames, deskActs, fieldOfInput, readAct } from './case-acts.ts';
import { afterAct, casePage } from './case-page.ts';
import { casePeoplePages } from './case-people.ts';
import { consultPages } from './consult-pages.ts';
import { consultationPages } from './consultation-pages.ts';
import { openCase } from './open-case.ts';
import { caseAddress, fromOf } from './queue-place.ts';

const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** One case at the desk: what the person wrote beside what the registry has, what may be done now, what was done. */
export const officeCasePages: readonly PageRoute[] = [
  { method: 'GET', url: '/office/cases/:caseId', permission: works, handler: async (view) => casePage(view, {}) },
  { method: 'POST', url: '/office/cases/:caseId/act', permission: works, handler: act },
  {
    method: 'GET',
    url: '/office/cases/:caseId/papers/:paperId',
    permission: works,
    async handler(view) {
      const { papers } = await openCase(view);
      const paper = papers.find((p) => p.id === view.params['paperId']) ?? refuse('not-found', 'platform.file-missing');
      return sendFile(view, paper);
    },
  },
  {
    method: 'GET',
    url: '/office/cases/:caseId/result',
    permission: works,
    handler: async (view) => sendResult(view, await openCase(view)),
  },
  ...casePeoplePages,
  ...consultPages,
  ...consultationPages,
];

async function act(view: View) {
  const name = deskActNames.find((a) => a === view.form['act']) ?? refuse('invalid', 'cases.act-not-possible');
  const { input, faults } = readAct(view, name);
  if (faults.length > 0) return casePage(view, { faults, act: name, status: 422 });
  const done = await orRefusal(view.act(deskActs[name].command as never, input as never));
  if (done instanceof Refusal && done.kind !== 'not-found' && done.fields.length > 0) {
    const beside = view.faultWords(done.fields).map((f) => ({ field: fieldOfInput(name, f.field), text: f.text }));
    return casePage(view, { faults: beside, act: name, status: 422 });
  }
  if (done instanceof Refusal && done.kind !== 'not-found')
    return casePage(view, { message: view.t(done.key, done.params), act: name, status: 409 });
  return afterAct(view, done, caseAddress(view.params['caseId'] ?? '', fromOf(view)));
}
