import type { Command, CommandContext, Query } from './head.ts';
import type { Runtime } from './runtime.ts';

/** What happens in one module when an event arrives. Runs once for each message, as the system, in one transaction. */
export interface Reaction {
  /** Event name, `<module>.<past-tense>.v<n>`. */
  on: string;
  /** `<module>.<what-it-does>`. */
  name: string;
  run(ctx: CommandContext, payload: Record<string, unknown>): Promise<void>;
}

/**
 * Work that recurs by the clock, for instance sending what waits or computing an index at night. One server runs it at a
 * time; it must be harmless to run again, because a turn may die in the middle.
 */
export type Task = {
  /** `<module>.<what-it-does>`. */
  name: string;
  /** After how long a turn is believed dead and taken over; 600 unless said. Turns must end well within it. */
  leaseSeconds?: number;
  run(runtime: Runtime): Promise<void>;
} & (
  | { everySeconds: number; dailyAt?: undefined }
  /** Vietnamese wall time, HH:MM. */
  | { dailyAt: string }
);

/** A module as the shells see it: what it offers and where its SQL lies. */
export interface ModuleFace {
  name: string;
  sqlFolder: string;
  // biome-ignore lint/suspicious/noExplicitAny: heads of every input and output stand in one list
  commands: readonly Command<any, any>[];
  // biome-ignore lint/suspicious/noExplicitAny: heads of every input and output stand in one list
  queries: readonly Query<any, any>[];
  reactions: readonly Reaction[];
  tasks?: readonly Task[];
}
