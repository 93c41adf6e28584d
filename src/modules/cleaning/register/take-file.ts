import { refuse } from '#platform/errors';
import { storeLoose, testFileScanner, type UploadGround } from '#platform/files';
import { readTables, writeCsv } from '#platform/tables';

/** A register file that is stored and waits to become a version. */
export interface TakenFile {
  fileHash: string;
  fileName: string;
}

/**
 * Checks a sector's file for viruses and stores it as CSV: CSV of any size and code page as it is, the first sheet of an
 * XLSX workbook turned into CSV. @throws Refusal in words for the sender; nothing is stored then.
 */
export async function takeRegisterFile(
  ground: UploadGround,
  upload: { fileName: string; bytes: Uint8Array },
): Promise<TakenFile> {
  const { bytes } = upload;
  const fileName =
    upload.fileName
      .normalize('NFC')
      .replace(/[\p{Cc}\p{Cf}/\\]/gu, '')
      .slice(-200) || 'file';
  if (bytes.length === 0) refuse('invalid', 'platform.file-empty', { name: fileName });
  const found = await (ground.scanner ?? testFileScanner).scan(bytes);
  if (found !== undefined) refuse('invalid', 'platform.file-virus', { name: fileName });
  const isWorkbook = bytes[0] === 0x50 && bytes[1] === 0x4b;
  const isOldWorkbook = bytes[0] === 0xd0 && bytes[1] === 0xcf;
  if (isOldWorkbook) refuse('invalid', 'platform.table-old-excel');
  if (bytes.subarray(0, 4_096).includes(0) && !isWorkbook && !isWide(bytes))
    refuse('invalid', 'platform.table-unreadable');
  const csv = isWorkbook ? Buffer.from(writeCsv((await readTables(bytes))[0]?.rows ?? []), 'utf8') : bytes;
  return { fileHash: await storeLoose(ground, csv), fileName };
}

/** UTF-16, as "Unicode text" of Excel. */
const isWide = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
