import Type from 'typebox';
import { officer, query } from '#platform/command';
import { refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { foldHeading } from '../domain/fold-heading.ts';
import { type ColumnMeaning, lackOf, meaningsOf, swappedColumns } from '../domain/read-columns.ts';
import { sectorOf } from '../domain/sectors.ts';
import { lastColumns, lookAtHead } from './head-of-file.ts';
import { dutyForRegister, registrars, SectorInput } from './open-version.ts';
import { loadPlaces } from './places.ts';
import { rivalsOf, type SaidOfFile } from './version-store.ts';

/** A column of a file that waits to be taken, with what it seems to mean. */
export interface ColumnToMap {
  heading: string;
  meaning: ColumnMeaning;
  /** The meaning was said of this heading in the last version. */
  remembered: boolean;
  /** Up to three different values. */
  samples: string[];
}

export interface ColumnsLook {
  columns: ColumnToMap[];
  /** Line on which the headings stand, from 1. */
  line: number;
  /** Everything that a column of this sector may mean. */
  meanings: string[];
  /** What keeps the file out as it is proposed, such as a missing name or columns that seem to be swapped. */
  warnings: SaidOfFile[];
}

const samplesShown = 3;
const longestSample = 40;

/** How the columns of a stored file are understood, with values of each, for whoever says what they mean; logged. */
export const lookAtColumns = query({
  name: 'cleaning.look-at-columns',
  summary: 'How the columns of a file for a register are understood, with three values of each; logged.',
  allow: officer(...registrars),
  personal: true,
  // Whoever has just handed the file in knows its hash; nobody else is to read stored files by guessing.
  pagesOnly: true,
  input: Type.Object({ sector: SectorInput, fileHash: Type.String({ pattern: '^[0-9a-f]{64}$' }) }),
  async run(ctx, { sector, fileHash }): Promise<ColumnsLook> {
    const today = vietnamDate(ctx.now);
    const agencyCode = (await loadPlaces(ctx.tx, today)).ownerOf(sector);
    const duty = dutyForRegister(ctx, agencyCode);
    const rivals = await rivalsOf(ctx.tx, { sector, agencyCode, asOf: today, fileHash });
    const same = rivals.find((v) => v.fileHash === fileHash);
    if (same !== undefined) refuse('conflict', 'cleaning.file-again', { number: same.number });
    const before = await lastColumns(ctx.tx, sector, agencyCode);
    const { head, sample, line } = lookAtHead(sector, await ctx.files.get(fileHash), before);
    const known = new Set(before.map((c) => foldHeading(c.heading)));
    ctx.concerns({ ...(duty === undefined ? {} : { duty }), detail: { sector, fileHash } });
    return {
      columns: head.columns.map((column, at) => ({
        ...column,
        remembered: known.has(foldHeading(column.heading)),
        samples: samplesOf(sample, at),
      })),
      line,
      meanings: meaningsOf(sectorOf(sector)),
      warnings: [lackOf(sectorOf(sector), head), swappedColumns(head, sample)].filter((w) => w !== undefined),
    };
  },
});

function samplesOf(rows: readonly (readonly string[])[], at: number): string[] {
  const found = new Set<string>();
  for (const row of rows) {
    const text = (row[at] ?? '').normalize('NFC').trim().slice(0, longestSample);
    if (text !== '') found.add(text);
    if (found.size === samplesShown) break;
  }
  return [...found];
}
