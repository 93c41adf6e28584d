import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openDatabase, sql, type Tx } from '#platform/db';
import { withTestDatabase } from '#platform/db/testing';
import { newId } from '#platform/ids';

const { database, appUrl, ownerUrl } = await withTestDatabase([], 2);
await database.asOwner((tx) =>
  tx.script(
    'create table platform.note (id uuid primary key, text text not null); grant select, insert on platform.note to da06_app',
  ),
);
const system = { kind: 'system' };
const write = (tx: Tx, text = 'x') => tx.run(sql`insert into platform.note (id, text) values (${newId()}, ${text})`);
const count = () =>
  database.read(system, (tx) => tx.one<{ n: number }>(sql`select count(*) as n from platform.note`)).then((r) => r.n);

interface Scope {
  kind: string;
  person: string | null;
  agencies: string[];
  raw: string;
}
const scopeOf = (tx: Tx) =>
  tx.one<Scope>(sql`select platform.scope_kind() as kind, platform.scope_person() as person, platform.scope_agencies() as agencies,
    coalesce(current_setting('da06.person', true), '') as raw`);

describe('a transaction', () => {
  it('keeps everything when it ends well and nothing when it throws', async () => {
    const before = await count();
    await database.transaction(system, (tx) => write(tx));
    await assert.rejects(
      database.transaction(system, async (tx) => {
        await write(tx);
        throw new Error('changed my mind');
      }),
      /changed my mind/,
    );
    assert.equal(await count(), before + 1);
  });

  it('gives its connection back when it throws, more often than the pool is large', async () => {
    for (let i = 0; i < 10; i += 1)
      await assert.rejects(database.transaction(system, () => Promise.reject(new Error('no'))));
    for (let i = 0; i < 10; i += 1) await assert.rejects(database.transaction(system, (tx) => tx.rows(sql`selec`)));
    assert.equal(database.pool.totalCount, database.pool.idleCount);
    assert.ok(database.pool.totalCount <= 2);
  });

  it('does not pretend to be saved when somebody swallowed the fault of one of its statements', async () => {
    const before = await count();
    const swallow = async (tx: Tx) => {
      await write(tx);
      await tx.rows(sql`select 1 / 0`).catch(() => undefined);
      return 'saved';
    };
    await assert.rejects(database.transaction(system, swallow), /rolled back/);
    await assert.rejects(database.asOwner(swallow), /rolled back/);
    assert.equal(await count(), before);
  });

  it('that only reads cannot write', async () => {
    await assert.rejects(
      database.read(system, (tx) => write(tx)),
      /read-only transaction/,
    );
  });

  it('sees one snapshot while it reads', async () => {
    await database.read(system, async (tx) => {
      const first = await tx.one<{ n: number }>(sql`select count(*) as n from platform.note`);
      await database.transaction(system, (other) => write(other));
      assert.deepEqual(await tx.one(sql`select count(*) as n from platform.note`), first);
    });
  });
});

describe('the scope of a transaction', () => {
  const personId = newId();

  it('says to the database who asks', async () => {
    const agencies = ['H16.1', 'H16.2'];
    assert.deepEqual(await database.read({ kind: 'officer', personId, agencies }, scopeOf), {
      kind: 'officer',
      person: personId,
      agencies,
      raw: personId,
    });
  });

  it('does not leak to the next transaction of the same connection, whether the first ended well or not', async () => {
    const single = openDatabase({ app: appUrl, migrator: ownerUrl, appRole: '', poolSize: 1 });
    try {
      for (const fail of [false, true]) {
        await single
          .transaction({ kind: 'citizen', personId }, async () => {
            if (fail) throw new Error('no');
          })
          .catch(() => undefined);
        const client = await single.pool.connect();
        const { rows } = await client.query<Scope>(
          `select platform.scope_kind() as kind, platform.scope_person() as person, platform.scope_agencies() as agencies`,
        );
        client.release();
        assert.deepEqual(rows[0], { kind: 'anonymous', person: null, agencies: [] });
        assert.deepEqual(await single.read({ kind: 'system' }, scopeOf), {
          kind: 'system',
          person: null,
          agencies: [],
          raw: '',
        });
      }
    } finally {
      await single.close();
    }
  });

  it('is anonymous when nothing was said, and the owner’s door is closed to the application', async () => {
    const { rows } = await database.pool.query<{ kind: string; who: string }>(
      'select platform.scope_kind() as kind, current_user as who',
    );
    assert.deepEqual(rows[0], { kind: 'anonymous', who: 'da06_app' });
    await assert.rejects(database.pool.query('set role da06_owner'), /permission denied/);
  });
});

describe('a connection that dies', () => {
  it('rejects the query that was running on it and nothing else', async () => {
    let pid = 0;
    const victim = database.transaction(system, async (tx) => {
      ({ pid } = await tx.one<{ pid: number }>(sql`select pg_backend_pid() as pid`));
      await tx.rows(sql`select pg_sleep(20)`);
    });
    const outcome = assert.rejects(victim, /terminat|Connection/);
    while (pid === 0) await new Promise((done) => setTimeout(done, 5));
    const other = database.transaction(system, (tx) => tx.rows(sql`select pg_sleep(0.3)`));
    await killBackend(pid);
    await outcome;
    await other;
    for (let i = 0; i < 5; i += 1) assert.equal(typeof (await count()), 'number');
  });

  it('while idle is replaced by a new one', async () => {
    await Promise.all([count(), count()]);
    const { rows } = await database.pool.query<{ pid: number }>('select pg_backend_pid() as pid');
    await killBackend(rows[0]?.pid ?? 0);
    await new Promise((done) => setTimeout(done, 50));
    for (let i = 0; i < 5; i += 1) assert.equal(typeof (await count()), 'number');
  });
});

/** As the application's own login, which may end its own connections. */
async function killBackend(pid: number): Promise<void> {
  const helper = openDatabase({ app: appUrl, migrator: ownerUrl, appRole: '', poolSize: 1 });
  const { rows } = await helper.pool.query<{ done: boolean }>('select pg_terminate_backend($1) as done', [pid]);
  await helper.close();
  assert.equal(rows[0]?.done, true);
}

describe('results', () => {
  it('one and maybe insist on their number of rows', async () => {
    const two = sql`select generate_series(1, 2) as n`;
    const none = sql`select 1 as n where false`;
    await assert.rejects(
      database.read(system, (tx) => tx.one(two)),
      /expected one row, got 2/,
    );
    await assert.rejects(
      database.read(system, (tx) => tx.one(none)),
      /expected one row, got 0/,
    );
    await assert.rejects(
      database.read(system, (tx) => tx.maybe(two)),
      /at most one row, got 2/,
    );
    assert.equal(await database.read(system, (tx) => tx.maybe(none)), undefined);
  });

  it('dates stay texts, counts are numbers, and a number too large for one is refused', async () => {
    const row = await database.read(system, (tx) =>
      tx.one(sql`select date '2023-12-18' as d, 9007199254740991::bigint as n`),
    );
    assert.deepEqual(row, { d: '2023-12-18', n: Number.MAX_SAFE_INTEGER });
    await assert.rejects(
      database.read(system, (tx) => tx.one(sql`select 9007199254740992::bigint as n`)),
      RangeError,
    );
  });

  it('values are bound, never spliced', async () => {
    const text = "'; drop table platform.note; --";
    assert.deepEqual(await database.read(system, (tx) => tx.one(sql`select ${text}::text as t`)), { t: text });
  });
});
