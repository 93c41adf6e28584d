import { refuse } from '#platform/errors';
import { askClamd, type ClamdSettings } from './clamd.ts';

/** Looks for harmful contents. A scanner that cannot answer refuses: an unchecked file is never stored. */
export interface FileScanner {
  /** The name of what was found, or undefined for a clean file. Refuses with `platform.file-scan-down`. */
  scan(bytes: Uint8Array): Promise<string | undefined>;
}

/** The industry's harmless test file (EICAR, 1996), in two halves so that no scanner takes this source for it. */
const testVirus = Buffer.from(['X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-', 'STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join(''));

/** Always there: knows the test file alone, wherever in the bytes it hides, so that the way of a refusal can be tried. */
export const testFileScanner: FileScanner = {
  scan: async (bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes(testVirus) ? 'EICAR' : undefined,
};

/** A ClamAV daemon (`clamd`), asked over its socket; the test file is looked for here as well. */
export function createClamdScanner(settings: ClamdSettings): FileScanner {
  return {
    async scan(bytes) {
      const own = await testFileScanner.scan(bytes);
      if (own !== undefined) return own;
      const answer = await askClamd(settings, bytes).catch(() => refuse('unavailable', 'platform.file-scan-down'));
      const found = /^stream: (.+) FOUND$/.exec(answer)?.[1];
      if (found !== undefined) return found;
      // Anything else ("size limit exceeded", half an answer) is no "clean".
      return answer === 'stream: OK' ? undefined : refuse('unavailable', 'platform.file-scan-down');
    },
  };
}
