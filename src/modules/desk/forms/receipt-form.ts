import type { IsoDate } from '#platform/time';
import { type CaseFacts, frameOf, type Issue, partyRows } from './case-facts.ts';
import { dateInWords, timeInWords, word } from './form-words.ts';
import type { Sheet } from './sheet.ts';

/** A paper that was handed in, or that nobody had to bring. */
export interface HandedPaper {
  name: string;
  /** original, certified copy, plain copy, electronic file; `not-asked` when data of the state stand in for it. */
  kind: 'original' | 'certified-copy' | 'copy' | 'electronic' | 'not-asked';
  count: number;
}

export interface ReceiptFacts extends CaseFacts {
  papers: readonly HandedPaper[];
  /** Sets of papers. */
  sets: number;
  workingDays: number;
  receivedAt: Date;
  dueOn: IsoDate;
  returnAt: string;
  /** Place in the electronic register (form 06): the book's year and the running number in it. */
  register?: { year: number; ordinal: number };
  /** In words, '' when nothing is to pay. */
  fee: string;
}

/** Form 01: what was handed in, when, and when the result will be there (Decree 61/2018 art. 17, Decree 118/2025 art. 17). */
export function receiptForm(facts: ReceiptFacts, issue: Issue): Sheet {
  const row = (key: string, value: string) => ({ label: word(key), value });
  return {
    ...frameOf('01', facts, issue),
    subtitle: word('case-code', { code: facts.officialCode }),
    copies: word('receipt-copies'),
    blocks: [
      {
        kind: 'rows',
        rows: [{ label: word('office'), value: facts.desk.authority }, ...partyRows(facts, 'received-from')],
      },
      ...(facts.papers.length === 0 ? [] : [papersTable(facts.papers)]),
      {
        kind: 'rows',
        rows: [
          row('sets', word('sets-value', { count: facts.sets })),
          row('period', facts.workingDays === 0 ? word('same-day') : word('working-days', { days: facts.workingDays })),
          row('received-at', timeInWords(facts.receivedAt)),
          row('due-on', word('in-office-hours', { date: dateInWords(facts.dueOn) })),
          row('return-at', facts.returnAt),
          ...(facts.fee === '' ? [] : [row('fee', facts.fee)]),
          ...(facts.register === undefined
            ? []
            : [row('register-place', word('register-value', { ...facts.register }))]),
        ],
      },
    ],
    signatures: [
      { role: word('submitter-role'), hint: word('sign-hint'), name: facts.submitter || facts.party.name },
      { role: word('receiver-role'), hint: word('sign-hint'), name: issue.officer },
    ],
    notes: [word('receipt-note-copies'), word('receipt-note-return')],
  };
}

function papersTable(papers: readonly HandedPaper[]): Sheet['blocks'][number] {
  return {
    kind: 'table',
    heading: word('papers'),
    columns: [
      { label: word('ordinal'), width: 1, align: 'center' },
      { label: word('paper'), width: 8, align: 'left' },
      { label: word('paper-kind'), width: 4, align: 'center' },
      { label: word('paper-count'), width: 2, align: 'center' },
    ],
    rows: papers.map((paper, i) => [
      String(i + 1),
      paper.name,
      word(`kind.${paper.kind}`),
      paper.kind === 'not-asked' ? '–' : String(paper.count).padStart(2, '0'),
    ]),
  };
}
