import { type Condition, factIs } from './condition.ts';
import type { ComputedDefinition, DeclaredDefinition, StatementWish, Text } from './definition.ts';

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
export function onlineShare(share: Share & { decimals: number }): ComputedDefinition {
  const { where, ...rest } = share;
  return {
    ...rest,
    source: 'computed',
    unit: 'dossier',
    kind: 'share',
    period: 'to-date',
    question: {
      fact: 'cases',
      where: [factIs('received'), ...where],
      counted: [{ column: 'channel', in: ['online'] }],
    },
  };
}

/** Procedures that can be submitted online on the date, over all procedures of the group in the catalogue. */
export function deployedShare(share: Share): ComputedDefinition {
  const { where, ...rest } = share;
  return {
    ...rest,
    source: 'computed',
    unit: 'procedure',
    kind: 'share',
    period: 'at-date',
    decimals: 1,
    question: {
      fact: 'procedures',
      where,
      counted: [factIs('open')],
      among: [factIs('listed')],
      measure: { by: 'distinct', column: 'procedure_code' },
    },
  };
}

type Declared = Omit<DeclaredDefinition, 'source' | 'statement' | 'decimals' | 'kind'> & {
  kind?: DeclaredDefinition['kind'];
  decimals?: number;
  owner: StatementWish['owner']['branch'];
  evidence?: StatementWish['evidence'];
};

const asksOf = {
  count: ['numerator'],
  share: ['numerator', 'denominator'],
  'percent-only': ['percent'],
} as const;

/** A figure that a provincial agency states: a count unless said otherwise, with evidence unless said otherwise. */
export function declared(wish: Declared): DeclaredDefinition {
  const { kind = 'count', decimals = 1, owner, evidence = 'wanted', ...rest } = wish;
  return {
    ...rest,
    source: 'declared',
    kind,
    decimals,
    statement: { owner: { branch: owner, level: 'province' }, asks: asksOf[kind], evidence },
  };
}
