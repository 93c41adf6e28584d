import type { IsoDate } from '#platform/time';
import type { FormKind } from './form-kinds.ts';
import { formLabel, formSymbols } from './form-kinds.ts';
import { dateInWords, numberLine, word } from './form-words.ts';
import type { Row, Sheet } from './sheet.ts';

/** The desk that issues a form. */
export interface DeskFacts {
  /** The agency that the desk works for, as it is called. */
  authority: string;
  /** "Bộ phận Tiếp nhận và Trả kết quả", or the centre it became in July 2025. */
  office: string;
  /** Place name of the head. */
  place: string;
  /** Where one asks when something is unclear; '' when nobody wrote it down. */
  phone: string;
}

/** Whose case it is, as the forms name them. Empty texts where the registry knows nothing. */
export interface PartyFacts {
  name: string;
  number: string;
  address: string;
  phone: string;
  email: string;
}

/** What every form says of a case, or of a visit that became none. */
export interface CaseFacts {
  desk: DeskFacts;
  party: PartyFacts;
  /** Who stands at the desk when it is not the party; '' otherwise. */
  submitter: string;
  service: string;
  officialCode: string;
  trackingCode: string;
}

/** What is particular to one issue of a form. */
export interface Issue {
  on: IsoDate;
  /** Running number of the agency in the year, within the form. */
  number?: number;
  /** Name of the officer who answers for it. */
  officer: string;
}

/** The parts that all forms have in common. */
export function frameOf(
  kind: FormKind,
  facts: CaseFacts,
  issue: Issue,
): Pick<Sheet, 'label' | 'head' | 'title' | 'codes'> {
  return {
    label: formLabel(kind, issue.on),
    head: {
      authority: inTwoLines(facts.desk.authority),
      office: inTwoLines(facts.desk.office),
      number: numberLine(issue.number, formSymbols[kind]),
      nation: word('nation'),
      motto: word('motto'),
      placeAndDate: word('place-and-date', { place: facts.desk.place, date: dateInWords(issue.on) }),
    },
    title: word(`title.${kind}`),
    codes: {
      ...(facts.officialCode === '' ? {} : { barcode: facts.officialCode }),
      ...(facts.trackingCode === ''
        ? {}
        : { trackingCode: facts.trackingCode, qrHint: word('qr-hint', { code: facts.trackingCode }) }),
    },
  };
}

/** "Label: value" lines of the person; what is not known is left to be written by hand. */
export function partyRows(facts: CaseFacts, nameKey: string): Row[] {
  const { party } = facts;
  const row = (key: string, value: string) => ({ label: word(key), value: value === '' ? blank : value });
  return [
    row(nameKey, party.name),
    ...(party.number === '' ? [] : [row('number-of-person', party.number)]),
    ...(facts.submitter === '' ? [] : [row('submitter', facts.submitter)]),
    row('address', party.address),
    { ...row('phone', party.phone), ...(party.email === '' ? {} : { beside: row('email', party.email) }) },
    row('request', facts.service),
  ];
}

export const blank = '……………………………………';

/** A long name of an office breaks where it reads well, not where the line is full. */
function inTwoLines(name: string): string {
  for (const start of word('second-lines').split('|')) {
    const at = name.toLowerCase().indexOf(` ${start.toLowerCase()} `);
    if (at > 0) return `${name.slice(0, at)}\n${name.slice(at + 1)}`;
  }
  const committee = word('committee');
  return name.startsWith(`${committee} `) ? `${committee}\n${name.slice(committee.length + 1)}` : name;
}
