import { checkWords } from './check-words.ts';
import type { EligibilityAnswer, EligibilityQuestion } from './eligibility.ts';

/** What is wrong with the questions before the form: keys, words, conditions that look forward, a question nobody passes. */
export function checkEligibilityQuestions(questions: readonly EligibilityQuestion[] = []): string[] {
  const ids = questions.map((q) => q.id);
  return [
    ...(new Set(ids).size === ids.length ? [] : ['two eligibility questions have the same id']),
    ...questions.flatMap((question, i) => checkQuestion(question, questions.slice(0, i))),
  ];
}

function checkQuestion(question: EligibilityQuestion, before: readonly EligibilityQuestion[]): string[] {
  const where = `eligibility '${question.id}'`;
  const values = question.answers.map((a) => a.value);
  return [
    ...(/^[a-z][A-Za-z0-9]*$/.test(question.id) ? [] : [`${where}: the id is not of the form camelCase`]),
    ...checkWords(where, question.question),
    ...(question.hint === undefined ? [] : checkWords(`${where} hint`, question.hint)),
    ...(values.length >= 2 && new Set(values).size === values.length ? [] : [`${where} needs two different answers`]),
    ...(question.answers.some((a) => a.stop === undefined) ? [] : [`${where} stops everybody`]),
    ...question.answers.flatMap((answer) => checkAnswer(`${where} answer '${answer.value}'`, answer)),
    ...checkCondition(where, question, before),
  ];
}

function checkAnswer(where: string, { label, stop, advice }: EligibilityAnswer): string[] {
  return [
    ...checkWords(where, label),
    ...(stop === undefined ? [] : checkWords(`${where} because`, stop.because)),
    ...(advice === undefined ? [] : checkWords(`${where} advice`, advice)),
  ];
}

function checkCondition(
  where: string,
  { showWhen }: EligibilityQuestion,
  before: readonly EligibilityQuestion[],
): string[] {
  if (showWhen === undefined) return [];
  const other = before.find((q) => q.id === showWhen.field);
  if (other === undefined) return [`${where} depends on '${showWhen.field}', which is not asked before it`];
  return [showWhen.equals]
    .flat()
    .filter((value) => !other.answers.some((a) => a.value === value))
    .map((value) => `${where} depends on '${showWhen.field}' being '${value}', which is none of its answers`);
}
