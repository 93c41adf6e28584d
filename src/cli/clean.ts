import { basename } from 'node:path';
import { type FileReport, type LinkedFiles, linkFiles, type Step, status, writeAnswers, writeReview } from '#linkage';
import { refuse } from '#platform/errors';
import { formatNumber, t } from '#platform/i18n';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';

/** `da06 clean match`: links a sector's records with the population registry, file against file. */
export const cleanCommand: CliCommand = {
  name: 'clean',
  usage: 'clean match --registry R.csv --records S.csv --out M.csv [--review Q.csv] [--json]',
  summary: t('vi', 'cli.clean.summary'),
  async run(args) {
    try {
      const [act, ...rest] = args;
      if (act !== 'match') throw new UsageError('cli.clean.usage');
      const wish = readOptions(rest, {
        registry: { type: 'string' },
        records: { type: 'string' },
        out: { type: 'string' },
        review: { type: 'string' },
        json: { type: 'boolean' },
      });
      const { registry, records, out, review } = wish;
      if (registry === undefined || records === undefined || out === undefined) throw new UsageError('cli.clean.usage');
      const from = performance.now();
      const linked = await linkFiles({ registry, records, progress: progressTeller() });
      tellFaults(registry, linked.registryFile);
      tellFaults(records, linked.recordsFile);
      write(out, () => writeAnswers(linked, out));
      if (review !== undefined) write(review, () => writeReview(linked, review));
      const summary = summaryOf(linked, (performance.now() - from) / 1000);
      process.stdout.write(`${wish.json === true ? JSON.stringify(summary) : inWords(summary)}\n`);
      return 0;
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

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

function summaryOf({ decisions, ground, registryFile, recordsFile }: LinkedFiles, seconds: number) {
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
    seconds: Math.round(seconds * 100) / 100,
  };
}

function inWords(summary: ReturnType<typeof summaryOf>): string {
  const words = Object.fromEntries(Object.entries(summary).map(([k, v]) => [k, formatNumber('vi', v)]));
  return t('vi', 'cli.clean.done', words);
}
