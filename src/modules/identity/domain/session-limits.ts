/**
 * A session left alone for half an hour ends: portal and desk are used on shared machines (one-stop offices, village
 * culture houses), and a form in the making is a saved draft, so little is lost.
 */
export const idleMs = 30 * 60_000;

/** And none lives longer than a working day with its evening: who was authenticated this morning is asked again tomorrow. */
export const absoluteMs = 12 * 3_600_000;

/** "Seen" is written at most once a minute, so that reading pages does not mean writing rows. */
export const seenEveryMs = 60_000;

/** True when a session that was last seen at `seenAt` and ends at `expiresAt` still counts at `now`. */
export function isAlive(session: { seenAt: Date; expiresAt: Date }, now: Date): boolean {
  return now < session.expiresAt && now.getTime() - session.seenAt.getTime() < idleMs;
}
