import type { EidQueueRow, EidRequest, EidState } from '#identity';
import type { Html } from '#platform/html';
import { type Tone, tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

const stateTones: Record<EidState, Tone> = {
  approved: 'progress',
  active: 'success',
  locked: 'danger',
  revoked: 'neutral',
};

export const eidTag = (view: View, state: EidState): Html =>
  tag({ tone: stateTones[state], text: view.t(`identity.eid.state.${state}`) });

const requestTones: Record<EidRequest['state'], Tone> = { received: 'info', approved: 'success', refused: 'danger' };

export const requestTag = (view: View, state: EidRequest['state']): Html =>
  tag({ tone: requestTones[state], text: view.t(`identity.eid.request-state.${state}`) });

/** "Công dân, mức độ 2" */
export const holderAndLevel = (view: View, row: Pick<EidQueueRow, 'holder' | 'level'>): string =>
  `${view.t(`identity.eid.holder.${row.holder}`)}, ${view.t(`identity.eid.level.${row.level}`).toLowerCase()}`;
