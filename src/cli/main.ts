import { ConfigError } from '#platform/config';
import { Refusal } from '#platform/errors';
import { t } from '#platform/i18n';
import './i18n/index.ts';
import type { CliCommand } from './cli-command.ts';

/** What each command's name loads: only what is run is read, so that small commands answer at once. */
const commands: Readonly<Record<string, () => Promise<CliCommand>>> = {
  serve: async () => (await import('./serve.ts')).serveCommand,
  simulate: async () => (await import('./simulate.ts')).simulateCommand,
  figures: async () => (await import('./figures.ts')).figuresCommand,
  report: async () => (await import('./report.ts')).reportCommand,
  clean: async () => (await import('./clean.ts')).cleanCommand,
  verify: async () => (await import('./verify.ts')).verifyCommand,
  deadline: async () => (await import('./deadline.ts')).deadlineCommand,
  account: async () => (await import('./account.ts')).accountCommand,
  migrate: async () => (await import('./migrate.ts')).migrateCommand,
  digitise: async () => (await import('./digitise.ts')).digitiseCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
};

/** Commands of the contract (design §5) whose module is not in this version: each says so in one sentence. */
const notInThisVersion = ['audit', 'backup', 'restore'];

async function usage(): Promise<string> {
  const all = await Promise.all(Object.values(commands).map((load) => load()));
  const width = Math.max(...all.map((c) => c.usage.length));
  return [t('vi', 'cli.usage'), ...all.map((c) => `  da06 ${c.usage.padEnd(width)}  ${c.summary}`)].join('\n');
}

async function main(args: readonly string[]): Promise<number> {
  const [name, ...rest] = args;
  if (name === undefined || name === 'help' || name === '--help') {
    process.stdout.write(`${await usage()}\n`);
    return name === undefined ? 1 : 0;
  }
  const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load !== undefined) return (await load()).run(rest);
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
