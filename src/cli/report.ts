import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { openRuntime } from '#app/runtime';
import { formatDate, t } from '#platform/i18n';
import { isIsoDate } from '#platform/time';
import {
  buildReport,
  checkReport,
  type Finding,
  type OutputKind,
  outputKinds,
  readReportFile,
  renderReport,
} from '#reports';
import { type CliCommand, readOptions, tellRefusal, UsageError } from './cli-command.ts';

/** `da06 report build` makes the periodic report; `da06 report check` lists where any report contradicts itself. */
export const reportCommand: CliCommand = {
  name: 'report',
  usage: 'report build --as-of YYYY-MM-DD --period TEXT --out FILE.(docx|pdf|html|md) | report check FILE [--json]',
  summary: t('vi', 'cli.report.summary'),
  async run(args) {
    try {
      const [act, ...rest] = args;
      if (act === 'build') return await build(rest);
      if (act === 'check') return await check(rest);
      throw new UsageError('cli.report.usage');
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

/** Writes the report of a date to a file whose name tells its kind. Exit code 0. */
async function build(args: string[]): Promise<number> {
  const options = readOptions(args, {
    'as-of': { type: 'string' },
    period: { type: 'string' },
    since: { type: 'string' },
    out: { type: 'string' },
    data: { type: 'string' },
  });
  const { 'as-of': asOf, period, since, out, data } = options;
  if (asOf === undefined || period === undefined || out === undefined) throw new UsageError('cli.report.usage');
  if (!isIsoDate(asOf)) throw new UsageError('cli.report.bad-date', { date: asOf });
  const kind = outputKinds.find((k) => `.${k}` === extname(out).toLowerCase());
  if (kind === undefined) throw new UsageError('cli.report.bad-kind', { file: out });
  const open = await openRuntime(data === undefined ? {} : { dataDir: data });
  try {
    const content = await open.runtime.database.read({ kind: 'system' }, (tx) =>
      buildReport(tx, { asOf, period, ...(since === undefined ? {} : { since }) }),
    );
    await writeFile(out, await renderReport(content, kind satisfies OutputKind));
    const figures = Object.values(content.figures);
    const missing = figures.filter((f) => f.numerator === null && f.percent === null).length;
    const facts = { file: out, date: formatDate(asOf), count: figures.length, missing };
    process.stdout.write(`${t('vi', 'cli.report.built', facts)}\n`);
  } finally {
    await open.close();
  }
  return 0;
}

/** Lists the contradictions of a file; exit code 1 when there are any. */
async function check(args: string[]): Promise<number> {
  const files = args.filter((a) => a !== '--json');
  const [file] = files;
  if (file === undefined || files.length > 1 || file.startsWith('--')) throw new UsageError('cli.report.usage');
  const findings = checkReport(await readReportFile(file));
  process.stdout.write(`${args.includes('--json') ? JSON.stringify(findings.map(asContract)) : asText(findings)}\n`);
  return findings.length === 0 ? 0 : 1;
}

const messageOf = (f: Finding) =>
  t('vi', `reports.finding.${f.kind}`, { ...f.params, stated: f.stated, computed: f.computed });

/** The fields that other programs rely on (design §5). */
function asContract(f: Finding) {
  return { kind: f.kind, line: f.line, quote: f.quote, stated: f.stated, computed: f.computed, message: messageOf(f) };
}

function asText(findings: readonly Finding[]): string {
  if (findings.length === 0) return t('vi', 'reports.check.none');
  const lines = findings.map(
    (f) => `${t('vi', 'reports.check.line', { line: f.line })}: ${messageOf(f)}\n    ${f.quote}`,
  );
  return [t('vi', 'reports.check.count', { count: findings.length }), ...lines].join('\n');
}
