import { addressWith } from '../components/address.ts';
import type { View } from '../shell/view.ts';

/**
 * From which view of the queue a case was opened: its filters travel along in `from`, so that an officer with 200 cases
 * comes back to the place where they were.
 */
export function fromOf(view: View): string {
  const from = view.form['from'] ?? view.search['from'] ?? '';
  return from.length <= 500 && /^[\w.~%=&+:-]*$/.test(from) ? from : '';
}

/** The address of the list to go back to. */
export const queueAddress = (view: View): string => (fromOf(view) === '' ? '/office' : `/office?${fromOf(view)}`);

/** The address of a case, with the place in the queue. */
export function caseAddress(caseId: string, from: string): string {
  return addressWith(`/office/cases/${caseId}`, { from: from === '' ? null : from });
}
