import { groupFiles } from '#linkage';
import { formatNumber, t } from '#platform/i18n';
import { readOptions, UsageError } from './cli-command.ts';

/** `da06 clean dedupe`: groups the records of one file by person, or pairs those of two files of the same columns. */
export async function cleanDedupe(args: string[]): Promise<number> {
  const { records, mapping, out, against, json } = readOptions(args, {
    records: { type: 'string' },
    mapping: { type: 'string' },
    out: { type: 'string' },
    against: { type: 'string' },
    json: { type: 'boolean' },
  });
  if (records === undefined || mapping === undefined || out === undefined) throw new UsageError('cli.clean.usage');
  const from = performance.now();
  const made = await groupFiles({ records, mapping, out, against });
  const summary = { ...made, seconds: Math.round((performance.now() - from) / 10) / 100 };
  const words = Object.fromEntries(Object.entries(summary).map(([k, v]) => [k, formatNumber('vi', v)]));
  const key = against === undefined ? 'cli.clean.grouped' : 'cli.clean.paired';
  process.stdout.write(`${json === true ? JSON.stringify(summary) : t('vi', key, words)}\n`);
  return 0;
}
