import { sweepAttempts } from '../attempt-store.ts';
import { sweepDrawnChallenges } from '../chip/challenge-store.ts';
import { sweepTerminalKeys } from '../chip/terminal-key-store.ts';
import { sweepChallenges } from '../factors/factor-store.ts';
import { sweepApprovals } from '../partners/approval-store.ts';
import { sweepSessions } from '../session-store.ts';
import { sweepPayloads } from './payload-store.ts';
import type { SignOnContext } from './sign-on-context.ts';

/** Rows removed at once: a sweep never holds a lock for long, and the next one comes within a minute. */
const batch = 2000;

/** Removes what has expired. Nothing depends on it: expired rows are not honoured, this only keeps tables small. */
export async function sweep(context: SignOnContext): Promise<void> {
  const now = context.clock.now();
  await context.runtime.database.transaction({ kind: 'system' }, async (tx) => {
    await sweepPayloads(tx, now, batch);
    await sweepSessions(tx, now, batch);
    await sweepAttempts(tx, now, batch);
    await sweepChallenges(tx, now, batch);
    await sweepDrawnChallenges(tx, now, batch);
    await sweepTerminalKeys(tx, now, batch);
    await sweepApprovals(tx, now, batch);
  });
}
