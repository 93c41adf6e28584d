import { createHash } from 'node:crypto';
import type { Static, TSchema } from 'typebox';
import { type Database, joinSql, type Sql, sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import type { FileScanner, FileStore } from '#platform/files';
import { newId } from '#platform/ids';
import type { Log } from '#platform/log';
import type { Clock } from '#platform/time';
import { type Actor, rowScopeOf } from './actor.ts';
import { demand } from './allow.ts';
import type { Command, CommandContext, Concern, Query } from './head.ts';

/** What acts need from the running process. Holds no truth: everything lasting is in the database or the file store. */
export interface Runtime {
  database: Database;
  clock: Clock;
  files: FileStore;
  /** Looks at files from outside; without one only the test virus is known. */
  scanner?: FileScanner;
  log: Log;
}

export interface Request<I> {
  actor: Actor;
  input: I;
  /** Made by the caller; the same key with the same input is done once and answers the same. */
  key?: string;
  /** Why a named person is looked at; required by personal questions. */
  purpose?: string;
}

interface Message {
  name: string;
  payload: Record<string, unknown>;
}

/**
 * Runs an act: permission, input, one transaction with its audit row and outgoing messages.
 * @throws Refusal when it may not or cannot be done; nothing has changed then.
 */
export async function execute<I extends TSchema, O>(
  runtime: Runtime,
  command: Command<I, O>,
  request: Request<Static<I>>,
): Promise<O> {
  const { actor, input, key } = request;
  guard(command, actor, input);
  if (key !== undefined && key.length > longestKey)
    refuse('invalid', 'platform.invalid-input', { fields: 'Idempotency-Key' });
  const now = runtime.clock.now();
  return runtime.database.transaction(rowScopeOf(actor), async (tx) => {
    const claim =
      key === undefined
        ? undefined
        : {
            actor,
            key,
            command: command.name,
            hash: createHash('sha256').update(JSON.stringify(input)).digest('hex'),
          };
    const before = claim === undefined ? undefined : await claimKey(tx, claim);
    if (before !== undefined) return before.result as O;
    const messages: Message[] = [];
    const concerns = startConcerns(request.purpose, command.legalBasis);
    const ctx: CommandContext = {
      tx,
      actor,
      now,
      files: runtime.files,
      log: runtime.log,
      concerns: concerns.add,
      emit: (name, payload) => {
        if (!command.emits.includes(name)) throw new Error(`${command.name} does not declare that it emits ${name}`);
        messages.push({ name, payload });
      },
    };
    const result = await command.run(ctx, input);
    tx.last(auditStatement(command.name, { actor, now, concerns: concerns.all }));
    if (messages.length > 0) tx.last(messageStatement(messages, now));
    if (claim !== undefined) tx.last(answerStatement(claim, { result, now }));
    return result;
  });
}

/** Asks a question. A personal one needs a purpose and leaves a row in the log that the person can read. */
export async function ask<I extends TSchema, O>(
  runtime: Runtime,
  query: Query<I, O>,
  request: Request<Static<I>>,
): Promise<O> {
  const { actor, input, purpose } = request;
  guard(query, actor, input);
  if (query.personal && (purpose === undefined || purpose.trim() === ''))
    refuse('invalid', 'platform.purpose-required');
  const now = runtime.clock.now();
  const work = async (tx: Tx) => {
    const concerns = startConcerns(purpose);
    const result = await query.run(
      { tx, actor, now, files: runtime.files, log: runtime.log, concerns: concerns.add },
      input,
    );
    if (query.personal) tx.last(auditStatement(query.name, { actor, now, concerns: concerns.all }));
    return result;
  };
  const scope = rowScopeOf(actor);
  return query.personal ? runtime.database.transaction(scope, work) : runtime.database.read(scope, work);
}

function guard(head: Command | Query, actor: Actor, input: unknown): void {
  demand(head.allow, actor);
  // PostgreSQL stores no zero character, and nobody types one.
  if (JSON.stringify(input ?? null).includes('\\u0000')) refuse('invalid', 'platform.unreadable-character');
  const faults = head.check(input);
  if (faults.length > 0) {
    const fields = faults.map((path) => ({ field: path.slice(1).replaceAll('/', '.'), key: 'platform.invalid-value' }));
    refuse('invalid', 'platform.invalid-input', { fields: fields.map((f) => f.field).join(', ') }, fields);
  }
}

/** Keys go into an index; callers make them of some 40 letters. */
const longestKey = 255;

const actorName = (actor: Actor) => `${actor.kind}:${actor.accountId ?? ''}`;

interface Claim {
  actor: Actor;
  key: string;
  command: string;
  hash: string;
}

/** Takes the key for this transaction (a second request with it waits) and returns an earlier answer, if there is one. */
async function claimKey(tx: Tx, claim: Claim): Promise<{ result: unknown } | undefined> {
  const name = actorName(claim.actor);
  const [, before] = await Promise.all([
    tx.run(sql`select pg_advisory_xact_lock(hashtextextended(${`${name}|${claim.key}`}, 0))`),
    tx.maybe<{ command: string; input_hash: string; result: unknown }>(
      sql`select command, input_hash, result from platform.idempotency where actor = ${name} and key = ${claim.key}`,
    ),
  ]);
  if (before === undefined) return undefined;
  if (before.command !== claim.command || before.input_hash !== claim.hash) refuse('conflict', 'platform.key-reused');
  return { result: before.result };
}

function startConcerns(purpose?: string, legalBasis?: string) {
  const base: Concern = {
    ...(purpose === undefined ? {} : { purpose }),
    ...(legalBasis === undefined ? {} : { legalBasis }),
  };
  const all: Concern[] = [];
  return {
    add(concern: Concern) {
      const last = all.at(-1);
      const same = (key: 'personId' | 'caseId') =>
        concern[key] === undefined || last?.[key] === undefined || last[key] === concern[key];
      if (last !== undefined && same('personId') && same('caseId'))
        Object.assign(last, concern, { detail: { ...last.detail, ...concern.detail } });
      else all.push({ ...base, ...concern });
    },
    get all() {
      return all.length === 0 ? [base] : all;
    },
  };
}

interface Audited {
  actor: Actor;
  now: Date;
  concerns: readonly Concern[];
}

/** Writes the audit rows of one act; also for the modules' bulk doors, which have no command head. */
export async function writeAudit(tx: Tx, action: string, about: Audited): Promise<void> {
  await tx.run(auditStatement(action, about));
}

function auditStatement(action: string, { actor, now, concerns }: Audited): Sql {
  const [first] = actor.duties;
  const rows = concerns.map(
    (
      c,
    ) => sql`(${newId(now.getTime())}, ${now}, ${action}, ${actor.kind}, ${actor.accountId}, ${c.duty?.postId ?? first?.postId ?? null}, ${c.duty?.agency ?? first?.agency ?? null},
      ${c.personId ?? null}, ${c.caseId ?? null}, ${c.purpose ?? null}, ${c.legalBasis ?? null}, ${JSON.stringify(c.detail ?? {})})`,
  );
  return sql`insert into platform.audit_entry
    (id, at, action, actor_kind, account_id, post_id, agency_code, person_id, case_id, purpose, legal_basis, detail) values ${joinSql(rows)}`;
}

/** All messages of an act in one statement. */
function messageStatement(messages: readonly Message[], now: Date): Sql {
  const rows = messages.map((m) => sql`(${newId(now.getTime())}, ${m.name}, ${JSON.stringify(m.payload)}, ${now})`);
  return sql`insert into platform.outbox_message (id, name, payload, occurred_at) values ${joinSql(rows)}`;
}

function answerStatement(claim: Claim, answer: { result: unknown; now: Date }): Sql {
  return sql`insert into platform.idempotency (actor, key, command, input_hash, result, at)
    values (${actorName(claim.actor)}, ${claim.key}, ${claim.command}, ${claim.hash}, ${JSON.stringify(answer.result ?? null)}, ${answer.now})`;
}
