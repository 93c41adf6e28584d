import { statfs } from 'node:fs/promises';
import { openRuntime } from '#app/runtime';
import { sql } from '#platform/db';
import { t } from '#platform/i18n';
import { type CliCommand, readOptions } from './cli-command.ts';

interface Finding {
  key: string;
  ok: boolean;
  params: Record<string, string | number>;
}

/** Looks over an installation: runtime, database, settings that durability rests on, disk. Exit 1 when something is wrong. */
export const doctorCommand: CliCommand = {
  name: 'doctor',
  usage: 'doctor [--data DIR] [--json]',
  summary: t('vi', 'cli.doctor.summary'),
  async run(args) {
    const values = readOptions(args, { data: { type: 'string' }, json: { type: 'boolean', default: false } });
    const findings = await examine(values.data);
    if (values.json) process.stdout.write(`${JSON.stringify(findings)}\n`);
    else
      for (const f of findings)
        process.stdout.write(`${f.ok ? '✔' : '✘'} ${t('vi', `cli.doctor.${f.key}`, f.params)}\n`);
    return findings.every((f) => f.ok) ? 0 : 1;
  },
};

async function examine(data: string | undefined): Promise<Finding[]> {
  const open = await openRuntime(data === undefined ? {} : { dataDir: data });
  try {
    const settings = await open.runtime.database.read({ kind: 'system' }, (tx) =>
      tx.one<{ version: number; fsync: string; jit: string; waiting: number; role: string; owns: number }>(sql`select
        current_setting('server_version_num')::int / 10000 as version, current_setting('fsync') as fsync, current_setting('jit') as jit,
        (select count(*)::int from platform.outbox_message where delivered_at is null and occurred_at < now() - interval '5 minutes') as waiting,
        current_user as role, (select count(*)::int from pg_class where relowner = (select oid from pg_roles where rolname = current_user)) as owns`),
    );
    const disk = await statfs(open.config.dataDir).catch(() => undefined);
    const freeGb = disk === undefined ? 0 : Math.floor((disk.bavail * disk.bsize) / 2 ** 30);
    return [
      {
        key: 'node',
        ok: Number(process.versions.node.split('.')[0]) >= 24,
        params: { version: process.versions.node },
      },
      { key: 'database', ok: settings.version >= 18, params: { version: settings.version } },
      { key: 'fsync', ok: settings.fsync === 'on', params: { value: settings.fsync } },
      { key: 'jit', ok: settings.jit === 'off', params: { value: settings.jit } },
      { key: 'role', ok: settings.owns === 0, params: { role: settings.role, owns: settings.owns } },
      { key: 'outbox', ok: settings.waiting === 0, params: { count: settings.waiting } },
      { key: 'disk', ok: freeGb >= 2, params: { free: freeGb } },
    ];
  } finally {
    await open.close();
  }
}
