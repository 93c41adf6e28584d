import { createHash } from 'node:crypto';
import type { Static, TSchema } from 'typebox';
import { type Database, joinSql, type RowScope, type Sql, sql, type Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type Actor, rowScopeOf } from './actor.ts';
import { demand } from './allow.ts';
import { askTogether } from './ask-together.ts';
import { type Concerns, startConcerns } from './concerns.ts';
import type { Command, CommandContext, Concern, Query } from './head.ts';
import type { Runtime } from './runtime.ts';

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
  const scope = rowScopeOf(actor);
  const work = async (tx: Tx, claim?: Claim): Promise<O> => {
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
  };
  if (key === undefined) return runtime.database.transaction(scope, (tx) => work(tx));
  return once(runtime.database, { scope, claim: claimOf(command.name, { actor, input, key }) }, work);
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
  const scope = rowScopeOf(actor);
  if (query.together !== undefined) {
    const audit = (tx: Tx, answered: readonly { actor: Actor; concerns: Concerns; now: Date }[]) =>
      tx.last(auditStatement(query.name, ...answered.map((a) => ({ ...a, concerns: a.concerns.all }))));
    return askTogether(runtime, { query, scope, audit }, { actor, input, concerns: startConcerns(purpose) });
  }
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

function claimOf(command: string, { actor, input, key }: { actor: Actor; input: unknown; key: string }): Claim {
  return { actor, key, command, hash: createHash('sha256').update(JSON.stringify(input)).digest('hex') };
}

interface Answered {
  command: string;
  input_hash: string;
  result: unknown;
}

/**
 * Does what a key stands for at most once. The transaction begins by taking the key and looking for an earlier answer, in
 * one statement. Whoever comes while the first is still at it waits for it. The look is older than the taking by an
 * instant; if the first ended within that instant, the second finds everything done and fails, and is told its answer then.
 */
async function once<O>(
  database: Database,
  { scope, claim }: { scope: RowScope; claim: Claim },
  work: (tx: Tx, claim: Claim) => Promise<O>,
): Promise<O> {
  const lock = sql`hashtextextended(${`${actorName(claim.actor)}|${claim.key}`}, 0)`;
  const columns = sql`pg_try_advisory_xact_lock(${lock}) as free,
    (select to_jsonb(i) from (${answerOf(claim)}) i) as before`;
  try {
    return await database.transactionAsking<{ free: boolean; before: Answered | null }, O>(
      { scope, columns },
      async (tx, asked) => {
        let before = asked.before ?? undefined;
        if (!asked.free) {
          await tx.run(sql`select pg_advisory_xact_lock(${lock})`);
          before = await tx.maybe<Answered>(answerOf(claim));
        }
        if (before === undefined) return work(tx, claim);
        if (!isAnswerTo(claim, before)) refuse('conflict', 'platform.key-reused');
        return before.result as O;
      },
    );
  } catch (error) {
    const before = await database.read(scope, (tx) => tx.maybe<Answered>(answerOf(claim))).catch(() => undefined);
    if (before !== undefined && isAnswerTo(claim, before)) return before.result as O;
    throw error;
  }
}

const answerOf = ({ actor, key }: Claim): Sql =>
  sql`select command, input_hash, result from platform.idempotency where actor = ${actorName(actor)} and key = ${key}`;

const isAnswerTo = (claim: Claim, before: Answered): boolean =>
  before.command === claim.command && before.input_hash === claim.hash;

interface Audited {
  actor: Actor;
  now: Date;
  concerns: readonly Concern[];
}

/** Writes the audit rows of one act; also for the modules' bulk doors, which have no command head. */
export async function writeAudit(tx: Tx, action: string, about: Audited): Promise<void> {
  await tx.run(auditStatement(action, about));
}

function auditStatement(action: string, ...audited: readonly Audited[]): Sql {
  const rows = audited.flatMap(({ actor, now, concerns }) => {
    const [first] = actor.duties;
    return concerns.map(
      (
        c,
      ) => sql`(${newId(now.getTime())}, ${now}, ${action}, ${actor.kind}, ${actor.accountId}, ${c.duty?.postId ?? first?.postId ?? null}, ${c.duty?.agency ?? first?.agency ?? null},
      ${c.personId ?? null}, ${c.caseId ?? null}, ${c.purpose ?? null}, ${c.legalBasis ?? null}, ${JSON.stringify(c.detail ?? {})})`,
    );
  });
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
