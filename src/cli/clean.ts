import { t } from '#platform/i18n';
import { cleanDedupe } from './clean-dedupe.ts';
import { cleanMatch } from './clean-match.ts';
import { type CliCommand, tellRefusal, UsageError } from './cli-command.ts';

const acts: Readonly<Record<string, (args: string[]) => Promise<number>>> = {
  match: cleanMatch,
  dedupe: cleanDedupe,
};

/** `da06 clean match` and `da06 clean dedupe`: record linkage on files, without a database. */
export const cleanCommand: CliCommand = {
  name: 'clean',
  usage:
    'clean match --registry R.csv --records S.csv --out M.csv [--review Q.csv] [--mapping M.json] [--resident DIR] [--json], or clean dedupe --records R.csv --mapping M.json --out C.csv [--against S.csv] [--json]',
  summary: t('vi', 'cli.clean.summary'),
  async run([act = '', ...rest]) {
    try {
      const run = acts[act];
      if (run === undefined) throw new UsageError('cli.clean.usage');
      return await run(rest);
    } catch (error) {
      return tellRefusal(error);
    }
  },
};
