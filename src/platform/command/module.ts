import type { Command, CommandContext, Query } from './head.ts';

/** What happens in one module when an event arrives. Runs once for each message, as the system, in one transaction. */
export interface Reaction {
  /** Event name, `<module>.<past-tense>.v<n>`. */
  on: string;
  /** `<module>.<what-it-does>`. */
  name: string;
  run(ctx: CommandContext, payload: Record<string, unknown>): Promise<void>;
}

/** A module as the shells see it: what it offers and where its SQL lies. */
export interface ModuleFace {
  name: string;
  sqlFolder: string;
  // biome-ignore lint/suspicious/noExplicitAny: heads of every input and output stand in one list
  commands: readonly Command<any, any>[];
  // biome-ignore lint/suspicious/noExplicitAny: heads of every input and output stand in one list
  queries: readonly Query<any, any>[];
  reactions: readonly Reaction[];
}
