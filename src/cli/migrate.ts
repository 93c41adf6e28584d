import { openRuntime } from '#app/runtime';
import { t } from '#platform/i18n';
import { type CliCommand, readOptions } from './cli-command.ts';

/** Brings the database to the state of this version; safe to run again and from several machines at once. */
export const migrateCommand: CliCommand = {
  name: 'migrate',
  usage: 'migrate [--data DIR]',
  summary: t('vi', 'cli.migrate.summary'),
  async run(args) {
    const values = readOptions(args, { data: { type: 'string' } });
    const open = await openRuntime(values.data === undefined ? {} : { dataDir: values.data });
    await open.close();
    process.stdout.write(`${t('vi', 'cli.migrate.done')}\n`);
    return 0;
  },
};
