import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { refuse } from '#platform/errors';
import { newId } from '#platform/ids';
import { type FileStore, hashOf, isFileHash } from './file-store.ts';

/** Files in a folder, two levels of subfolders so that no folder grows too large. */
export function createDiskFileStore(folder: string): FileStore {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);
  return {
    async put(bytes) {
      const hash = hashOf(bytes);
      const path = pathOf(hash);
      if (await stat(path).catch(() => undefined)) return hash;
      await mkdir(join(path, '..'), { recursive: true });
      const partial = `${path}.${newId()}`;
      const file = await open(partial, 'wx', 0o600);
      try {
        await file.writeFile(bytes);
        await file.sync(); // an acknowledged file survives a power cut
      } finally {
        await file.close();
      }
      await rename(partial, path);
      return hash;
    },
    async get(hash) {
      if (!isFileHash(hash)) refuse('not-found', 'platform.file-missing');
      const bytes = await readFile(pathOf(hash)).catch(() => refuse('not-found', 'platform.file-missing'));
      if (hashOf(bytes) !== hash) refuse('unavailable', 'platform.file-missing');
      return bytes;
    },
    async remove(hash) {
      if (isFileHash(hash)) await rm(pathOf(hash), { force: true });
    },
  };
}
