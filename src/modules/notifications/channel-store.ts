import { sql, type Tx } from '#platform/db';
import type { ChannelName } from './domain/outside-channel.ts';
import { channelBackoff } from './domain/retry.ts';

/** Whether a channel is left alone at the moment because it did not answer. */
export async function isPaused(tx: Tx, channel: ChannelName, now: Date): Promise<boolean> {
  const row = await tx.maybe(
    sql`select from notifications.channel_state where channel = ${channel} and paused_until > ${now}`,
  );
  return row !== undefined;
}

/** Notes that a channel did not answer, and leaves it alone for a while: longer each time. */
export async function pauseChannel(tx: Tx, channel: ChannelName, { now, fault }: { now: Date; fault: string }) {
  const { failures } = await tx.one<{
    failures: number;
  }>(sql`insert into notifications.channel_state (channel, failures, fault)
    values (${channel}, 1, ${fault.slice(0, 500)})
    on conflict (channel) do update set failures = channel_state.failures + 1, fault = excluded.fault returning failures`);
  const until = new Date(now.getTime() + channelBackoff(failures) * 1_000);
  await tx.run(sql`update notifications.channel_state set paused_until = ${until} where channel = ${channel}`);
}

export async function noteSuccess(tx: Tx, channel: ChannelName, now: Date): Promise<void> {
  await tx.run(sql`insert into notifications.channel_state (channel, succeeded_at) values (${channel}, ${now})
    on conflict (channel) do update set succeeded_at = excluded.succeeded_at, failures = 0, fault = null, paused_until = null`);
}
