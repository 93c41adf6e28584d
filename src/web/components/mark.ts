import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Html, raw } from '#platform/html';
import { assetFolders } from './asset.ts';

const drawing = /<g[\s\S]*<\/g>/.exec(readFileSync(join(assetFolders.assets, 'mark.svg'), 'utf8'))?.[0];
if (drawing === undefined) throw new Error('assets/mark.svg has no <g>');
const svg = raw(
  `<svg class="da-mark" viewBox="0 0 32 32" width="36" height="36" aria-hidden="true" focusable="false">${drawing}</svg>`,
);

/** Our mark: a roof over lines of a record. Neutral on purpose; it is no state emblem. The name stands beside it. */
export function mark(): Html {
  return svg;
}
