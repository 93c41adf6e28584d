import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { recordHead, type SectorToMake, tellSector } from './make-sector.ts';

/** Lines are written when they are so many letters together. */
const chunk = 1 << 20;

/**
 * Makes a registry and a sector's file in a folder: `registry.csv`, `records.csv`, and `truth.txt`, which has the
 * registry's personal number for each record, or an empty line. The files may be larger than any string.
 */
export function writeSector(wish: SectorToMake, folder: string): void {
  const registry = lineFile(join(folder, 'registry.csv'));
  const records = lineFile(join(folder, 'records.csv'));
  const truth = lineFile(join(folder, 'truth.txt'));
  records.add(recordHead);
  tellSector(wish, {
    registry: registry.add,
    record(line, id) {
      records.add(line);
      truth.add(id);
    },
  });
  for (const file of [registry, records, truth]) file.end();
}

function lineFile(path: string) {
  const file = openSync(path, 'w');
  let waiting: string[] = [];
  let letters = 0;
  const flush = () => {
    const bytes = Buffer.from(waiting.join(''));
    for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
    waiting = [];
    letters = 0;
  };
  return {
    add(line: string): void {
      waiting.push(line, '\n');
      letters += line.length + 1;
      if (letters >= chunk) flush();
    },
    end(): void {
      flush();
      closeSync(file);
    },
  };
}
