import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';
import { anAccount, sessionFor } from '#identity/testing';
import { openDatabase, startEmbeddedServer } from '#platform/db';
import { vietnamDate } from '#platform/time';
import { appointPost, type PostRole } from '#territory';

/** The database behind a running demonstration server, as tests look at it. */
export interface DemoWorld {
  ownerUrl: string;
  /** A commune in which the demonstration officers work. */
  communeCode: string;
  /** Cookie of a session of the demonstration citizen with a level 2 account. */
  citizenCookie(): Promise<string>;
  /** Cookie of a session of a demonstration officer, by the name they sign in with. */
  officerCookie(loginName: string): Promise<string>;
  /** An account for a program with these posts, as two administrators grant them. @returns its id. */
  programAccount(loginName: string, agencyCode: string, roles: readonly PostRole[]): Promise<string>;
  postmasterPid(): Promise<number>;
  close(): Promise<void>;
}

export async function demoWorld(dataDir: string): Promise<DemoWorld> {
  const server = await startEmbeddedServer(dataDir);
  const ownerUrl = server.connectionString('postgres');
  const database = openDatabase({
    app: server.connectionString('da06_app'),
    migrator: server.connectionString('da06_migrator'),
    appRole: '',
    poolSize: 2,
  });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const one = async (text: string): Promise<string> =>
    (await client.query<{ value: string }>(text)).rows[0]?.value ?? '';
  const accountId = await one("select id as value from identity.account where demo and kind = 'citizen' and level = 2");
  const communeCode =
    await one(`select a.unit_code as value from territory.post p join territory.agency a on a.code = p.agency_code
    join identity.account i on i.id = p.account_id where i.login_name = 'demo.congan.tiepnhan' and a.level = 'commune'`);
  const officers = new Map(
    (
      await client.query<{ id: string; login: string }>(
        "select id, login_name as login from identity.account where demo and kind = 'staff'",
      )
    ).rows.map((row) => [row.login, row.id]),
  );
  await client.end();
  return {
    ownerUrl,
    communeCode,
    citizenCookie: () => sessionFor(database, accountId, 1),
    officerCookie: (loginName) => sessionFor(database, officers.get(loginName) ?? '', 1),
    programAccount: async (loginName, agencyCode, roles) => {
      const { id } = await anAccount(database, { kind: 'staff', loginName });
      const post = { accountId: id, agencyCode, sees: 'own-agency', title: { vi: 'Hệ thống', en: 'System' } } as const;
      await database.transaction({ kind: 'system' }, async (tx) => {
        for (const role of roles)
          await appointPost(tx, { ...post, role, validFrom: vietnamDate(new Date()), validTo: null });
      });
      return id;
    },
    postmasterPid: async () => {
      const pointer = await readFile(join(dataDir, 'cluster-id'), 'utf8').catch(() => '');
      const cluster = pointer === '' ? join(dataDir, 'postgres') : `/var/lib/da06/cluster-${pointer.trim()}`;
      return Number((await readFile(join(cluster, 'postmaster.pid'), 'utf8')).split('\n')[0]);
    },
    close: async () => {
      await database.close();
    },
  };
}
