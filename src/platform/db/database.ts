import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { emptySql, type Sql, sql } from './sql.ts';
import { sendTogether, type Tx, txOn } from './transaction.ts';

/** Who opens the transaction, as row-level security sees it. Plain strings: the database compares, nothing parses. */
export interface RowScope {
  /** 'citizen', 'officer', 'system' or 'anonymous'. */
  kind: string;
  /** The citizen's person in the population registry, or ''. */
  personId?: string;
  /** Codes of the agencies an officer may see. */
  agencies?: readonly string[];
}

const anonymous: RowScope = { kind: 'anonymous' };

export interface Database {
  /** Runs `work` in one transaction under row-level security; commits when it returns, rolls back when it throws. */
  transaction<T>(scope: RowScope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /**
   * The same, but first asks for columns (a piece of a select list) in the very statement that tells who opens the
   * transaction, and hands them to the work: one round trip less.
   */
  transactionAsking<A extends object, T>(
    opening: { scope: RowScope; columns: Sql },
    work: (tx: Tx, asked: A) => Promise<T>,
  ): Promise<T>;
  /** A read-only transaction on one snapshot. */
  read<T>(scope: RowScope, work: (tx: Tx) => Promise<T>): Promise<T>;
  /** As the tables' owner, past row-level security: migrations and the modules' bulk doors only. */
  asOwner<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Calls back when a transaction of this process has been committed that wrote a table of one of these schemas. */
  onWritten(schemas: readonly string[], heard: () => void): void;
  /** The application's pool, for the gauges of `/metrics`. */
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface Connections {
  /** Connection string of the application role. */
  app: string;
  /** Connection string of the migrator; becomes da06_owner by `set role`. */
  migrator: string;
  /** Role that the application's connections take on (`DATABASE_URL` with one login), or ''. */
  appRole: string;
  poolSize: number;
}

export function openDatabase(connections: Connections): Database {
  const pool = new pg.Pool({
    connectionString: connections.app,
    max: connections.poolSize,
    application_name: 'da06',
    // -c jit=off: compilation costs more than our short queries take (measured by a peer: 4.3 times).
    options: `-c jit=off -c timezone=UTC -c statement_timeout=30s -c idle_in_transaction_session_timeout=60s${connections.appRole === '' ? '' : ` -c role=${connections.appRole}`}`,
    // Statements that do not wait for one another travel together (begin, scope and the first question always do).
    pipeline: true,
    idleTimeoutMillis: 30_000,
    // A full pool answers "busy" instead of letting the queue grow without end.
    connectionTimeoutMillis: 15_000,
  });
  // A connection that dies while idle (the database restarts) must not end the process; the next query gets a new one.
  pool.on('error', () => undefined);

  const listeners: { schemas: readonly string[]; heard: () => void }[] = [];
  const tell = (written: ReadonlySet<string>) => {
    if (written.size === 0) return;
    for (const { schemas, heard } of listeners) if (schemas.some((s) => written.has(s))) heard();
  };

  const inTransaction = async <A extends object, T>(
    opening: { begin: string; scope: RowScope; columns?: Sql },
    work: (tx: Tx, asked: A) => Promise<T>,
  ): Promise<T> => {
    const client = await pool.connect();
    // Likewise while it is borrowed: the query that was running rejects, and that is where the fault is handled.
    const ignore = () => undefined;
    client.on('error', ignore);
    let broken: Error | undefined;
    try {
      sendTogether(client);
      const begun = client.query(opening.begin);
      const tx = txOn(client);
      const scoped = tx.one<A>(scopeStatement(opening.scope, opening.columns));
      const opened = Promise.all([begun, scoped]);
      opened.catch(() => undefined); // awaited below; what the work asks meanwhile fails with it
      const asked = opening.columns === undefined ? ({} as A) : await scoped;
      const result = await work(tx, asked);
      await Promise.all([opened, ...tx.sendLast(), commit(client)]);
      tell(tx.written);
      return result;
    } catch (error) {
      await client.query('rollback').catch((e: Error) => {
        broken = e;
      });
      throw error;
    } finally {
      client.off('error', ignore);
      client.release(broken);
    }
  };

  const reading = 'begin isolation level repeatable read read only';
  return {
    transaction: (scope, work) => inTransaction({ begin: 'begin', scope }, work),
    transactionAsking: (opening, work) => inTransaction({ begin: 'begin', ...opening }, work),
    read: (scope, work) => inTransaction({ begin: reading, scope }, work),
    asOwner: (work) => asOwner(connections.migrator, work, tell),
    onWritten: (schemas, heard) => {
      listeners.push({ schemas, heard });
    },
    pool,
    close: () => endPool(pool),
  };
}

/** Tells row-level security who opens the transaction; what is asked besides is asked after that. */
function scopeStatement({ kind, personId, agencies }: RowScope, columns?: Sql): Sql {
  return sql`select set_config('da06.kind', ${kind}, true) as kind, set_config('da06.person', ${personId ?? ''}, true) as person,
    set_config('da06.agencies', ${`{${(agencies ?? []).join(',')}}`}, true) as agencies ${columns === undefined ? emptySql : sql`, ${columns}`}`;
}

/** PostgreSQL answers the commit of a transaction in which a statement failed with a quiet rollback: that is no success. */
async function commit(client: pg.ClientBase): Promise<void> {
  const { command } = await client.query('commit');
  if (command !== 'COMMIT') throw new Error('the transaction was rolled back: one of its statements had failed');
}

/**
 * Ends a pool and waits until its connections are closed. The library's own `end` returns before they are, and the
 * embedded server would still count them as somebody who uses it.
 */
export async function endPool(pool: pg.Pool): Promise<void> {
  let left = pool.totalCount;
  const closed = new Promise<void>((done) => {
    if (left === 0) done();
    pool.on('remove', () => {
      left -= 1;
      if (left === 0) done();
    });
  });
  await pool.end();
  // A connection that never came to be reports no end.
  await Promise.race([closed, sleep(2_000, undefined, { ref: false })]);
}

async function asOwner<T>(
  connectionString: string,
  work: (tx: Tx) => Promise<T>,
  tell: (written: ReadonlySet<string>) => void,
): Promise<T> {
  const client = new pg.Client({
    connectionString,
    application_name: 'da06-owner',
    options: '-c jit=off -c timezone=UTC',
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    await client.query('set local role da06_owner');
    const tx = txOn(client);
    const result = await work(tx);
    await Promise.all([...tx.sendLast(), commit(client)]);
    tell(tx.written);
    return result;
  } finally {
    await client.end(); // an open transaction rolls back with its connection
  }
}

export { anonymous as anonymousScope };
