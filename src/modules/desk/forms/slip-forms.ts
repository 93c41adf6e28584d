import type { IsoDate } from '#platform/time';
import { type CaseFacts, frameOf, type Issue, partyRows } from './case-facts.ts';
import { dateInWords, word } from './form-words.ts';
import type { Sheet } from './sheet.ts';

/** One line of the officer's words is one item of a slip. */
const itemsOf = (text: string) =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(/^\s*(?:[-–•*]|\d+[.)])\s*/, '').trim())
    .filter((line) => line !== '');

/** Form 02: all that is missing or wrong, said once (Decree 61/2018 art. 17.1; at most once in processing, art. 15.3). */
export function supplementForm(facts: CaseFacts & { needs: string; reason: string }, issue: Issue): Sheet {
  return {
    ...frameOf('02', facts, issue),
    ...codeLine(facts),
    blocks: [
      { kind: 'rows', rows: partyRows(facts, 'case-of') },
      { kind: 'list', heading: word('needs'), items: itemsOf(facts.needs) },
      ...(facts.reason === '' ? [] : [{ kind: 'text' as const, heading: word('reason'), text: facts.reason }]),
      { kind: 'text', text: helpLine(facts) },
    ],
    signatures: [{ role: '', hint: '', name: '' }, signature('guide-role', issue.officer)],
    notes: [],
  };
}

/** Form 03: the case is not taken, and why (Decree 61/2018 art. 17.1; the ground is named). */
export function refusalForm(facts: CaseFacts & { reason: string }, issue: Issue): Sheet {
  return {
    ...frameOf('03', facts, issue),
    ...codeLine(facts),
    blocks: [
      {
        kind: 'rows',
        rows: [{ label: word('office'), value: facts.desk.authority }, ...partyRows(facts, 'received-from')],
      },
      { kind: 'text', text: word('refusal-says', { office: facts.desk.office }) },
      { kind: 'list', heading: word('reason'), items: itemsOf(facts.reason) },
      { kind: 'text', text: word('refusal-end') },
    ],
    signatures: [
      signature('submitter-role', facts.submitter || facts.party.name),
      signature('receiver-role', issue.officer),
    ],
    notes: [],
  };
}

export interface ApologyFacts extends CaseFacts {
  receivedOn: IsoDate;
  dueOn: IsoDate;
  newDueOn: IsoDate;
  reason: string;
}

/** Form 04: an apology before the due date and the one new date (Decree 61/2018 art. 19.9). */
export function apologyForm(facts: ApologyFacts, issue: Issue): Sheet {
  const params = {
    authority: facts.desk.authority,
    name: facts.party.name,
    code: facts.officialCode,
    received: atStart(dateInWords(facts.receivedOn)),
    due: dateInWords(facts.dueOn),
    later: dateInWords(facts.newDueOn),
    service: facts.service,
  };
  return {
    ...frameOf('04', facts, issue),
    blocks: [
      { kind: 'rows', rows: [{ label: word('to'), value: facts.party.name }] },
      { kind: 'text', text: word('apology-received', params) },
      { kind: 'text', text: word('apology-due', params) },
      { kind: 'text', text: word('apology-late', params) },
      { kind: 'text', heading: word('reason'), text: facts.reason },
      { kind: 'text', text: word('apology-sorry', params) },
      { kind: 'text', text: word('apology-later', params) },
      { kind: 'text', text: word('apology-end') },
    ],
    signatures: [
      { role: '', hint: '', name: '' },
      { role: word('head-role'), hint: word('seal-hint'), name: issue.officer },
    ],
    notes: [],
  };
}

/** The notice that a case is stopped at the person's own request (Decree 118/2025 art. 21). */
export function stopForm(facts: CaseFacts & { stoppedOn: IsoDate; reason: string }, issue: Issue): Sheet {
  return {
    ...frameOf('stop', facts, issue),
    ...codeLine(facts),
    blocks: [
      { kind: 'rows', rows: partyRows(facts, 'case-of') },
      {
        kind: 'text',
        text: word('stop-says', { authority: facts.desk.authority, date: dateInWords(facts.stoppedOn) }),
      },
      ...(facts.reason === '' ? [] : [{ kind: 'text' as const, heading: word('reason'), text: facts.reason }]),
      { kind: 'text', text: word('stop-end') },
    ],
    signatures: [
      { role: '', hint: '', name: '' },
      { role: word('head-role'), hint: word('seal-hint'), name: issue.officer },
    ],
    notes: [],
  };
}

const atStart = (words: string) => words.slice(0, 1).toUpperCase() + words.slice(1);

const signature = (role: string, name: string) => ({ role: word(role), hint: word('sign-hint'), name });

const codeLine = (facts: CaseFacts) =>
  facts.officialCode === '' ? {} : { subtitle: word('case-code', { code: facts.officialCode }) };

function helpLine({ desk }: CaseFacts): string {
  return desk.phone === ''
    ? word('help', { office: desk.office })
    : word('help-phone', { office: desk.office, phone: desk.phone });
}
