import { createHash, randomBytes } from 'node:crypto';
import { sql, type Tx } from '#platform/db';

/** Whose challenge it is, and for what: an answer to it counts for nobody and nothing else. */
export interface ChallengeFor {
  accountId: string;
  purpose: 'card-check';
}

/** A chip is read within a minute; five leave time to place the card again. */
const challengeMs = 5 * 60_000;
/** Doc 9303-11, 6.1: active authentication signs eight bytes. */
const challengeLength = 8;

const hashOf = (challenge: string): Buffer => createHash('sha256').update(challenge.toLowerCase()).digest();

/** Draws a challenge. @returns its 16 hexadecimal digits. */
export async function drawChallenge(tx: Tx, whose: ChallengeFor, now: Date): Promise<string> {
  const challenge = randomBytes(challengeLength).toString('hex');
  const expiresAt = new Date(now.getTime() + challengeMs);
  await tx.run(sql`insert into identity.chip_challenge (challenge_hash, account_id, purpose, expires_at)
    values (${hashOf(challenge)}, ${whose.accountId}, ${whose.purpose}, ${expiresAt})`);
  return challenge;
}

/**
 * Takes a challenge away: of several who bring it at once exactly one is told true. False when it was not drawn here, not
 * for this officer and purpose, is over, or was taken before.
 */
export async function takeDrawnChallenge(
  tx: Tx,
  challenge: string,
  whose: ChallengeFor & { now: Date },
): Promise<boolean> {
  const row = await tx.maybe<{ live: boolean }>(sql`delete from identity.chip_challenge
    where challenge_hash = ${hashOf(challenge)} and account_id = ${whose.accountId} and purpose = ${whose.purpose}
    returning expires_at > ${whose.now} as live`);
  return row?.live === true;
}

export function sweepDrawnChallenges(tx: Tx, now: Date, limit: number): Promise<number> {
  return tx.run(sql`delete from identity.chip_challenge where challenge_hash in (
    select challenge_hash from identity.chip_challenge where expires_at < ${now} limit ${limit} for update skip locked)`);
}
