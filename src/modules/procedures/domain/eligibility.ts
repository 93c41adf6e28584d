import type { Condition, FormValues } from './form.ts';
import type { Law } from './law.ts';
import { isShown } from './visible-pages.ts';
import type { Words } from './words.ts';

/** Why somebody need not begin, and where to turn instead. */
export interface Stop {
  readonly because: Words;
  readonly basis?: Law;
  /** Codes of procedures that fit better. */
  readonly instead?: readonly string[];
}

export interface EligibilityAnswer {
  readonly value: string;
  readonly label: Words;
  /** With this answer the procedure is not for them; absent: it goes on. */
  readonly stop?: Stop;
  /** A word of advice that does not stop anybody. */
  readonly advice?: Words;
}

/** One question before the form, so that nobody fills in a form for nothing. */
export interface EligibilityQuestion {
  readonly id: string;
  readonly question: Words;
  readonly hint?: Words;
  readonly answers: readonly EligibilityAnswer[];
  /** Asked only after this answer to an earlier question. */
  readonly showWhen?: Condition;
}

export type Eligibility =
  /** The first question that is still open. */
  | { readonly kind: 'ask'; readonly question: EligibilityQuestion }
  | { readonly kind: 'eligible'; readonly advice: readonly Words[] }
  | { readonly kind: 'stopped'; readonly question: EligibilityQuestion; readonly stop: Stop };

/** How far these answers (by question id) lead. A procedure without questions is for everybody. Unknown answers count as none. */
export function checkEligibility(
  procedure: { readonly eligibility?: readonly EligibilityQuestion[] },
  answers: FormValues,
): Eligibility {
  const given: Record<string, string> = {};
  const advice: Words[] = [];
  for (const question of procedure.eligibility ?? []) {
    if (!isShown(question.showWhen, given)) continue;
    const typed = Object.hasOwn(answers, question.id) ? answers[question.id] : undefined;
    const answer = question.answers.find((a) => a.value === typed);
    if (answer === undefined) return { kind: 'ask', question };
    if (answer.stop !== undefined) return { kind: 'stopped', question, stop: answer.stop };
    if (answer.advice !== undefined) advice.push(answer.advice);
    given[question.id] = answer.value;
  }
  return { kind: 'eligible', advice };
}
