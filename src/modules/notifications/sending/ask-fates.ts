import type { Runtime } from '#platform/command';
import type { SendingGround } from '../channels/configured-channels.ts';
import { markFate, selectUnknownFates } from '../delivery-store.ts';

const askedForMs = 86_400_000;

/** Asks the gateways what became of the messages that they took within the last day. */
export async function askFates(runtime: Runtime, ground: SendingGround): Promise<void> {
  for (const { name, fatesOf } of ground.channels) {
    if (fatesOf === undefined) continue;
    const since = new Date(runtime.clock.now().getTime() - askedForMs);
    const ids = await runtime.database.read({ kind: 'system' }, (tx) => selectUnknownFates(tx, name, since));
    if (ids.length === 0) continue;
    const fates = await fatesOf(ids);
    await runtime.database.transaction({ kind: 'system' }, async (tx) => {
      for (const [id, fate] of fates) await markFate(tx, id, { fate, now: runtime.clock.now() });
    });
  }
}
