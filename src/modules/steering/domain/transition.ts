/** A state machine as a table: each act, the states it starts from, the state it leads to. `same` keeps the state. */
export type Transitions<Act extends string, State extends string> = Readonly<
  Record<Act, { readonly from: readonly State[]; readonly to: State | 'same' }>
>;

/** The state after an act, or undefined when the act is not possible in this state. */
export function stateAfter<Act extends string, State extends string>(
  table: Transitions<Act, State>,
  act: Act,
  state: State,
): State | undefined {
  const { from, to } = table[act];
  if (!from.includes(state)) return undefined;
  return to === 'same' ? state : to;
}
