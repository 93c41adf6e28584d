import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { joinSql, rawSql, type Sql, sql } from './sql.ts';

// Dates stay text (a date has no zone), counts stay numbers: both are exact for everything we store.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`bigint ${text} does not fit a number`);
  return value;
});

/** One open transaction. Every statement of a command runs through the same one. */
export interface Tx {
  /** All rows. */
  rows<R extends object>(statement: Sql): Promise<R[]>;
  /** Exactly one row; anything else is a fault of ours. */
  one<R extends object>(statement: Sql): Promise<R>;
  /** One row or none. */
  maybe<R extends object>(statement: Sql): Promise<R | undefined>;
  /** Runs a statement and tells how many rows it touched. */
  run(statement: Sql): Promise<number>;
  /**
   * Runs an insert, update or delete without `with` before the next statement or with the commit, whichever comes first,
   * and merged into one statement with the others that wait: each round trip costs more than the rows. They do not see one
   * another's rows, but for `alone`, which runs by itself before those that follow. Nobody waits for the answer; when one
   * fails, the transaction has not happened.
   */
  later(statement: Sql, how?: { alone: boolean }): void;
  /** Like `later`, but always with the commit: for rows that nobody reads in this transaction. */
  last(statement: Sql): void;
  /** Runs a script of several statements without values: migrations and set-up only. */
  script(text: string): Promise<void>;
  /** COPY … FROM STDIN. `lines` are rows already in COPY text format (see copyLine). Returns how many rows went in. */
  copyIn(copyStatement: string, lines: Iterable<string> | AsyncIterable<string>): Promise<number>;
}

/** Statements by how often they ran in this process; those that recur are prepared once on each connection. */
const seen = new Map<string, { times: number; name: string; writes: readonly string[] }>();
const mostSeen = 2_000;
const preparedFrom = 3;

/** The schemas whose tables a statement writes. */
function writesOf(text: string): string[] {
  return [...text.matchAll(/\b(?:insert into|update|delete from)\s+([a-z_]+)\./g)].map((m) => m[1] ?? '');
}

/**
 * The name under which a recurring statement is prepared, so that the database parses it once and not at each use, and what
 * it writes.
 */
function known(text: string): { name?: string; writes: readonly string[] } {
  const found = seen.get(text);
  if (found === undefined) {
    const writes = writesOf(text);
    if (seen.size < mostSeen) seen.set(text, { times: 1, name: `s${seen.size}`, writes });
    return { writes };
  }
  found.times += 1;
  return found.times < preparedFrom ? { writes: found.writes } : found;
}

/** Several writing statements as one. */
function merged(statements: readonly Sql[]): Sql {
  const [only, ...more] = statements;
  if (only !== undefined && more.length === 0) return only;
  return sql`with ${joinSql(statements.map((s, i) => sql`${rawSql(`w${i}`)} as (${s})`))} select`;
}

/** What goes out in one turn of the loop goes out in one packet: a system call for each statement costs more than the statement. */
export function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

export interface OpenTx extends Tx {
  /** Sends what was left for the end, without waiting. */
  sendLast(): Promise<unknown>[];
  /** The schemas whose tables were written. */
  readonly written: ReadonlySet<string>;
}

