import type { CommandContext } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { findPerson, type PersonSummary } from '#population';
import { addCorrections } from '../campaign/correction-store.ts';
import { type ComparedPerson, differencesOf } from '../domain/compare-record.ts';
import type { Settled } from '../domain/settle-review.ts';
import { addFacts } from '../register/facts.ts';
import { findRecord, settleRecord } from '../register/record-store.ts';
import { moveReview, type Review } from './review-store.ts';

/** Writes what a review came to: the record's person with the corrections that follow, or that nobody here is meant. */
export async function applyOutcome(ctx: CommandContext, review: Review, settled: Settled): Promise<void> {
  const closed = settled.state === 'same' || settled.state === 'nobody';
  const { state, chosenId } = settled;
  await moveReview(ctx.tx, review.id, { state, chosenId, closedAt: closed ? ctx.now : null });
  if (!closed) return;
  const record = (await findRecord(ctx.tx, review.recordId)) ?? refuse('not-found', 'cleaning.record-not-found');
  if (record.state !== 'review') refuse('conflict', 'cleaning.record-moved-on');
  if (chosenId === null) return settleRecord(ctx.tx, record.id, 'elsewhere');
  const person = (await findPerson(ctx.tx, chosenId)) ?? refuse('not-found', 'cleaning.person-not-found');
  const cleanedOn = vietnamDate(ctx.now);
  const differs = differencesOf(record, comparedPerson(person));
  await settleRecord(ctx.tx, record.id, { personId: chosenId, cleanedOn, differs: differs.length });
  await addCorrections(ctx.tx, { campaignId: review.campaignId, recordId: record.id, differs, now: ctx.now });
  const { sector, agencyCode, communeCode } = record;
  const fact = { fact: 'cleaned', happenedOn: cleanedOn, recordedAt: ctx.now, weight: 1 } as const;
  await addFacts(ctx.tx, [{ recordId: record.id, sector, agencyCode, communeCode, ...fact }]);
}

/** A person as records are compared with. */
export function comparedPerson(p: PersonSummary): ComparedPerson {
  const { birthDate, birthMonth, birthYear } = p;
  const month = birthMonth === null ? '' : `${String(birthMonth).padStart(2, '0')}/`;
  return { ...p, birthDate: birthDate ?? `${month}${birthYear}` };
}
