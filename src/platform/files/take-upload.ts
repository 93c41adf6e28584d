import type { Database } from '#platform/db';
import { refuse } from '#platform/errors';
import { checkContents } from './check-contents.ts';
import { type FileStore, hashOf } from './file-store.ts';
import { noteLooseFiles } from './loose-files.ts';
import { sniffUpload, type Upload } from './sniff-upload.ts';
import { type FileScanner, testFileScanner } from './virus-scan.ts';

/** A file that was checked and lies in the store. */
export interface StoredFile {
  fileHash: string;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
}

/** What taking a file needs of the running process. */
export interface UploadGround {
  database: Database;
  files: FileStore;
  scanner?: FileScanner;
}

/**
 * Checks a file that somebody sent and stores it: kind by its first bytes, size, whole and readable, pixels, viruses.
 * The one door for files from outside; ask before whether the sender may attach it at all.
 * @throws Refusal `platform.file-…` in words for the sender; nothing is stored then.
 */
export async function takeUpload(ground: UploadGround, upload: Upload, limitMb: number): Promise<StoredFile> {
  const fileName = shortName(upload.fileName);
  const { mediaType } = await sniffUpload({ ...upload, fileName }, limitMb);
  checkContents(upload.bytes, { name: fileName, mediaType });
  const found = await (ground.scanner ?? testFileScanner).scan(upload.bytes);
  if (found !== undefined) refuse('invalid', 'platform.file-virus', { name: fileName });
  return { fileHash: await storeLoose(ground, upload.bytes), fileName, mediaType, sizeBytes: upload.bytes.length };
}

/** Stores bytes that nobody holds yet: noted as loose first, so that none is left behind when the record fails to come. */
export async function storeLoose(ground: UploadGround, bytes: Uint8Array): Promise<string> {
  await ground.database.transaction({ kind: 'anonymous' }, (tx) => noteLooseFiles(tx, [hashOf(bytes)]));
  return ground.files.put(bytes);
}

/** The name without a path and without signs that no file may bear, from its end: there stands the kind. */
function shortName(name: string): string {
  const plain = [...name.normalize('NFC')].filter((sign) => !/[\p{Cc}\p{Cf}/\\]/u.test(sign)).join('');
  return plain.slice(-200).trim() || 'file';
}
