/**
 * The nine things on which people judge the handling of their case, in the order of Decree 61/2018/NĐ-CP art. 31.1; the same
 * nine are scored by Circular 01/2018/TT-VPCP art. 13.
 */
export const criteria = [
  'time',
  'agency-time',
  'visits',
  'offices',
  'desk',
  'openness',
  'attitude',
  'answering',
  'online',
] as const;

/** States of a case in which it may be rated: it has come to its end with a decision. */
export const ratableStates: readonly string[] = ['returned', 'refused', 'approved', 'declined', 'stopped'];
