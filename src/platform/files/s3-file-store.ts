import { AwsClient } from 'aws4fetch';
import { refuse } from '#platform/errors';
import { type FileStore, hashOf, isFileHash } from './file-store.ts';

export interface S3Settings {
  endpoint: string;
  bucket: string;
  accessKey: string;
  secretKey: string;
  /** Longest time for one file, in milliseconds; 30 seconds when left out. */
  timeoutMs?: number;
}

/** The same store on any S3-compatible service (path-style addresses, signature version 4). */
export function createS3FileStore(settings: S3Settings): FileStore {
  const client = new AwsClient({
    accessKeyId: settings.accessKey,
    secretAccessKey: settings.secretKey,
    service: 's3',
    region: 'auto',
    retries: 2, // the library's ten would keep a person waiting for half a minute
  });
  const urlOf = (hash: string) =>
    `${settings.endpoint.replace(/\/$/, '')}/${settings.bucket}/${hash.slice(0, 2)}/${hash}`;
  const send = (hash: string, init: RequestInit) =>
    client
      .fetch(urlOf(hash), { ...init, signal: AbortSignal.timeout(settings.timeoutMs ?? 30_000) })
      .catch(() => refuse('unavailable', 'platform.file-store-down'));
  return {
    async put(bytes) {
      const hash = hashOf(bytes);
      const answer = await send(hash, { method: 'PUT', body: Buffer.from(bytes) });
      if (!answer.ok) refuse('unavailable', 'platform.file-store-down');
      return hash;
    },
    async get(hash) {
      if (!isFileHash(hash)) refuse('not-found', 'platform.file-missing');
      const answer = await send(hash, { method: 'GET' });
      if (answer.status === 404) refuse('not-found', 'platform.file-missing');
      if (!answer.ok) refuse('unavailable', 'platform.file-store-down');
      const body = await answer.arrayBuffer().catch(() => refuse('unavailable', 'platform.file-store-down'));
      const bytes = new Uint8Array(body);
      if (hashOf(bytes) !== hash) refuse('unavailable', 'platform.file-missing');
      return bytes;
    },
    async remove(hash) {
      if (!isFileHash(hash)) return;
      const answer = await send(hash, { method: 'DELETE' });
      if (!answer.ok && answer.status !== 404) refuse('unavailable', 'platform.file-store-down');
    },
  };
}
