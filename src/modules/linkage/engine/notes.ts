import { status } from './decide.ts';
import type { LinkedFiles } from './link-files.ts';
import type { Table } from './table.ts';

/** Something about a file that people should know although the match was made: a key of the message files with its words. */
export interface Note {
  key: 'linkage.note.head' | 'linkage.note.births' | 'linkage.note.strangers';
  params: Record<string, string | number>;
}

/** Fewer rows with a birth date, or fewer records that are like anybody, are worth a word. */
const fewBirths = 0.5;
const fewKnown = 0.05;

/** What is odd about the two files of a match, by the names under which people know them. */
export function notesOf(linked: LinkedFiles, names: { registry: string; records: string }): Note[] {
  const { ground, decisions } = linked;
  const notes: Note[] = [];
  for (const kind of ['registry', 'records'] as const) {
    const { headLine } = linked[`${kind}File`];
    if (headLine > 1) notes.push({ key: 'linkage.note.head', params: { file: names[kind], line: headLine } });
    const births = shareOf(ground[kind], (t, r) => t.birth[r] !== 0);
    if (births < fewBirths)
      notes.push({ key: 'linkage.note.births', params: { file: names[kind], percent: Math.floor(births * 100) } });
  }
  const known = shareOf(ground.records, (_, r) => decisions.status[r] !== status.unmatched);
  if (known < fewKnown)
    notes.push({ key: 'linkage.note.strangers', params: { ...names, percent: Math.floor(known * 100) } });
  return notes;
}

function shareOf(table: Table, holds: (table: Table, row: number) => boolean): number {
  let count = 0;
  for (let r = 0; r < table.rows; r += 1) if (holds(table, r)) count += 1;
  return table.rows === 0 ? 1 : count / table.rows;
}
