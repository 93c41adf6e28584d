import { isIsoDate } from '#platform/time';
import type { Parsed } from '#population';
import type { Law } from '../domain/law.ts';
import { unreadable } from '../domain/parsed-field.ts';

/** A legal basis in one cell: number | yyyy-mm-dd | Vietnamese title | English title | article. */
export function lawCell(law: Law): string {
  return [law.number, law.date, law.title.vi, law.title.en, ...(law.article === undefined ? [] : [law.article])].join(
    ' | ',
  );
}

/** Reads what `lawCell` writes; several stand on lines of their own. */
export function readLaws(text: string): Parsed<Law[]> {
  const laws: Law[] = [];
  for (const line of text.split('\n').filter((l) => l.trim() !== '')) {
    const [number = '', date = '', vi = '', en = '', article] = line.split('|').map((part) => part.trim());
    if (number === '' || !isIsoDate(date) || vi === '' || en === '') return wrongLaw(line);
    laws.push({ number, date, title: { vi, en }, ...(article === undefined || article === '' ? {} : { article }) });
  }
  return { ok: true, value: laws };
}

const wrongLaw = (line: string) => unreadable('law-cell', { typed: line.trim().slice(0, 80) });
