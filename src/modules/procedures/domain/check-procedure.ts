import { isIsoDate } from '#platform/time';
import { checkEligibilityQuestions } from './check-eligibility.ts';
import { checkForm } from './check-form.ts';
import { checkPackage } from './check-package.ts';
import { checkWords } from './check-words.ts';
import { essentialDecision } from './essential-law.ts';
import type { Law } from './law.ts';
import type { Deadline, Fee, Paper, Procedure, ProcedureHistory } from './procedure.ts';
import { branches, channels, levels, procedureFields } from './procedure-field.ts';
import { checkSteps } from './processing-step.ts';

const slug = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const nationalCodeShape = /^\d\.\d{6}$/;
const lawNumber = /^\d+(\.\d+)?(\/\d{4})?\/[\p{L}\d-]+$/u;

/**
 * What is wrong with one procedure's data, as sentences for the person who writes the file; empty when it is sound.
 * Types are checked by tsc, but files are also added where nobody runs it.
 */
export function checkHistory(history: ProcedureHistory): string[] {
  if (!slug.test(history.code)) return [`code '${history.code}' is not of the form words-with-hyphens`];
  return [
    ...checkOrder(history),
    ...history.versions.flatMap((v) => checkVersion(v).map((f) => `${v.validFrom}: ${f}`)),
  ];
}

function checkOrder({ versions }: ProcedureHistory): string[] {
  const dates = versions.map((v) => v.validFrom);
  return dates.every((date, i) => i === 0 || date > (dates[i - 1] ?? ''))
    ? []
    : [`versions must go from old to new, but are ${dates.join(', ')}`];
}

function checkVersion(p: Procedure): string[] {
  return [
    ...(isIsoDate(p.validFrom) ? [] : [`validFrom '${p.validFrom}' is no date`]),
    ...(p.validTo === null || (isIsoDate(p.validTo) && p.validTo >= p.validFrom) ? [] : [`it ends before it begins`]),
    ...(p.nationalCode === undefined || nationalCodeShape.test(p.nationalCode)
      ? []
      : [`nationalCode '${p.nationalCode}' is not of the form 1.234567`]),
    ...checkWords('name', p.name),
    ...checkWords('description', p.description),
    ...oneOf('field', p.field, procedureFields),
    ...oneOf('branch', p.branch, branches),
    ...oneOf('level', p.level, levels),
    ...p.channels.flatMap((channel) => oneOf('channel', channel, channels)),
    ...checkEssential(p),
    ...checkOnline(p),
    ...checkFee(p.fee),
    ...checkDeadline(p.deadline),
    ...(p.legalBasis.length > 0 ? p.legalBasis.flatMap(checkLaw) : ['legalBasis is empty']),
    ...checkPapers(p),
    ...checkSteps(p),
    ...checkForm(p.form),
    ...checkResult(p),
    ...checkEligibilityQuestions(p.eligibility),
    ...checkPackage(p.package, keysOf(p)),
  ];
}

function oneOf(where: string, value: string, allowed: readonly string[]): string[] {
  return allowed.includes(value) ? [] : [`${where} '${value}' is none of ${allowed.join(', ')}`];
}

function checkEssential({ essential }: Procedure): string[] {
  if (essential === undefined) return [];
  const { number } = essential;
  return Number.isInteger(number) && number >= 1 && number <= essentialDecision.services
    ? []
    : [`essential number ${number} is not 1 to ${essentialDecision.services}`];
}

function checkOnline({ online, channels: open }: Procedure): string[] {
  const faults = open.includes('online') ? [] : [`channels leave out 'online'`];
  return online.level === 'part' ? [...faults, ...checkWords('online.reason', online.reason)] : faults;
}

const isCount = (value: number) => Number.isInteger(value) && value >= 0;

function checkFee(fee: Fee): string[] {
  const sums = [fee.counter, fee.online];
  return [
    ...(sums.every((sum) => sum === null || isCount(sum)) ? [] : ['fee is not a whole number of dong']),
    ...(sums.includes(null) || fee.note !== undefined ? checkWords('fee.note', fee.note) : []),
    ...checkLaw(fee.basis),
  ];
}

function checkDeadline(deadline: Deadline): string[] {
  const { workingDays, extended, note } = deadline;
  return [
    ...(isCount(workingDays) ? [] : ['deadline.workingDays is not a whole number']),
    ...(extended === undefined ? [] : checkWords('deadline.extended.when', extended.when)),
    ...(extended !== undefined && extended.workingDays <= workingDays ? ['deadline.extended is not longer'] : []),
    ...(note === undefined ? [] : checkWords('deadline.note', note)),
    ...checkLaw(deadline.basis),
  ];
}

function checkLaw(law: Law): string[] {
  return [
    ...(lawNumber.test(law.number) ? [] : [`law '${law.number}' has no number such as 68/2020/QH14`]),
    ...(isIsoDate(law.date) ? [] : [`law ${law.number} has no date`]),
    ...checkWords(`law ${law.number}`, law.title),
  ];
}

function checkResult({ result }: Procedure): string[] {
  const { code, validMonths, template } = result;
  return [
    ...checkWords('result.name', result.name),
    ...(code === undefined || slug.test(code) ? [] : [`result.code '${code}' is not of the form words-with-hyphens`]),
    ...(validMonths === undefined || (Number.isInteger(validMonths) && validMonths >= 1)
      ? []
      : ['result.validMonths is not a whole number of months']),
    // Facts reach a template as `d`, by itself or through the functions of the frame; without them it is the same for all.
    ...(template === undefined || /\bd\.|result-lines\(/.test(template)
      ? []
      : ['result.template shows no facts of its case']),
  ];
}

const keysOf = (p: Procedure) => new Set(p.form.pages.flatMap((page) => page.fields.map((field) => field.key)));

function checkPapers(p: Procedure): string[] {
  const codes = p.papers.map((paper) => paper.code);
  const keys = keysOf(p);
  const checkOne = (paper: Paper) => [
    ...(slug.test(paper.code) ? [] : [`paper code '${paper.code}' is not of the form words-with-hyphens`]),
    ...checkWords(`paper ${paper.code}`, paper.name),
    ...(paper.required && paper.requiredWhen !== undefined
      ? [`paper ${paper.code} is both required and conditional`]
      : []),
    ...(paper.requiredWhen === undefined || keys.has(paper.requiredWhen.field)
      ? []
      : [`paper ${paper.code} depends on '${paper.requiredWhen.field}', which the form lacks`]),
    ...(paper.acceptsResult ?? [])
      .filter((code) => !slug.test(code))
      .map((code) => `paper ${paper.code} accepts '${code}', which can be no result's code`),
    ...(paper.replacedBasis === undefined ? [] : checkLaw(paper.replacedBasis)),
  ];
  return [
    ...(new Set(codes).size === codes.length ? [] : ['two papers have the same code']),
    ...p.papers.flatMap(checkOne),
  ];
}
