import { chainLink, firstLink, sha256 } from './content-text.ts';

interface Link {
  reportId: string;
  position: number;
  content: string;
  contentHash: string;
  previousHash: string;
  chainHash: string;
}

/** The first report of a chain whose content or place is not what was frozen; undefined when the whole chain holds. */
export function brokenLink(chain: readonly Link[]): string | undefined {
  let previousHash = firstLink;
  for (const [i, link] of chain.entries()) {
    const { reportId, position, content, contentHash, chainHash } = link;
    const holds =
      position === i + 1 &&
      link.previousHash === previousHash &&
      sha256(content) === contentHash &&
      chainLink({ previousHash, position, reportId, contentHash }) === chainHash;
    if (!holds) return reportId;
    previousHash = chainHash;
  }
  return undefined;
}
