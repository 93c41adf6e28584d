import type { Hand } from './hand.ts';
import type { Source } from './open-file.ts';
import { joinParts, type PartRead, type SplitFile, splitFile } from './split-file.ts';
import type { FileKind, ReadFile } from './table.ts';

export type Crew = readonly [Hand, Hand];

/** Reads both files: a large one by both threads, each one half; one that must be read whole by a thread of its own. */
export async function readFiles(crew: Crew, sources: Record<FileKind, Source>): Promise<Record<FileKind, ReadFile>> {
  const [registry, records] = await Promise.all([
    readBy(crew, { source: sources.registry, kind: 'registry', alone: crew[0] }),
    readBy(crew, { source: sources.records, kind: 'records', alone: crew[1] }),
  ]);
  return { registry, records };
}

export async function readBy(
  crew: Crew,
  { source, kind, alone }: { source: Source; kind: FileKind; alone: Hand },
): Promise<ReadFile> {
  const split = splitFile(source, kind);
  const halves = split === undefined ? undefined : await readHalves(crew, split);
  return halves ?? ((await alone.ask({ do: 'read', source, kind })) as ReadFile);
}

async function readHalves(crew: Crew, split: SplitFile): Promise<ReadFile | undefined> {
  const [one, two] = (await Promise.all(
    crew.map((hand, i) => hand.ask({ do: 'part', part: split.parts[i as 0 | 1] })),
  )) as (PartRead | undefined)[];
  return one === undefined || two === undefined ? undefined : joinParts(split, one, two);
}
