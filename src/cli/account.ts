import { openRuntime } from '#app/runtime';
import { openFirstAdministrator } from '#identity';
import { formatDateTime, t } from '#platform/i18n';
import { type CliCommand, readOptions, UsageError } from './cli-command.ts';

/** Which account each sub-command opens: four eyes need two administrators, and no more are made at the machine. */
const which: Readonly<Record<string, 'first' | 'second'>> = {
  'first-administrator': 'first',
  'second-administrator': 'second',
};

/**
 * Opens the first two administrators of a fresh installation. Prints a one-time code and where to type it; afterwards
 * accounts and posts are made in the pages, by two administrators together.
 */
export const accountCommand: CliCommand = {
  name: 'account',
  usage:
    'account first-administrator|second-administrator --login NAME --name "FULL NAME" [--agency CODE] [--data DIR] [--json]',
  summary: t('vi', 'cli.account.summary'),
  async run([act = '', ...args]) {
    const wanted = Object.hasOwn(which, act) ? which[act] : undefined;
    if (wanted === undefined) throw new UsageError('cli.account.unknown', { act });
    const values = readOptions(args, {
      login: { type: 'string' },
      name: { type: 'string' },
      agency: { type: 'string' },
      data: { type: 'string' },
      json: { type: 'boolean', default: false },
    });
    const { login, name } = values;
    if (login === undefined || name === undefined) throw new UsageError('cli.account.login-and-name');
    const open = await openRuntime(values.data === undefined ? {} : { dataDir: values.data });
    try {
      const made = await openFirstAdministrator(open.runtime.database, {
        loginName: login,
        displayName: name,
        agencyCode: values.agency ?? open.pack.province.agencyCode,
        which: wanted,
        now: open.runtime.clock.now(),
      });
      const url = `${open.config.publicUrl.replace(/\/+$/, '')}/staff/password`;
      const { loginName, agencyCode, code, expiresAt } = made;
      if (values.json) process.stdout.write(`${JSON.stringify({ loginName, agencyCode, code, expiresAt, url })}\n`);
      else {
        const params = {
          loginName,
          agencyCode,
          code: code.replace(/(.{4})(?=.)/g, '$1 '),
          until: formatDateTime(expiresAt),
          url,
        };
        process.stdout.write(`${t('vi', 'cli.account.opened', params)}\n`);
      }
      return 0;
    } finally {
      await open.close();
    }
  },
};
