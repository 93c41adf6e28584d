import type { Static, TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { Tx } from '#platform/db';
import type { Refusal } from '#platform/errors';
import type { FileStore } from '#platform/files';
import type { Log } from '#platform/log';
import type { Actor, Duty } from './actor.ts';
import type { Permission } from './allow.ts';

/** What an act or a question concerns; ends in its audit row. */
export interface Concern {
  personId?: string;
  caseId?: string;
  purpose?: string;
  legalBasis?: string;
  /** The post under which an officer of several posts acts; the first one when not said. */
  duty?: Duty;
  /** A row of its own whatever was told before: one of many persons asked about in one call. */
  apart?: boolean;
  /** Further facts for the auditor: ids and codes, never names, numbers or texts that people wrote. */
  detail?: Record<string, unknown>;
}

export interface QueryContext {
  tx: Tx;
  actor: Actor;
  /** The time of the act: one instant for all its rows. */
  now: Date;
  files: FileStore;
  log: Log;
  /** Tells the audit row whom and what this concerns. Several calls add up; a second person or case gets a row of its own. */
  concerns(concern: Concern): void;
}

export interface CommandContext extends QueryContext {
  /** Puts an event into the outbox, in this transaction. The name must stand in the command's `emits`. */
  emit(name: string, payload: Record<string, unknown>): void;
}

interface Head<I extends TSchema> {
  /** `<module>.<verb-object>`; also the permission's name and the API path. */
  name: string;
  /** One English sentence for the API page. */
  summary: string;
  allow: Permission;
  /** Left out of the JSON API: its input rests on a check that the calling page has made. */
  pagesOnly?: boolean;
  input: I;
}

export interface Command<I extends TSchema = TSchema, O = unknown> extends Head<I> {
  kind: 'command';
  emits: readonly string[];
  legalBasis?: string;
  run(ctx: CommandContext, input: Static<I>): Promise<O>;
  check: Checker;
}

export interface Query<I extends TSchema = TSchema, O = unknown> extends Head<I> {
  kind: 'query';
  /** True when it shows a named person: then the caller must state a purpose, and the look is logged. */
  personal: boolean;
  run(ctx: QueryContext, input: Static<I>): Promise<O>;
  /**
   * For personal questions that come by the hundred a second: answers several of one row-level scope at once, in their
   * order, each as `run` would; a refusal is handed back and not thrown. What does not need the rows of the others stays so.
   */
  together?(asked: readonly { ctx: QueryContext; input: Static<I> }[]): Promise<(O | Refusal)[]>;
  check: Checker;
}

/** Tells which inputs do not fit: paths such as `/papers/0`. */
type Checker = (input: unknown) => string[];

function checkerOf(schema: TSchema): Checker {
  let compiled: ReturnType<typeof Compile> | undefined;
  return (input) => {
    compiled ??= Compile(schema);
    if (compiled.Check(input)) return [];
    return [...compiled.Errors(input)].map((e) => (e.instancePath === '' ? '/' : e.instancePath));
  };
}

/** Declares an act: it changes something, in one transaction with its audit row and its messages. */
export function command<I extends TSchema, O>(head: Omit<Command<I, O>, 'kind' | 'check'>): Command<I, O> {
  return { ...head, kind: 'command', check: checkerOf(head.input) };
}

/** Declares a question: it changes nothing but the log of who looked at whom. */
export function query<I extends TSchema, O>(
  head: Omit<Query<I, O>, 'kind' | 'check' | 'personal'> & { personal?: boolean },
): Query<I, O> {
  return { personal: false, ...head, kind: 'query', check: checkerOf(head.input) };
}
