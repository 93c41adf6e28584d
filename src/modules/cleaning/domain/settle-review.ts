export type Verdict = 'same' | 'nobody' | 'unsure';
export type ReviewState = 'open' | 'second' | 'disputed' | 'asked' | 'same' | 'nobody';

/** What one person said of a review; turn 1 and 2 are clerks, 3 and later resolve a disagreement. */
export interface Answer {
  turn: number;
  verdict: Verdict;
  /** Whom of the registry the record is, for "same". */
  personId: string | null;
}

/** When two people must agree: money or a right hangs on the record, or the review measures (blind). */
export interface ReviewRule {
  highImpact: boolean;
  blind: boolean;
}

export interface Settled {
  state: Exclude<ReviewState, 'asked'>;
  /** Whom of the registry the record is, once that is settled. */
  chosenId: string | null;
}

const firstResolver = 3;

/**
 * What a review comes to by what people said of it, in the order of their turns. One answer settles an ordinary review;
 * two that agree settle one that needs two; "unsure" and disagreement wait for whoever resolves, whose word is the last.
 */
export function settle(rule: ReviewRule, answers: readonly Answer[]): Settled {
  const last = answers.at(-1);
  if (last === undefined) return { state: 'open', chosenId: null };
  if (last.turn >= firstResolver) return settledAs(last);
  if (answers.some((a) => a.verdict === 'unsure')) return { state: 'disputed', chosenId: null };
  if (!rule.highImpact && !rule.blind) return settledAs(last);
  const [first, second] = answers;
  if (first === undefined || second === undefined) return { state: 'second', chosenId: null };
  const agree = first.verdict === second.verdict && first.personId === second.personId;
  return agree ? settledAs(second) : { state: 'disputed', chosenId: null };
}

function settledAs({ verdict, personId }: Answer): Settled {
  if (verdict === 'same') return { state: 'same', chosenId: personId };
  return { state: verdict === 'nobody' ? 'nobody' : 'disputed', chosenId: null };
}
