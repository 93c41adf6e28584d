import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  type FieldMapping,
  type FileReport,
  type LinkedFiles,
  linkFiles,
  type Note,
  notesOf,
  parseFieldMapping,
  type Step,
  status,
  writeAnswers,
  writeReview,
} from '#linkage';
import { refuse } from '#platform/errors';
import { formatNumber, t } from '#platform/i18n';
import { readOptions, UsageError } from './cli-command.ts';

/** `da06 clean match`: links a sector's records with the population registry, file against file. */
export async function cleanMatch(args: string[]): Promise<number> {
  const wish = readOptions(args, {
    registry: { type: 'string' },
    records: { type: 'string' },
    out: { type: 'string' },
    review: { type: 'string' },
    mapping: { type: 'string' },
    resident: { type: 'string' },
    json: { type: 'boolean' },
  });
  const { registry, records, out, review } = wish;
  if (registry === undefined || records === undefined || out === undefined) throw new UsageError('cli.clean.usage');
  const from = performance.now();
  const linked = await linkFiles({
    registry,
    records,
    mapping: wish.mapping === undefined ? undefined : mappingOf(wish.mapping),
    resident: wish.resident,
    progress: progressTeller(),
  });
  if (linked.resident !== undefined)
    process.stderr.write(`${t('vi', `cli.clean.resident.${linked.resident}`, { folder: wish.resident ?? '' })}\n`);
  tellFaults(registry, linked.registryFile);
  tellFaults(records, linked.recordsFile);
  const notes = notesOf(linked, { registry: basename(registry), records: basename(records) });
  for (const { key, params } of notes) process.stderr.write(`${t('vi', key, params)}\n`);
  write(out, () => writeAnswers(linked, out));
  if (review !== undefined) write(review, () => writeReview(linked, review));
  const summary = summaryOf(linked, notes, (performance.now() - from) / 1000);
  process.stdout.write(`${wish.json === true ? JSON.stringify(summary) : inWords(summary)}\n`);
  return 0;
}

function mappingOf(file: string): FieldMapping {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    return refuse('not-found', 'linkage.file.missing', { file });
  }
  return parseFieldMapping(text, file);
}

function write(file: string, act: () => void): void {
  try {
    act();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    refuse('invalid', 'linkage.file.unwritable', { file });
  }
}

/** One line a step; within the long step the time left, by what is done so far. */
function progressTeller(): (step: Step, share: number) => void {
  let began = performance.now();
  let last: Step | undefined;
  return (step, share) => {
    if (step !== last) {
      began = performance.now();
      last = step;
      process.stderr.write(`${t('vi', `cli.clean.step.${step}`)}\n`);
    }
    if (share <= 0) return;
    const left = ((performance.now() - began) / 1000) * (1 / share - 1);
    const percent = formatNumber('vi', share * 100, 0);
    process.stderr.write(`${t('vi', 'cli.clean.progress', { percent, seconds: formatNumber('vi', left, 0) })}\n`);
  };
}

const faultsTold = 20;

function tellFaults(file: string, { faults, faultCount }: FileReport): void {
  for (const fault of faults.slice(0, faultsTold))
    process.stderr.write(
      `${t('vi', 'cli.clean.fault', { file: basename(file), line: fault.line, why: t('vi', fault.key) })}\n`,
    );
  if (faultCount > faultsTold)
    process.stderr.write(
      `${t('vi', 'cli.clean.more-faults', { file: basename(file), count: faultCount - faultsTold })}\n`,
    );
}

function summaryOf(
  { decisions, ground, registryFile, recordsFile, resident }: LinkedFiles,
  notes: readonly Note[],
  seconds: number,
) {
  const counts = [0, 0, 0, 0];
  for (let r = 0; r < ground.records.rows; r += 1) {
    const s = decisions.status[r] as number;
    counts[s] = (counts[s] as number) + 1;
  }
  return {
    registry: registryFile.rows,
    records: recordsFile.rows,
    matched: counts[status.matched] as number,
    review: counts[status.review] as number,
    unmatched: counts[status.unmatched] as number,
    brokenRows: registryFile.faultCount + recordsFile.faultCount,
    notes: notes.map(({ key }) => key),
    ...(resident === undefined ? {} : { resident }),
    seconds: Math.round(seconds * 100) / 100,
  };
}

function inWords({ notes: _notes, resident: _resident, ...numbers }: ReturnType<typeof summaryOf>): string {
  const words = Object.fromEntries(Object.entries(numbers).map(([k, v]) => [k, formatNumber('vi', v)]));
  return t('vi', 'cli.clean.done', words);
}
