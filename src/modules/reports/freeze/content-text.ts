import { createHash } from 'node:crypto';
import type { ReportContent } from '../document/report-content.ts';

/** The written form of a content: JSON with the keys of every object in order, so that one content has one text. */
export function contentText(content: ReportContent): string {
  return JSON.stringify(content, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** The content that a text is of. Only texts that `contentText` wrote come here. */
export const readContent = (text: string): ReportContent => JSON.parse(text) as ReportContent;

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** Where a chain begins. */
export const firstLink = '0'.repeat(64);

/** The link of a report: over the link before it, its place, its id and its content. */
export const chainLink = (of: {
  previousHash: string;
  position: number;
  reportId: string;
  contentHash: string;
}): string => sha256([of.previousHash, of.position, of.reportId, of.contentHash].join('\n'));