export function txOn(client: pg.ClientBase): OpenTx {
  /** Statements that wait to be sent, in groups that may be merged. */
  let waiting: Sql[][] = [];
  const atEnd: Sql[] = [];
  const unheard: Promise<unknown>[] = [];
  const written = new Set<string>();
  let fault: Error | undefined;
  const send = ({ text, values }: Sql) => {
    sendTogether(client);
    const { name, writes } = known(text);
    for (const schema of writes) written.add(schema);
    return client.query(name === undefined ? { text, values } : { name, text, values });
  };
  const sendWaiting = () => {
    const groups = waiting;
    waiting = [];
    for (const group of groups) {
      if (group.length === 0) continue;
      const sent = send(merged(group));
      sent.catch((error: Error) => {
        fault ??= error; // told by the statement that follows, or at the commit
      });
      unheard.push(sent);
    }
  };
  const query = async (statement: Sql) => {
    sendWaiting();
    try {
      return await send(statement);
    } catch (error) {
      // What failed before is the cause; this one was only told that the transaction takes no more.
      throw fault ?? error;
    }
  };
  return {
    written,
    rows: async <R extends object>(statement: Sql) => (await query(statement)).rows as R[],
    one: async <R extends object>(statement: Sql) => {
      const { rows } = await query(statement);
      if (rows.length !== 1) throw new Error(`expected one row, got ${rows.length}`);
      return rows[0] as R;
    },
    maybe: async <R extends object>(statement: Sql) => {
      const { rows } = await query(statement);
      if (rows.length > 1) throw new Error(`expected at most one row, got ${rows.length}`);
      return rows[0] as R | undefined;
    },
    run: async (statement) => (await query(statement)).rowCount ?? 0,
    later: (statement, { alone } = { alone: false }) => {
      const group = waiting.at(-1);
      if (alone) waiting.push([statement], []);
      else if (group === undefined) waiting.push([statement]);
      else group.push(statement);
    },
    last: (statement) => {
      atEnd.push(statement);
    },
    sendLast: () => {
      const group = waiting.pop() ?? [];
      waiting.push([...group, ...atEnd]);
      sendWaiting();
      return unheard;
    },
    script: async (text) => {
      sendWaiting();
      await client.query(text);
    },
    copyIn: (copyStatement, lines) => {
      sendWaiting();
      return copyIn(client, copyStatement, lines);
    },
  };
}

async function copyIn(
  client: pg.ClientBase,
  statement: string,
  lines: Iterable<string> | AsyncIterable<string>,
): Promise<number> {
  const stream = client.query(copyFrom(statement));
  let fault: Error | undefined;
  const done = finished(stream);
  done.catch((error: Error) => {
    fault = error; // thrown below; caught here so that an early one is not "unhandled"
  });
  try {
    let chunk = '';
    for await (const line of lines) {
      chunk += line;
      if (chunk.length < 65_536) continue;
      if (!stream.write(chunk)) await Promise.race([once(stream, 'drain'), done]);
      await turn(); // the server's complaint can only be heard, and other work only go on, when the loop gets its turn
      if (fault !== undefined) throw fault;
      chunk = '';
    }
    stream.end(chunk);
  } catch (error) {
    // Tells the server that the copy failed, unless it told us: otherwise the connection would wait for lines for ever.
    if (fault === undefined) stream.destroy();
    throw error;
  }
  await done;
  return stream.rowCount ?? 0;
}

const special = /[\\\t\n\r]/g;
const escapes: Record<string, string> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** One row in COPY text format; null and undefined become NULL, objects become JSON, arrays of text a PostgreSQL array. */
export function copyLine(values: readonly unknown[]): string {
  let line = '';
  for (let i = 0; i < values.length; i += 1) {
    if (i > 0) line += '\t';
    line += copyValue(values[i]);
  }
  return `${line}\n`;
}

function copyValue(value: unknown): string {
  if (value === null || value === undefined) return '\\N';
  if (typeof value === 'string')
    return value.search(special) < 0 ? value : value.replace(special, (c) => escapes[c] ?? c);
  if (typeof value === 'number') return String(value);
  if (typeof value === 'boolean') return value ? 't' : 'f';
  if (value instanceof Date) return value.toISOString();
  const text = Array.isArray(value) ? `{${value.map(arrayItem).join(',')}}` : JSON.stringify(value);
  return text.replace(special, (c) => escapes[c] ?? c);
}

function arrayItem(item: unknown): string {
  return item === null || item === undefined ? 'NULL' : `"${String(item).replace(/["\\]/g, '\\$&')}"`;
}
