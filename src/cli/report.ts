import { t } from '#platform/i18n';
import { checkReport, type Finding, readReportFile } from '#reports';
import { type CliCommand, tellRefusal, UsageError } from './cli-command.ts';

/** `da06 report check`: lists where a report contradicts itself; exit code 1 when it does. */
export const reportCommand: CliCommand = {
  name: 'report',
  usage: 'report check FILE [--json]',
  summary: t('vi', 'cli.report.summary'),
  async run(args) {
    try {
      const [act, ...rest] = args;
      if (act === 'build') throw new UsageError('cli.not-in-this-version', { name: 'report build' });
      if (act !== 'check') throw new UsageError('cli.report.usage');
      const files = rest.filter((a) => a !== '--json');
      const [file] = files;
      if (file === undefined || files.length > 1 || file.startsWith('--')) throw new UsageError('cli.report.usage');
      const findings = checkReport(await readReportFile(file));
      process.stdout.write(
        `${rest.includes('--json') ? JSON.stringify(findings.map(asContract)) : asText(findings)}\n`,
      );
      return findings.length === 0 ? 0 : 1;
    } catch (error) {
      return tellRefusal(error);
    }
  },
};

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
