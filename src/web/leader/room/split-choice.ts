import { type Definition, definitions, isSplit } from '#indicators';
import type { View } from '../../shell/view.ts';

/** By what units are told apart. */
export type SplitBy = 'agency' | 'commune';

/** Shares whose records say of which unit they are, so that units can be compared by them; assigned numbers are the province's. */
export const sharesBy = (by: SplitBy): Definition[] =>
  definitions.filter(
    (d) => d.source === 'computed' && d.kind === 'share' && d.question.assigned === undefined && isSplit(d, by),
  );

/** The share that the address asks for, or the first of those that fit. */
export function shareIn(view: View, by: SplitBy): Definition {
  const shares = sharesBy(by);
  const asked = shares.find((d) => d.code === view.search['code']);
  const usual = shares.find((d) => d.code === 'online.police.total');
  const chosen = asked ?? usual ?? shares[0];
  if (chosen === undefined) throw new Error('no share can be split');
  return chosen;
}
