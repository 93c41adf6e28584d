import Type from 'typebox';
import { command, officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { agencyName } from '#territory';
import { agencyDuty } from '../desk-duty.ts';
import { officeAt } from '../slips/case-names.ts';
import { viewCase } from '../slips/case-sheet.ts';
import { bookPages, entriesPerPage } from './book.ts';
import type { Book } from './book-sheet.ts';
import { enterCase } from './enter-case.ts';
import { casesNotEntered, entriesOf, findRegister, pageHashes, registersOf } from './register-store.ts';

const bookInput = { agencyCode: Type.String({ maxLength: 35 }), year: Type.Integer({ minimum: 2018, maximum: 2200 }) };
const works = officer('receiving-officer', 'specialist', 'approver', 'leader');

/** One page of the register as the screen shows it, and what there is of books. */
export const showRegister = query({
  name: 'desk.show-register',
  summary: 'A page of the register of cases (form 06) of an agency and year.',
  allow: works,
  personal: true,
  input: Type.Object({ ...bookInput, page: Type.Optional(Type.Integer({ minimum: 1, maximum: 100_000 })) }),
  async run(ctx, { page = 1, ...key }) {
    agencyDuty(ctx.actor, key.agencyCode);
    const register = await findRegister(ctx.tx, key);
    const after = (page - 1) * pageSize;
    const missing = register?.closedAt ? [] : await casesNotEntered(ctx.tx, key, mostMissing);
    ctx.concerns({ detail: { agency: key.agencyCode, year: key.year, page } });
    return {
      agency: await agencyName(ctx.tx, key.agencyCode),
      register,
      years: (await registersOf(ctx.tx, key.agencyCode)).map((r) => r.year),
      entries: await entriesOf(ctx.tx, key, { after, most: pageSize }),
      pageSize,
      missing: missing.length,
    };
  },
});

const pageSize = entriesPerPage * 4;
/** Entered at once; more would keep the officer waiting. */
const mostMissing = 200;

/** The whole book, for printing and for files. A closed one is compared with its kept hashes first. */
export const wholeRegister = query({
  name: 'desk.whole-register',
  summary: 'The whole register of an agency and year, for printing; a closed one is checked against its hashes.',
  allow: works,
  personal: true,
  input: Type.Object(bookInput),
  async run(ctx, key): Promise<Book & { intact: boolean }> {
    agencyDuty(ctx.actor, key.agencyCode);
    const register = (await findRegister(ctx.tx, key)) ?? refuse('not-found', 'desk.register-missing');
    const entries = await entriesOf(ctx.tx, key, { after: 0, most: 1_000_000 });
    const hashes = await pageHashes(ctx.tx, key);
    const now = bookPages(entries).map((p) => p.hash);
    ctx.concerns({ detail: { agency: key.agencyCode, year: key.year, entries: entries.length } });
    const closedOn = register.closedAt === null ? null : vietnamDate(register.closedAt);
    const printedOn = vietnamDate(ctx.now);
    return {
      year: key.year,
      authority: (await agencyName(ctx.tx, key.agencyCode)).vi,
      office: officeAt(closedOn ?? printedOn),
      entries,
      closedOn,
      printedOn,
      intact: closedOn === null || now.join() === hashes.join(),
    };
  },
});

/** Enters cases that came in by a bulk door, two hundred at a time, in the order of their receipt. */
export const enterMissingCases = command({
  name: 'desk.enter-missing-cases',
  summary: 'Enters received cases that stand in no register yet, two hundred at a time.',
  allow: works,
  input: Type.Object(bookInput),
  emits: [],
  legalBasis: '01/2018/TT-VPCP',
  async run(ctx, key) {
    const duty = agencyDuty(ctx.actor, key.agencyCode);
    const missing = await casesNotEntered(ctx.tx, key, mostMissing);
    for (const { caseId } of missing) await enterCase(ctx, await viewCase(ctx, caseId));
    ctx.concerns({ duty, detail: { agency: key.agencyCode, year: key.year, entered: missing.length } });
    return { entered: missing.length };
  },
});
