import type { Task } from '#platform/command';
import { sql } from '#platform/db';

/** How long what was delivered, and what an act answered to its key, is kept: longer than any caller tries again. */
const keptDays = 30;
const atOnce = 5_000;

/** Clears delivered messages and old answers at night; what waits stays however old it is. */
export const sweepOutbox: Task = {
  name: 'platform.sweep-outbox',
  dailyAt: '02:10',
  async run(runtime) {
    const before = new Date(runtime.clock.now().getTime() - keptDays * 86_400_000);
    for (let cleared = atOnce; cleared === atOnce; ) {
      cleared = await runtime.database.transaction({ kind: 'system' }, async (tx) => {
        const old = sql`select id from platform.outbox_message where delivered_at < ${before} order by delivered_at limit ${atOnce}`;
        await tx.run(sql`delete from platform.reaction_done where message_id in (${old})`);
        return tx.run(sql`delete from platform.outbox_message where id in (${old})`);
      });
    }
    for (let cleared = atOnce; cleared === atOnce; ) {
      cleared = await runtime.database.transaction({ kind: 'system' }, (tx) =>
        tx.run(sql`delete from platform.idempotency where (actor, key) in
          (select actor, key from platform.idempotency where at < ${before} order by at limit ${atOnce})`),
      );
    }
  },
};
