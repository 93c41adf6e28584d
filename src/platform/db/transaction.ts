import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { setImmediate as turn } from 'node:timers/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Sql } from 'sql-template-tag';

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
   * Runs a statement at the end, in one go with the commit: for rows that nobody reads in this transaction. When it fails,
   * the transaction has not happened.
   */
  last(statement: Sql): void;
  /** Runs a script of several statements without values: migrations and set-up only. */
  script(text: string): Promise<void>;
  /** COPY … FROM STDIN. `lines` are rows already in COPY text format (see copyLine). Returns how many rows went in. */
  copyIn(copyStatement: string, lines: Iterable<string> | AsyncIterable<string>): Promise<number>;
}

/** Statements by how often they ran in this process; those that recur are prepared once on each connection. */
const seen = new Map<string, { times: number; name: string }>();
const mostSeen = 2_000;
const preparedFrom = 3;

/** The name under which a recurring statement is prepared, so that the database parses it once and not at each use. */
function named(text: string): { name?: string } {
  const found = seen.get(text);
  if (found === undefined) {
    if (seen.size < mostSeen) seen.set(text, { times: 1, name: `s${seen.size}` });
    return {};
  }
  found.times += 1;
  return found.times < preparedFrom ? {} : { name: found.name };
}

/** What goes out in one turn of the loop goes out in one packet: a system call for each statement costs more than the statement. */
function sendTogether(client: pg.ClientBase): void {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

export interface OpenTx extends Tx {
  /** Sends what was left for the end, without waiting. */
  sendLast(): Promise<unknown>[];
}

export function txOn(client: pg.ClientBase): OpenTx {
  const atEnd: Sql[] = [];
  const query = (statement: Sql) => {
    const { text, values } = statement;
    sendTogether(client);
    return client.query({ ...named(text), text, values });
  };
  return {
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
    last: (statement) => {
      atEnd.push(statement);
    },
    sendLast: () => atEnd.map(query),
    script: async (text) => {
      await client.query(text);
    },
    copyIn: (copyStatement, lines) => copyIn(client, copyStatement, lines),
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
