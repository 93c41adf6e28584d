/**
 * Apache PDFBox Preflight (Debian: `libpdfbox2-java libactivation-java libjaxb-api-java default-jre-headless`), an independent
 * checker of ISO 19005. It knows part 1 only; what part 2 allows and part 1 does not is named below and left out.
 */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { promisify } from 'node:util';

const folder = '/usr/share/java';
const jars = 'preflight pdfbox2 xmpbox fontbox2 commons-logging commons-io javax.activation jaxb-api'
  .split(' ')
  .map((name) => `${folder}/${name}.jar`);

/** Why there is no checker here, as a sentence; undefined when there is one. */
export const noPreflight: string | undefined = [...jars, '/usr/bin/java'].every((path) => existsSync(path))
  ? undefined
  : 'Apache PDFBox Preflight is not installed here (apt-get install libpdfbox2-java libactivation-java libjaxb-api-java default-jre-headless)';

/** Differences of ISO 19005-1 and 19005-2, by the checker's own codes. */
const allowedInPart2: readonly RegExp[] = [
  /^7\.11\.2 .*part must be 1/, // the file says part 2, as it should
  /^2\.1\.6 .*version of the ICCProfile/, // profiles of version 4: 19005-2, 6.2.3
  /^3\.1\.11 .*CIDSet entry is missing/, // no longer asked for: 19005-2, 6.2.11.4.2
];

/** What the checker finds wrong in a file as PDF/A-2b; empty when it finds nothing. */
export async function preflight(path: string): Promise<string[]> {
  const checked = promisify(execFile)('/usr/bin/java', [
    '-cp',
    jars.join(':'),
    'org.apache.pdfbox.preflight.Validator_A1b',
    'xml',
    path,
  ]);
  // It ends with a failure when the file is not PDF/A-1b, and says the same on its output.
  const { stdout } = await checked.catch((error: { stdout: string }) => ({ stdout: error.stdout }));
  if (!stdout.includes('<preflight ')) throw new Error(`the checker did not answer for ${path}`);
  return [...stdout.matchAll(/<code>([^<]+)<\/code>\s*<details>([^<]*)/g)]
    .map(([, code, details]) => `${code} ${details}`)
    .filter((fault) => !allowedInPart2.some((allowed) => allowed.test(fault)));
}
