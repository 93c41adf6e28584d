import { readConfig } from '#platform/config';

let known: string | undefined;

/** Address of this installation, before `/figures/…` in the reports that leave it. Read at the first question. */
export function siteAddress(): string {
  if (known === undefined) {
    const { publicUrl, host, port } = readConfig();
    known = (publicUrl === '' ? `http://${host}:${port}` : publicUrl).replace(/\/$/, '');
  }
  return known;
}
