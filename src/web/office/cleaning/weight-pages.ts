import type { FastifyReply } from 'fastify';
import { decideWeights, restoreWeights } from '#cleaning';
import { officer } from '#platform/command';
import { Refusal } from '#platform/errors';
import { orRefusal, type PageRoute, type View } from '../../shell/view.ts';
import { thresholdPage } from './sector-pages.ts';
import { sectorIn } from './shared.ts';

const url = '/office/cleaning/sectors/:sector/weights';

/** A leader's decision on what people's decisions teach; shown on the page of the threshold. */
export const weightPages: readonly PageRoute[] = [
  { method: 'POST', url, permission: officer('leader'), handler: decide },
  { method: 'POST', url: `${url}/restore`, permission: officer('leader'), handler: restore },
];

function decide(view: View): Promise<FastifyReply> {
  const { verdict = '', decisions = '' } = view.form;
  const input = { sector: sectorIn(view), accept: verdict === 'accept', decisions: Number(decisions) || 0 };
  return answered(view, 'weightsReason', (reason) => view.act(decideWeights, { ...input, reason }));
}

function restore(view: View): Promise<FastifyReply> {
  const number = Number(view.form['number']) || 0;
  return answered(view, 'restoreReason', (reason) =>
    view.act(restoreWeights, { sector: sectorIn(view), number, reason }),
  );
}

async function answered(view: View, field: string, act: (reason: string) => Promise<unknown>): Promise<FastifyReply> {
  const reason = (view.form[field] ?? '').trim().slice(0, 500);
  if (reason === '') return thresholdPage(view, [{ field, text: view.t('office-cleaning.threshold.reason-missing') }]);
  const done = await orRefusal(act(reason));
  if (!(done instanceof Refusal)) return view.go(`/office/cleaning/sectors/${sectorIn(view)}/threshold#weights`);
  return thresholdPage(view, [{ field, text: view.t(done.key, done.params) }]);
}
