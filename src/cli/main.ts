import { ConfigError } from '#platform/config';
import { Refusal } from '#platform/errors';
import { t } from '#platform/i18n';
import './i18n/index.ts';
import type { CliCommand } from './cli-command.ts';
import { deadlineCommand } from './deadline.ts';
import { doctorCommand } from './doctor.ts';
import { figuresCommand } from './figures.ts';
import { migrateCommand } from './migrate.ts';
import { reportCommand } from './report.ts';
import { serveCommand } from './serve.ts';
import { simulateCommand } from './simulate.ts';

const commands: readonly CliCommand[] = [
  serveCommand,
  simulateCommand,
  figuresCommand,
  reportCommand,
  deadlineCommand,
  migrateCommand,
  doctorCommand,
];

/** Commands of the contract (design §5) whose module is not in this version: each says so in one sentence. */
const notInThisVersion = ['clean', 'verify', 'audit', 'backup', 'restore'];

function usage(): string {
  const width = Math.max(...commands.map((c) => c.usage.length));
  return [t('vi', 'cli.usage'), ...commands.map((c) => `  da06 ${c.usage.padEnd(width)}  ${c.summary}`)].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(`${usage()}\n`);
    return name === undefined ? 1 : 0;
  }
  const command = commands.find((c) => c.name === name);
  if (command) return command.run(rest);
  const key = notInThisVersion.includes(name) ? 'cli.not-in-this-version' : 'cli.unknown-command';
  process.stderr.write(`da06: ${t('vi', key, { name })}\n`);
  return 1;
}

/** One clear sentence for what the caller can mend; faults of ours keep their stack with --debug. */
function tell(error: unknown): void {
  if (error instanceof Refusal) process.stderr.write(`da06: ${t('vi', error.key, error.params)}\n`);
  else if (error instanceof ConfigError) process.stderr.write(`da06: ${error.message}\n`);
  else if (process.argv.includes('--debug')) process.stderr.write(`${(error as Error).stack}\n`);
  else process.stderr.write(`da06: ${(error as Error).message}\n`);
}

try {
  process.exitCode = await main(process.argv.slice(2).filter((a) => a !== '--debug'));
} catch (error) {
  tell(error);
  process.exitCode = 1;
}
