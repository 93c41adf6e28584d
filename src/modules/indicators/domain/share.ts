import type { Condition } from './condition.ts';
import type { Definition, Text } from './definition.ts';

interface Share {
  code: string;
  section: string;
  label: Text;
  where: readonly Condition[];
  meaning: Text;
}

/**
 * Online cases over all cases. The denominator holds cases that the one-stop system received by any channel up to the
 * date; a case declined or withdrawn before receipt has no date of receipt and is in neither.
 */
export function onlineShare(share: Share & { decimals: number }): Definition {
  const { where, ...rest } = share;
  return {
    ...rest,
    unit: 'dossier',
    kind: 'share',
    period: 'to-date',
    question: {
      view: 'cases',
      where: [...where, { column: 'received_on', by: 'as-of' }],
      counted: [{ column: 'channel', in: ['online'] }],
    },
  };
}

/** Procedures that can be submitted online on the date, over all procedures of the group in the catalogue. */
export function deployedShare(share: Share): Definition {
  const { where, ...rest } = share;
  return {
    ...rest,
    unit: 'procedure',
    kind: 'share',
    period: 'to-date',
    decimals: 1,
    question: { view: 'procedures', where, counted: [{ column: 'deployed_on', by: 'as-of' }] },
  };
}
