import type { Asker } from './asker.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** For how long another server may not have heard that a session, an account or a post has ended. */
const keptMs = 300;
const mostKept = 10_000;

interface KeptAsker {
  asker: Promise<Asker>;
  /** By the clocks of the sign-on, of the house and of the machine: whichever is moved, nothing old is believed. */
  at: number[];
}

const keepers = new WeakMap<SignOnContext, Map<string, KeptAsker>>();

/**
 * Who stands behind a token, kept for a moment: a page asks several times, a program hundreds of times a second. What this
 * server itself changes in accounts, sessions, agencies or posts counts at the very next request, what another server
 * changes within the moment. Only those who are signed in are kept.
 */
export function keptAsker(context: SignOnContext, token: string, load: () => Promise<Asker>): Promise<Asker> {
  const kept = keeperOf(context);
  const at = [context.clock.now().getTime(), context.runtime.clock.now().getTime(), performance.now()];
  const known = kept.get(token);
  if (known?.at.every((then, i) => Math.abs((at[i] ?? 0) - then) < keptMs)) return known.asker;
  const asker = load();
  if (kept.size >= mostKept) kept.clear();
  const entry = { asker, at };
  kept.set(token, entry);
  const forget = () => {
    if (kept.get(token) === entry) kept.delete(token);
  };
  asker.then((found) => found.session ?? forget(), forget);
  return asker;
}

function keeperOf(context: SignOnContext): Map<string, KeptAsker> {
  const found = keepers.get(context);
  if (found !== undefined) return found;
  const kept = new Map<string, KeptAsker>();
  keepers.set(context, kept);
  context.runtime.database.onWritten(['identity', 'territory'], () => kept.clear());
  return kept;
}
