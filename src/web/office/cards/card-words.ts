import type { ApplicationState } from '#cards';
import type { Html } from '#platform/html';
import { formatNumber } from '#platform/i18n';
import { type Tone, tag } from '../../components/tag.ts';
import type { View } from '../../shell/view.ts';

const tones: Record<ApplicationState, Tone> = {
  appointed: 'info',
  received: 'progress',
  captured: 'progress',
  sent: 'progress',
  issued: 'success',
  'handed-over': 'success',
  returned: 'attention',
  refused: 'danger',
  cancelled: 'neutral',
};

export const cardTag = (view: View, state: ApplicationState): Html =>
  tag({ tone: tones[state], text: view.t(`cards.state.${state}`) });

/** "Cấp đổi thẻ: 50.000 đồng" */
export const feeText = (view: View, fee: { feeVnd: number; feeGround: string }): string => {
  const ground = view.t(`cards.fee-ground.${fee.feeGround}`);
  return fee.feeVnd === 0
    ? ground
    : view.t('office-cards.fee-of', { ground, amount: formatNumber(view.language, fee.feeVnd) });
};
