import type { Transitions } from './transition.ts';

/** Kinds of documents that steer (Decree 30/2020/NĐ-CP, article 7): chỉ thị, quyết định, kế hoạch, công văn, nghị quyết … */
export const directiveKinds = [
  'directive',
  'decision',
  'plan',
  'letter',
  'resolution',
  'notice',
  'programme',
  'report',
] as const;
export type DirectiveKind = (typeof directiveKinds)[number];

export const directiveStates = ['in-force', 'replaced', 'withdrawn'] as const;
export type DirectiveState = (typeof directiveStates)[number];
export type DirectiveAct = 'correct' | 'replace' | 'withdraw';

export const directiveTransitions: Transitions<DirectiveAct, DirectiveState> = {
  correct: { from: ['in-force'], to: 'same' },
  replace: { from: ['in-force'], to: 'replaced' },
  withdraw: { from: ['in-force'], to: 'withdrawn' },
};

/** The kind that the sign of a document number tells: "10/CT-UBND" is a directive. Undefined when the sign is unknown. */
export function kindOfNumber(number: string): DirectiveKind | undefined {
  const sign = /^\d+\s*\/(?:\d{4}\/)?([\p{Lu}]+)/u.exec(number.trim())?.[1];
  return sign === undefined ? undefined : signs[sign];
}

const signs: Readonly<Record<string, DirectiveKind>> = {
  CT: 'directive',
  QĐ: 'decision',
  KH: 'plan',
  CV: 'letter',
  UBND: 'letter',
  NQ: 'resolution',
  TB: 'notice',
  CTR: 'programme',
  BC: 'report',
};
