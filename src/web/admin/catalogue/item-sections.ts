import type {
  EligibilityQuestion,
  FormField,
  FormPage,
  GroupField,
  Paper,
  Procedure,
  ProcessingStep,
  Words,
} from '#procedures';
import {
  conditionText,
  type EditChange,
  type EditFaults,
  type EditField,
  inBoth,
  line,
  lines,
  maybeWords,
  readCondition,
  readCount,
  showWords,
  type Values,
  wordsOf,
} from './edit-form.ts';
import { fieldFields, readField, showField } from './field-section.ts';

/** A list in a version of which each item has a page of its own: papers, steps, questions, pages of the form, their fields. */
export interface ItemSection<T = never> {
  readonly id: string;
  readonly fields: readonly EditField[];
  /** `page` is the index of the form's page whose fields are meant. */
  items(data: Procedure, page: number): readonly T[];
  put(data: Procedure, items: readonly T[], page: number): EditChange;
  show(item: T): Values;
  read(values: Values, faults: EditFaults, before: T | undefined): T;
  title(item: T): Words;
}

const sources = [
  '',
  'population',
  'civil-status',
  'insurance',
  'driving-licence',
  'vehicle',
  'land',
  'business',
] as const;
const kinds = ['original', 'certified-copy', 'copy'] as const;
const needs = ['always', 'condition', 'optional'] as const;

const readCode = (values: Values, name: string, faults: EditFaults) => {
  const code = values[name] ?? '';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) faults.add(name, 'code');
  return code;
};

const papers: ItemSection<Paper> = {
  id: 'papers',
  fields: [
    line('paperCode'),
    ...inBoth('paperName'),
    ...inBoth('paperHint', 'line', true),
    { name: 'paperKind', kind: 'choice', options: kinds, optionKey: (v) => `procedures.paper.${v}` },
    { name: 'needed', kind: 'choice', options: needs },
    line('neededWhen', true),
    { name: 'replacedBy', kind: 'choice', options: sources, optional: true },
    line('acceptsResult', true),
  ],
  items: (data) => data.papers,
  put: (_data, items) => ({ papers: items }),
  title: (paper) => paper.name,
  show: (paper) => ({
    paperCode: paper.code,
    ...showWords('paperName', paper.name),
    ...showWords('paperHint', paper.hint),
    paperKind: paper.kind,
    needed: paper.required ? 'always' : paper.requiredWhen === undefined ? 'optional' : 'condition',
    neededWhen: conditionText(paper.requiredWhen),
    replacedBy: paper.replacedBy ?? '',
    acceptsResult: (paper.acceptsResult ?? []).join(' '),
  }),
  read(values, faults, before) {
    const when = values['needed'] === 'condition' ? readCondition(values, 'neededWhen', faults) : undefined;
    if (values['needed'] === 'condition' && values['neededWhen'] === '') faults.add('neededWhen', 'condition');
    const source = sources.find((s) => s !== '' && s === values['replacedBy']);
    const results = (values['acceptsResult'] ?? '').split(/[\s,;]+/).filter((code) => code !== '');
    const hint = maybeWords(values, 'paperHint');
    return {
      code: readCode(values, 'paperCode', faults),
      name: wordsOf(values, 'paperName'),
      ...(hint === undefined ? {} : { hint }),
      kind: kinds.find((k) => k === values['paperKind']) ?? 'copy',
      required: values['needed'] === 'always',
      ...(when === undefined ? {} : { requiredWhen: when }),
      ...(source === undefined || source === '' ? {} : { replacedBy: source }),
      ...(results.length === 0 ? {} : { acceptsResult: results }),
      ...(before?.replacedBasis === undefined ? {} : { replacedBasis: before.replacedBasis }),
    };
  },
};

const roles = ['receiving-officer', 'specialist', 'approver'] as const;

const steps: ItemSection<ProcessingStep> = {
  id: 'steps',
  fields: [line('stepCode'), ...inBoth('stepName'), { name: 'role', kind: 'choice', options: roles }, line('hours')],
  items: (data) => data.steps ?? [],
  // Without steps of its own a procedure has the plain split of its period.
  put: (_data, items) => ({ steps: items.length === 0 ? null : items }),
  title: (step) => step.name,
  show: (step) => ({
    stepCode: step.code,
    ...showWords('stepName', step.name),
    role: step.role,
    hours: String(step.workingHours),
  }),
  read: (values, faults) => ({
    code: readCode(values, 'stepCode', faults),
    name: wordsOf(values, 'stepName'),
    role: roles.find((r) => r === values['role']) ?? 'specialist',
    workingHours: readCount(values, 'hours', faults) ?? 0,
  }),
};

