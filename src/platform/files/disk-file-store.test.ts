import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import fc from 'fast-check';
import { createDiskFileStore } from './disk-file-store.ts';
import { hashOf } from './file-store.ts';

const folder = await mkdtemp(join(tmpdir(), 'da06-files-'));
const store = createDiskFileStore(folder);
const pathOf = (hash: string) => join(folder, hash.slice(0, 2), hash.slice(2, 4), hash);

after(() => rm(folder, { recursive: true, force: true }));

describe('files on disk', () => {
  it('come back as they were', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 3_000 }), async (bytes) => {
        assert.deepEqual(new Uint8Array(await store.get(await store.put(bytes))), bytes);
      }),
      { numRuns: 30 },
    );
  });

  it('lie there once for the same bytes, also when put at the same time', async () => {
    const bytes = new TextEncoder().encode('một tờ đơn');
    const hashes = await Promise.all(Array.from({ length: 8 }, () => store.put(bytes)));
    assert.deepEqual(new Set(hashes), new Set([hashOf(bytes)]));
    assert.deepEqual(await readdir(join(pathOf(hashOf(bytes)), '..')), [hashOf(bytes)]);
  });

  it('are readable for nobody else', { skip: process.platform === 'win32' }, async () => {
    const hash = await store.put(new Uint8Array([1, 2, 3]));
    assert.equal((await stat(pathOf(hash))).mode & 0o077, 0);
  });

  it('are refused when somebody changed them', async () => {
    const hash = await store.put(new TextEncoder().encode('nguyên bản'));
    await writeFile(pathOf(hash), 'đã sửa');
    await assert.rejects(store.get(hash), { kind: 'unavailable', key: 'platform.file-missing' });
  });

  it('are missing when the hash is unknown or is none', async () => {
    for (const hash of ['0'.repeat(64), '../../../../etc/passwd', '', 'A'.repeat(64), `${'0'.repeat(64)}\n`])
      await assert.rejects(store.get(hash), { kind: 'not-found', key: 'platform.file-missing' });
  });
});
