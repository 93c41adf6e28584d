import { readFileSync } from 'node:fs';
import { refuse } from '#platform/errors';
import { FileWriter } from '../engine/file-writer.ts';
import { sourceBytes } from '../engine/open-file.ts';
import type { File } from './columns-of.ts';
import { groupRecords, linkRecords } from './group-records.ts';
import { type Mapping, parseMapping } from './mapping.ts';

export interface GroupWish {
  records: string;
  /** A second file of the same columns: then pairs between the two files are found, one to one. */
  against?: string | undefined;
  /** JSON file of columns and roles. */
  mapping: string;
  out: string;
}

export interface GroupSummary {
  records: number;
  /** Groups of records, or pairs between two files. */
  groups: number;
  /** Records that are in a group with another. */
  repeated: number;
}

/**
 * Groups a file's records by person and writes `record_id,group` in the file's order; a group is named by the smallest
 * number among its records. With a second file it writes `record_id,other_id,score`, one row a pair.
 */
export async function groupFiles(wish: GroupWish): Promise<GroupSummary> {
  const mapping = mappingOf(wish.mapping);
  const records = await fileOf(wish.records);
  if (wish.against === undefined) return writeGroups(records, mapping, wish.out);
  return writePairs([records, await fileOf(wish.against)], mapping, wish.out);
}

function writeGroups(file: File, mapping: Mapping, out: string): GroupSummary {
  const { records, groups } = groupRecords(file, mapping);
  const nameOf = new Map<number, string>();
  const sizes = new Map<number, number>();
  records.keys.forEach((key, row) => {
    const group = groups[row] as number;
    const name = nameOf.get(group);
    if (name === undefined || key < name) nameOf.set(group, key);
    sizes.set(group, (sizes.get(group) ?? 0) + 1);
  });
  const rowAt = new Int32Array(records.keys.length);
  records.places.forEach((place, row) => {
    rowAt[place] = row;
  });
  const writer = new FileWriter(out);
  writer.text('record_id,group\n');
  for (const row of rowAt) {
    writer.cell(records.keys[row] as string);
    writer.text(',');
    writer.cell(nameOf.get(groups[row] as number) as string);
    writer.text('\n');
  }
  writer.close();
  const repeated = [...sizes.values()].reduce((sum, size) => sum + (size > 1 ? size : 0), 0);
  return { records: records.keys.length, groups: sizes.size, repeated };
}

function writePairs(files: readonly [File, File], mapping: Mapping, out: string): GroupSummary {
  const { records, links } = linkRecords(files, mapping);
  const writer = new FileWriter(out);
  writer.text('record_id,other_id,score\n');
  for (const { left, right, bits } of links) {
    writer.cell(records.keys[left] as string);
    writer.text(',');
    writer.cell(records.keys[right] as string);
    writer.text(`,${bits.toFixed(2)}\n`);
  }
  writer.close();
  return { records: records.keys.length, groups: links.length, repeated: links.length * 2 };
}

async function fileOf(path: string): Promise<File> {
  return sourceBytes({ path });
}

function mappingOf(path: string): Mapping {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    return refuse('not-found', 'linkage.file.missing', { file: path });
  }
  return parseMapping(text, path);
}
