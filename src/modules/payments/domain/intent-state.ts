/**
 * An online payment: `new` — the bank does not know it yet; `waiting` — the payer is at the bank; then `paid`, `failed` or
 * `expired` (late money is still taken); `refund-due` and `refunded` when it goes back.
 */
export type IntentState = 'new' | 'waiting' | 'paid' | 'failed' | 'expired' | 'refund-due' | 'refunded';
