import type { IntentState } from './intent-state.ts';

/** What the bank tells of a payment. */
export interface Told {
  outcome: 'paid' | 'failed';
  /** Whole đồng. */
  amount: number;
  bankCode: string;
}

/**
 * What a message of the bank's changes:
 * `pay` — the money settles the bill; `back` — it came for a bill that needs none (paid otherwise, cancelled), so it goes
 * back; `fail` — the attempt is over; `known` — we knew that; `differs` — it contradicts what we know (another sum, a
 * second movement under one reference) and is left to people.
 */
export type Effect = 'pay' | 'back' | 'fail' | 'known' | 'differs';

export function effectOf(
  told: Told,
  intent: { state: IntentState; amount: number; bankCode: string | null },
  billState: 'open' | 'paid' | 'cancelled' | 'refunded',
): Effect {
  const settled = intent.state === 'paid' || intent.state === 'refund-due' || intent.state === 'refunded';
  if (told.outcome === 'failed') return settled ? 'differs' : intent.state === 'failed' ? 'known' : 'fail';
  if (settled) return intent.bankCode === told.bankCode && intent.amount === told.amount ? 'known' : 'differs';
  if (told.amount !== intent.amount) return 'differs';
  // Also an attempt that we held for failed or too late: the money is there.
  return billState === 'open' ? 'pay' : 'back';
}
