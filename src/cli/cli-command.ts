import { parseArgs } from 'node:util';
import { Refusal } from '#platform/errors';
import { t } from '#platform/i18n';
import './i18n/index.ts';

/** One command of `da06`. Results go to stdout, progress and errors to stderr. */
export interface CliCommand {
  name: string;
  /** The command with its options, as help shows it. */
  usage: string;
  /** One line of what it does, in Vietnamese. */
  summary: string;
  /** Runs with the arguments after the command's name; resolves to the exit code. */
  run(args: string[]): Promise<number>;
}

/** The caller wrote the command wrongly: `key` and `params` say what to mend, in the words of the message files. */
export class UsageError extends Refusal {
  constructor(key: string, params: Record<string, string> = {}) {
    super('invalid', key, params);
    this.name = 'UsageError';
  }
}

type OptionsConfig = NonNullable<Parameters<typeof parseArgs>[0]>['options'] & object;

/** Faults of Node's option parser, by its error code, in our own words. */
const optionFaults: Record<string, string> = {
  ERR_PARSE_ARGS_UNKNOWN_OPTION: 'cli.option.unknown',
  ERR_PARSE_ARGS_INVALID_OPTION_VALUE: 'cli.option.bad-value',
  ERR_PARSE_ARGS_UNEXPECTED_POSITIONAL: 'cli.option.stray',
};

/** Reads a command's options strictly: an unknown option, a missing value or a stray word is a UsageError. */
export function readOptions<const T extends OptionsConfig>(args: string[], options: T) {
  try {
    return parseArgs<{ options: T; strict: true; args: string[] }>({ args, options, strict: true }).values;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const key = optionFaults[code ?? ''];
    if (key === undefined) throw error;
    const option = /'([^']*)'/.exec(message)?.[1] ?? '';
    throw new UsageError(key, { option });
  }
}

/** Writes a refusal as one sentence to stderr and gives exit code 1; any other error is a fault of ours and goes on. */
export function tellRefusal(error: unknown): number {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`da06: ${t('vi', error.key, error.params)}\n`);
  return 1;
}
