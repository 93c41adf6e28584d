import type { ApplicationKind, ApplicationReason } from './card-rules.ts';

/** What the catalogue charges for a change of the card on a day; a reduction of that day is in it already. */
export interface ChangeFee {
  counter: number;
  online: number;
}

export interface CardFee {
  vnd: number;
  /** Message key of `cards.fee-ground`: why this much, or why nothing. */
  ground: string;
}

/** Shares of the fee for a change: 30,000 and 70,000 đồng against 50,000 (Circular 59/2019/TT-BTC, art. 4). */
const share = { 'from-old-card': 3 / 5, change: 1, lost: 7 / 5 } as const;

/**
 * The fee of an application (Circular 59/2019/TT-BTC, arts. 4 and 5): nothing for the first card, for a change at 25, 40 and
 * 60, for data that the office got wrong; 30,000 from the old 9-digit card, 50,000 for a change, 70,000 for a lost card, with
 * the reduction that the day's fee for a change shows.
 */
export function cardFee(
  wish: { kind: ApplicationKind; reason: ApplicationReason; online: boolean; exempt: boolean },
  change: ChangeFee,
): CardFee {
  const { kind, reason } = wish;
  if (reason === 'first') return { vnd: 0, ground: 'first-card' };
  if (reason === 'age') return { vnd: 0, ground: 'age' };
  if (reason === 'data-wrong') return { vnd: 0, ground: 'data-wrong' };
  if (wish.exempt) return { vnd: 0, ground: 'exempt' };
  const base = wish.online ? change.online : change.counter;
  const rate = reason === 'from-old-card' ? share['from-old-card'] : kind === 'lost' ? share.lost : share.change;
  return { vnd: Math.round(base * rate), ground: reason === 'from-old-card' ? reason : kind };
}
