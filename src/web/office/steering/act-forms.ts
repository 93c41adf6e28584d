import type { FastifyReply } from 'fastify';
import type { Command } from '#platform/command';
import { Refusal } from '#platform/errors';
import { type Html, html } from '#platform/html';
import { newId } from '#platform/ids';
import { steeringActs } from '#steering';
import { button } from '../../components/button.ts';
import { details } from '../../components/details.ts';
import { errorSummary } from '../../components/error-summary.ts';
import { fileField } from '../../components/file-field.ts';
import { form } from '../../components/form.ts';
import { notice } from '../../components/notice.ts';
import { type PostedFiles, readFiles } from '../../shell/upload.ts';
import { orRefusal, type View } from '../../shell/view.ts';
import { drawFields, type Field, readFields } from './fields.ts';

/** Where files of a form go. */
export interface FileTarget {
  subject: 'directive' | 'task' | 'task-force' | 'model';
  /** The record; for a form that makes it, read from the act's answer. */
  recordId?: string;
}

/** One thing that may be done on a page, as a form of its own. Its words: `office-steering.do.<act>`. */
export interface ActForm {
  act: string;
  // biome-ignore lint/suspicious/noExplicitAny: forms of every act stand in one list; the act's head checks its input
  command?: Command<any, any>;
  fields: readonly Field[];
  /** What the act's input has beside the fields: ids and the version seen. */
  fixed?: Readonly<Record<string, unknown>>;
  /** Changes what the fields say into the act's input. */
  shape?(input: Record<string, unknown>): Record<string, unknown>;
  file?: FileTarget;
  /** The form stands open. */
  open?: boolean;
  tone?: 'primary' | 'secondary' | 'warning';
  /** Where to go afterwards; the page itself when absent. */
  goTo?(answer: Record<string, string>): string;
}

export interface FormState {
  act?: string;
  faults: readonly { field: string; text: string }[];
  /** A refusal that is about no field. */
  message?: string;
}

export const noFaults: FormState = { faults: [] };

/** Faults of the form that was sent, above the page. */
export const formFaults = (view: View, state: FormState): Html =>
  html`${state.faults.length > 0 ? errorSummary({ language: view.language, errors: state.faults }) : ''}${
    state.message === undefined ? '' : notice({ language: view.language, kind: 'warning', body: state.message })
  }`;

/** The forms of a page, each to open; the one that was refused stands open. */
export function drawForms(
  view: View,
  action: string,
  { forms, state }: { forms: readonly ActForm[]; state: FormState },
): Html {
  return html`${forms.map((f) => drawForm(view, action, { form: f, state }))}`;
}

function drawForm(view: View, action: string, { form: f, state }: { form: ActForm; state: FormState }): Html {
  const refused = state.act === f.act;
  const title = view.t(`office-steering.do.${f.act}`);
  const seen = refused ? view : { ...view, form: {} };
  const tone = f.tone ?? 'primary';
  return details({
    summary: title,
    open: refused || (f.open === true && state.act === undefined),
    body: form({
      language: view.language,
      action,
      idempotencyKey: newId(),
      hidden: { act: f.act },
      files: f.file !== undefined,
      body: html`${drawFields(seen, f.fields, refused ? state.faults : [])}${
        f.file === undefined ? '' : filesOf(view, f, state)
      }${button({ text: title, ...(tone === 'primary' ? {} : { tone }) })}`,
      submit: null,
    }),
  });
}

function filesOf(view: View, { act, command }: ActForm, state: FormState): Html {
  const fault = state.act === act ? state.faults.find((f) => f.field === 'file')?.text : undefined;
  return fileField({
    language: view.language,
    name: 'file',
    label: view.t('office-steering.field.file'),
    limitMb: view.site.uploadLimitMb,
    multiple: true,
    optional: command !== undefined,
    ...(fault === undefined ? {} : { error: fault }),
  });
}

/**
 * Does what a posted form says: reads its fields, stores its files, runs the act, attaches the files. Files go first where
 * the record is there already, because an act may ask for them (evidence). Shows the page again when something is refused.
 */
export async function runForms(
  posted: View,
  forms: (view: View) => Promise<{ forms: readonly ActForm[]; back: string }>,
  again: (view: View, state: FormState) => Promise<FastifyReply>,
): Promise<FastifyReply> {
  const page = await forms(posted);
  const files = await readFiles(posted, {
    before: async (_, fields) => {
      const target = page.forms.find((f) => f.act === fields['act'])?.file;
      if (target?.recordId !== undefined)
        await posted.act(steeringActs.checkAttach, { subject: target.subject, recordId: target.recordId }, newId());
    },
  });
  const view: View = posted.request.isMultipart() ? { ...posted, form: files.fields } : posted;
  const found = page.forms.find((f) => f.act === view.form['act']);
  if (found === undefined) return again(view, { faults: [], message: view.t('steering.act-not-possible') });
  const read = readFields(view, found.fields);
  const faults = [...read.faults, ...view.faultWords(files.faults)];
  if (found.command === undefined && files.stored.length === 0 && faults.length === 0)
    faults.push({ field: 'file', text: view.t('office-steering.file-needed') });
  if (faults.length > 0) return again(view, { act: found.act, faults });
  const done = await orRefusal(runAct(view, found, { input: read.input, files }));
  if (!(done instanceof Refusal)) return view.go(found.goTo?.(done) ?? page.back);
  if (done.kind === 'not-found') throw done;
  // A fault inside a list speaks of the whole field.
  const words = view.faultWords(done.fields).map((w) => ({ ...w, field: w.field.split('.')[0] ?? w.field }));
  return again(view, {
    act: found.act,
    faults: words,
    ...(words.length > 0 ? {} : { message: view.t(done.key, done.params) }),
  });
}

async function runAct(
  view: View,
  found: ActForm,
  { input, files }: { input: Record<string, unknown>; files: PostedFiles },
): Promise<Record<string, string>> {
  const key = view.form['_key'] ?? newId();
  const known = found.file?.recordId;
  if (known !== undefined) await attachAll(view, { ...found.file, recordId: known }, { files, key });
  if (found.command === undefined) return {};
  const shaped = { ...found.fixed, ...(found.shape?.(input) ?? input) };
  const answer = ((await view.act(found.command, shaped as never, key)) ?? {}) as Record<string, string>;
  const [made] = Object.values(answer);
  if (found.file !== undefined && known === undefined && made !== undefined)
    await attachAll(view, { ...found.file, recordId: made }, { files, key });
  return answer;
}

async function attachAll(
  view: View,
  target: Partial<FileTarget> & { recordId: string },
  { files, key }: { files: PostedFiles; key: string },
): Promise<void> {
  const { subject = 'directive', recordId } = target;
  for (const [i, { file }] of files.stored.entries())
    await view.act(steeringActs.attachFile, { subject, recordId, file }, `${key}-file-${i}`);
}
