import { ensureDemo } from '#app/demo';
import { openRuntime } from '#app/runtime';
import { startServer } from '#app/server';
import { t } from '#platform/i18n';
import { type CliCommand, readOptions } from './cli-command.ts';

/** Starts everything and says `ready http://…` when pages answer. Ends in order at Ctrl-C. */
export const serveCommand: CliCommand = {
  name: 'serve',
  usage: 'serve [--port 3000] [--demo] [--data DIR]',
  summary: t('vi', 'cli.serve.summary'),
  async run(args) {
    const values = readOptions(args, {
      port: { type: 'string' },
      demo: { type: 'boolean', default: false },
      data: { type: 'string' },
    });
    const stopped = stopSignal();
    const open = await openRuntime({
      ...(values.port === undefined ? {} : { port: values.port }),
      ...(values.data === undefined ? {} : { dataDir: values.data }),
    });
    try {
      if (values.demo) await ensureDemo(open);
      const server = await startServer(open, { demo: values.demo });
      process.stdout.write(`ready ${server.url}\n`);
      await stopped;
      await server.stop();
    } finally {
      await open.close();
    }
    return 0;
  },
};

/**
 * Resolves at the first Ctrl-C or stop of the service manager. One press may arrive twice (the terminal tells us and npm,
 * and npm tells us too), so a second signal changes nothing; a third ends the process at once and leaves the database running.
 */
function stopSignal(): Promise<void> {
  return new Promise((stop) => {
    let asked = 0;
    const onSignal = () => {
      asked += 1;
      if (asked > 2) process.exit(130);
      stop();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}
