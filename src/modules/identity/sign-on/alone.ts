import type { Database, Tx } from '#platform/db';

/**
 * Work that sends one statement, as a whole transaction of the system. What it asks is not waited for before the commit is
 * sent: begin, statement and commit travel together and cost one round trip instead of two. A sign-on is some twenty of them.
 */
export async function alone<T>(database: Database, work: (tx: Tx) => Promise<T>): Promise<T> {
  let answer: Promise<T> | undefined;
  try {
    await database.transaction({ kind: 'system' }, async (tx) => {
      answer = work(tx);
      answer.catch(() => undefined); // told below
    });
  } catch (error) {
    await answer; // the statement's own fault says more than that its transaction was rolled back
    throw error;
  }
  return answer as Promise<T>;
}
