import {
  approveCase,
  assignCase,
  type CaseAct,
  type CaseView,
  declineCase,
  extendCase,
  finishStep,
  handOverResult,
  lengthenCase,
  type NamedPost,
  proposeDecision,
  reassignCase,
  receiveCase,
  refuseCase,
  requestPayment,
  requestSupplement,
  sendBack,
  settleCase,
  stopCase,
  takeCase,
} from '#cases';
import { type Html, html } from '#platform/html';
import { formatDate } from '#platform/i18n';
import { addDays } from '#platform/time';
import { radios } from '../components/choice-field.ts';
import { dateField, datePartsOf } from '../components/date-field.ts';
import { longTextField } from '../components/long-text-field.ts';
import { selectField } from '../components/select-field.ts';
import { textField } from '../components/text-field.ts';
import type { View } from '../shell/view.ts';
import { typedDate } from './typed-date.ts';

/** One field of an act's form. */
type ActField = 'note' | 'words' | 'ground' | 'newDueOn' | 'postId' | 'nextPostId' | 'amount' | 'by' | 'consignment';

interface DeskAct {
  command: unknown;
  /** `plain`: a button of its own. `other`: opened first, because it needs words or happens seldom. */
  place: 'plain' | 'other';
  tone?: 'warning';
  fields: readonly ActField[];
}

/**
 * Acts of the desk in the order in which they are offered, each with the fields its form has. `note` is owed to somebody and
 * must be filled; `words` may stay empty. The hint of each is `office.act-hint.<act>`.
 */
export const deskActs = {
  receive: { command: receiveCase, place: 'plain', fields: [] },
  take: { command: takeCase, place: 'plain', fields: [] },
  'finish-step': { command: finishStep, place: 'plain', fields: ['nextPostId', 'words'] },
  propose: { command: proposeDecision, place: 'plain', fields: ['words'] },
  approve: { command: approveCase, place: 'plain', fields: [] },
  return: { command: handOverResult, place: 'plain', fields: ['by', 'consignment'] },
  settle: { command: settleCase, place: 'other', fields: ['words'] },
  'request-supplement': { command: requestSupplement, place: 'other', fields: ['note'] },
  'request-payment': { command: requestPayment, place: 'other', fields: ['amount', 'words'] },
  assign: { command: assignCase, place: 'plain', fields: ['postId', 'words'] },
  reassign: { command: reassignCase, place: 'other', fields: ['postId', 'words'] },
  'send-back': { command: sendBack, place: 'other', fields: ['note'] },
  lengthen: { command: lengthenCase, place: 'other', fields: ['note'] },
  extend: { command: extendCase, place: 'other', fields: ['newDueOn', 'note'] },
  stop: { command: stopCase, place: 'other', tone: 'warning', fields: ['note'] },
  decline: { command: declineCase, place: 'other', tone: 'warning', fields: ['note'] },
  refuse: { command: refuseCase, place: 'other', tone: 'warning', fields: ['ground', 'note'] },
} as const satisfies Partial<Record<CaseAct, DeskAct>>;

export type DeskActName = keyof typeof deskActs;
export const deskActNames = Object.keys(deskActs) as DeskActName[];

export interface ActFault {
  field: string;
  text: string;
}

/** What the fields of a form show: the case, whom it may be given to, what was typed and what was wrong with it. */
export interface FieldSource {
  shown: CaseView;
  posts: readonly NamedPost[];
  faults: readonly ActFault[];
  /** True for the form that was sent: only this one shows again what was typed. */
  sent: boolean;
}

/** The name of a field is its act's too: several forms stand on one page, and every id is there once. */
export const fieldName = (act: DeskActName, field: string): string => `${act}.${field}`;

/** The fields of an act's form. */
export function actFields(view: View, act: DeskActName, source: FieldSource): Html {
  const fields: readonly ActField[] = deskActs[act].fields;
  return html`${fields.map((field) => drawn(view, { act, field }, source))}`;
}

