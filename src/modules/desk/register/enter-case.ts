import type { CaseView } from '#cases';
import type { QueryContext } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { word } from '../forms/form-words.ts';
import { partyFactsOf } from '../slips/case-names.ts';
import { addEntry, type BookKey, entriesOfCase, followEntry, lockRegister } from './register-store.ts';

/**
 * Enters a received case in the book of its agency and year (form 06) and says where it stands. Entered already, it stays
 * where it stands. One that is learned of after its book was closed goes into the next one.
 */
export async function enterCase(
  ctx: QueryContext,
  view: CaseView,
): Promise<{ year: number; ordinal: number } | undefined> {
  const { case: found, procedure, agency } = view;
  if (found.receivedOn === null || found.dueOn === null || found.officialCode === null) return undefined;
  const here = await lockOpenBook(ctx, { agencyCode: found.agencyCode, year: Number(found.receivedOn.slice(0, 4)) });
  const before = (await entriesOfCase(ctx.tx, found.id)).at(-1);
  if (before !== undefined) return { year: before.year, ordinal: before.ordinal };
  const party = await partyFactsOf(ctx, found.applicantId, found.form);
  const end = endOf(view);
  const ordinal = await addEntry(ctx.tx, here, {
    caseId: found.id,
    applicantId: found.applicantId,
    officialCode: found.officialCode,
    procedureCode: found.procedureCode,
    service: procedure.name.vi,
    sets: 1,
    name: party.name,
    addressAndPhone: [party.address, party.phone].filter((x) => x !== '').join('; '),
    agency: agency.name.vi,
    receivedOn: found.receivedOn,
    ...end,
  });
  return { year: here.year, ordinal };
}

/** The book of the year, or the first one after it that is still open. */
async function lockOpenBook(ctx: QueryContext, key: BookKey): Promise<BookKey> {
  const book = await lockRegister(ctx.tx, key);
  return book.closedAt === null ? key : lockOpenBook(ctx, { ...key, year: key.year + 1 });
}

/** Brings the entry of a case up to date: new due date, return, end. A closed book stays as it is. */
export const followCase = (ctx: QueryContext, caseId: string): Promise<void> =>
  followEntry(ctx.tx, caseId, {
    apologised: word('book.apologised'),
    refused: word('book.ended.refused'),
    withdrawn: word('book.ended.withdrawn'),
    stopped: word('book.ended.stopped'),
  });

/** How a case ends, as the book says it. */
function endOf({ case: found }: CaseView) {
  const returned = found.returnedAt === null ? null : vietnamDate(found.returnedAt);
  const ended = found.state === 'refused' || found.state === 'withdrawn' || found.state === 'stopped';
  const notes = [
    ...(found.apologisedOn === null ? [] : [word('book.apologised')]),
    ...(ended ? [word(`book.ended.${found.state}`)] : []),
  ];
  return {
    dueOn: found.dueOn ?? '',
    returnedOn: returned ?? (ended ? found.finishedOn : null),
    method: returned === null ? null : found.returnBy,
    note: notes.join('; '),
  };
}