const questions: ItemSection<EligibilityQuestion> = {
  id: 'questions',
  fields: [
    line('questionId'),
    ...inBoth('question'),
    ...inBoth('questionHint', 'line', true),
    lines('answers'),
    line('askedWhen', true),
  ],
  items: (data) => data.eligibility ?? [],
  put: (_data, items) => ({ eligibility: items.length === 0 ? null : items }),
  title: (question) => question.question,
  show: (question) => ({
    questionId: question.id,
    ...showWords('question', question.question),
    ...showWords('questionHint', question.hint),
    answers: question.answers
      .map(({ value, label, stop, advice }) => {
        const why = stop?.because ?? advice;
        const kind = stop !== undefined ? 'stop' : advice !== undefined ? 'advice' : '';
        const more = why === undefined ? [] : [kind, why.vi, why.en, (stop?.instead ?? []).join(' ')];
        return [value, label.vi, label.en, ...more].join(' | ').replace(/(\s\|\s*)+$/, '');
      })
      .join('\n'),
    askedWhen: conditionText(question.showWhen),
  }),
  read(values, faults, before) {
    const hint = maybeWords(values, 'questionHint');
    const when = readCondition(values, 'askedWhen', faults);
    return {
      id: values['questionId'] ?? '',
      question: wordsOf(values, 'question'),
      ...(hint === undefined ? {} : { hint }),
      answers: (values['answers'] ?? '')
        .split('\n')
        .filter((text) => text.trim() !== '')
        .map((text) => readAnswer(text, before)),
      ...(when === undefined ? {} : { showWhen: when }),
    };
  },
};

function readAnswer(text: string, before: EligibilityQuestion | undefined): EligibilityQuestion['answers'][number] {
  const [value = '', vi = '', en = '', kind = '', whyVi = '', whyEn = '', instead = ''] = text
    .split('|')
    .map((part) => part.trim());
  const label = { vi, en };
  const why = { vi: whyVi, en: whyEn };
  if (kind === 'advice') return { value, label, advice: why };
  if (kind !== 'stop') return { value, label };
  const codes = instead.split(/\s+/).filter((code) => code !== '');
  const basis = before?.answers.find((a) => a.value === value)?.stop?.basis;
  return {
    value,
    label,
    stop: {
      because: why,
      ...(basis === undefined ? {} : { basis }),
      ...(codes.length === 0 ? {} : { instead: codes }),
    },
  };
}

const pages: ItemSection<FormPage> = {
  id: 'pages',
  fields: [line('pageId'), ...inBoth('pageTitle'), ...inBoth('pageHint', 'line', true), line('pageWhen', true)],
  items: (data) => data.form.pages,
  put: (_data, items) => ({ form: { pages: items } }),
  title: (page) => page.title,
  show: (page) => ({
    pageId: page.id,
    ...showWords('pageTitle', page.title),
    ...showWords('pageHint', page.hint),
    pageWhen: conditionText(page.showWhen),
  }),
  read(values, faults, before) {
    const hint = maybeWords(values, 'pageHint');
    const when = readCondition(values, 'pageWhen', faults);
    return {
      id: readCode(values, 'pageId', faults),
      title: wordsOf(values, 'pageTitle'),
      ...(hint === undefined ? {} : { hint }),
      fields: before?.fields ?? [],
      ...(when === undefined ? {} : { showWhen: when }),
    };
  },
};

const fields: ItemSection<FormField> = {
  id: 'fields',
  fields: fieldFields,
  items: (data, page) => data.form.pages[page]?.fields ?? [],
  put: (data, items, page) => ({
    form: { pages: data.form.pages.map((p, i) => (i === page ? { ...p, fields: items } : p)) },
  }),
  title: (field) => field.label,
  show: showField,
  read: (values, faults, before) => readField(values, faults, before as FormField | GroupField | undefined),
};

/** Each list behind one face, so that one page serves them all. */
export const itemSections = [papers, steps, questions, pages, fields] as unknown as readonly ItemSection<unknown>[];
