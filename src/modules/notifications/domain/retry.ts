/** Seconds before the next try of one message after so many tries: half a minute, doubled each time, an hour at most. */
export function messageBackoff(attempts: number): number {
  return Math.min(30 * 2 ** Math.max(0, attempts - 1), 3_600);
}

/** Seconds during which a channel is left alone after so many failures in a row: 2, 4, 8 … a minute at most. */
export function channelBackoff(failures: number): number {
  return Math.min(2 ** Math.max(1, failures), 60);
}

/** For how long a message is worth sending: after three days it is old news, and stands in the portal anyway. */
export const worthSendingMs = 3 * 86_400_000;
