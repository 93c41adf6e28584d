import { createHash } from 'node:crypto';

/** Keeps bytes under the SHA-256 of their contents: the same file is stored once, and a changed one is noticed. */
export interface FileStore {
  /** Stores the bytes durably and returns their hash (hex). Storing the same bytes again is harmless. */
  put(bytes: Uint8Array): Promise<string>;
  /** The bytes of a hash; refuses with `platform.file-missing` when they are not there or no longer fit their hash. */
  get(hash: string): Promise<Uint8Array>;
  /** Forgets a file; harmless when it is not there. For the sweep of loose files: it alone knows that nobody holds it. */
  remove?(hash: string): Promise<void>;
}

export const isFileHash = (hash: string): boolean => /^[0-9a-f]{64}$/.test(hash);

export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
