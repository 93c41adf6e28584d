import { unzipSync } from 'fflate';
import { refuse } from '#platform/errors';

const mostFiles = 2_000;
/** What an archive may unpack to: a small file can hide a huge one. */
const mostUnpacked = 300 * 1024 * 1024;

/** The files of a ZIP archive. @throws Refusal `results.archive-…` when it cannot be read or is too large unpacked. */
export function filesInArchive(bytes: Uint8Array): { name: string; bytes: Uint8Array }[] {
  let files = 0;
  let size = 0;
  let tooLarge = false;
  try {
    const unpacked = unzipSync(bytes, {
      filter: (entry) => {
        if (entry.name.endsWith('/') || entry.name.includes('__MACOSX')) return false;
        files += 1;
        size += entry.originalSize;
        tooLarge ||= files > mostFiles || size > mostUnpacked;
        return !tooLarge;
      },
    });
    if (!tooLarge) return Object.entries(unpacked).map(([name, contents]) => ({ name, bytes: contents }));
  } catch {
    refuse('invalid', 'results.archive-unreadable');
  }
  return refuse('too-large', 'results.archive-too-large', { files: mostFiles, mb: mostUnpacked / 1024 / 1024 });
}
