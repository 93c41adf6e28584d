import type { Tx } from '#platform/db';
import type { Words } from '#procedures';
import { findResult } from '../result-store.ts';
import { titleWords } from '../title.ts';

/** A result that lost its force, as its holder is told of it. */
export interface EndedResult {
  number: string;
  title: Words;
  reason: string;
}

/** Number, title and reason of a result that was revoked or replaced; undefined while it is in force. */
export async function endedResult(tx: Tx, resultId: string): Promise<EndedResult | undefined> {
  const row = await findResult(tx, resultId);
  if (row === undefined || row.state === 'valid') return undefined;
  return { number: row.number, title: titleWords(row), reason: row.endedReason ?? '' };
}