function drawn(view: View, { act, field }: { act: DeskActName; field: ActField }, source: FieldSource): Html {
  const { language } = view;
  const name = fieldName(act, field);
  const fault = source.sent ? source.faults.find((f) => f.field === name)?.text : undefined;
  const value = source.sent ? view.form[name] : undefined;
  const label = (key: string) => view.t(`office.field.${key}`);
  const frame = { language, name, ...(fault === undefined ? {} : { error: fault }) };
  switch (field) {
    case 'note':
    case 'words':
      return longTextField({
        ...frame,
        label: field === 'note' ? view.t(`office.note.${act}`) : label('words'),
        ...(field === 'note' ? { hint: label('note-hint') } : {}),
        ...(field === 'words' ? { optional: true } : {}),
        rows: field === 'note' ? 4 : 2,
        atMost: 2000,
        value: value ?? '',
      });
    case 'ground':
      return textField({ ...frame, label: label('ground'), hint: label('ground-hint'), value });
    case 'newDueOn':
      return newDateField(view, frame, source);
    case 'postId':
    case 'nextPostId':
      return postField(view, { ...frame, label: label(field), value, optional: field === 'nextPostId' }, source);
    case 'amount':
      // Asked for only where the procedure fixes no fee.
      return source.shown.case.feeAmount === null && source.shown.bill === undefined
        ? textField({ ...frame, label: label('amount'), kind: 'digits', width: 10, suffix: '₫', value })
        : html``;
    case 'by':
      return radios({
        ...frame,
        label: label('by'),
        inline: true,
        value: value ?? (source.shown.case.returnBy === 'post' ? 'post' : 'counter'),
        choices: (['counter', 'post'] as const).map((by) => ({ value: by, text: view.t(`office.by.${by}`) })),
      });
    case 'consignment':
      return textField({
        ...frame,
        label: label('consignment'),
        hint: label('consignment-hint'),
        optional: true,
        width: 20,
        value,
      });
  }
}

function newDateField(
  view: View,
  frame: { language: View['language']; name: string; error?: string },
  source: FieldSource,
): Html {
  const { dueOn } = source.shown.case;
  return dateField({
    ...frame,
    label: view.t('office.field.newDueOn'),
    ...(dueOn === null
      ? {}
      : { hint: view.t('office.field.newDueOn-hint', { due: formatDate(dueOn), by: formatDate(addDays(dueOn, -1)) }) }),
    value: source.sent ? typedDate(view, frame.name).parts : datePartsOf(''),
  });
}

interface PostFieldModel {
  language: View['language'];
  name: string;
  error?: string;
  label: string;
  value: string | undefined;
  optional: boolean;
}

function postField(view: View, model: PostFieldModel, { posts, shown }: FieldSource): Html {
  const others = posts.filter((p) => p.postId !== shown.case.ownerPostId);
  return selectField({
    ...model,
    choices: [
      { value: '', text: view.t(model.optional ? 'office.field.next-in-queue' : 'office.bulk.choose') },
      ...others.map((p) => ({ value: p.postId, text: `${p.officerName} – ${view.say(p.title)}` })),
    ],
  });
}

type ActInput = Record<string, string | number>;

/** What one field gives: a part of the input, a fault in words, or nothing. */
type Read = { key: string; value: string | number } | { fault: string } | undefined;

const wanted =
  (key: string, fault: string, least = 1) =>
  (text: string): Read =>
    text.length < least ? { fault } : { key, value: text };
const optional =
  (key: string) =>
  (text: string): Read =>
    text === '' ? undefined : { key, value: text };

function readAmount(text: string): Read {
  const digits = text.replace(/[.\s]/g, '');
  if (digits === '') return undefined;
  return /^\d{1,9}$/.test(digits) ? { key: 'amount', value: Number(digits) } : { fault: 'office.field.amount-wrong' };
}

const readers: Record<Exclude<ActField, 'newDueOn'>, (text: string) => Read> = {
  note: wanted('note', 'cases.note-required'),
  words: optional('note'),
  ground: wanted('legalGround', 'office.field.ground-needed', 5),
  postId: wanted('postId', 'office.field.post-needed'),
  nextPostId: optional('nextPostId'),
  amount: readAmount,
  by: optional('by'),
  consignment: optional('consignment'),
};

function readField(view: View, field: ActField, name: string): Read {
  if (field !== 'newDueOn') return readers[field]((view.form[name] ?? '').trim());
  const { date } = typedDate(view, name);
  return date === undefined ? { fault: 'office-deadlines.absence.date-needed' } : { key: 'newDueOn', value: date };
}

/** What was typed, as the act's input, and what is missing in it. Words that are owed are never empty. */
export function readAct(view: View, act: DeskActName): { input: ActInput; faults: ActFault[] } {
  const input: ActInput = { caseId: view.params['caseId'] ?? '', version: Number(view.form['_version']) };
  const faults: ActFault[] = [];
  const fields: readonly ActField[] = deskActs[act].fields;
  for (const field of fields) {
    const name = fieldName(act, field);
    const read = readField(view, field, name);
    if (read === undefined) continue;
    if ('fault' in read) faults.push({ field: name, text: view.t(read.fault) });
    else input[read.key] = read.value;
  }
  return { input, faults };
}

/** The field of this act's form that stands for a part of its input, so that a refusal is shown beside it. */
export function fieldOfInput(act: DeskActName, key: string): string {
  const fields: readonly ActField[] = deskActs[act].fields;
  const other: Record<string, ActField> = { legalGround: 'ground', note: fields.includes('note') ? 'note' : 'words' };
  return fieldName(act, other[key] ?? key);
}
