import { blocksOf } from './block.ts';
import { checkDocuments } from './check-documents.ts';
import { checkGrowth } from './check-growth.ts';
import { checkHeadings } from './check-headings.ts';
import { checkHundred } from './check-hundred.ts';
import { checkLists } from './check-lists.ts';
import { checkRatios } from './check-ratios.ts';
import { checkRemainders } from './check-remainders.ts';
import { checkShares } from './check-shares.ts';
import { checkSums } from './check-sums.ts';
import { checkTables } from './check-tables.ts';
import { checkToldTwice } from './check-told-twice.ts';
import type { Finding } from './finding.ts';

/**
 * Every contradiction that a Vietnamese report has with itself, in the order of its lines. Takes the report's text,
 * Markdown or plain; knows nothing of where its numbers come from.
 */
export function checkReport(text: string): Finding[] {
  const blocks = blocksOf(text);
  const checks = [
    checkRatios,
    checkSums,
    checkLists,
    checkShares,
    checkGrowth,
    checkHundred,
    checkRemainders,
    checkToldTwice,
    checkTables,
    checkHeadings,
    checkDocuments,
  ];
  return checks.flatMap((check) => check(blocks)).sort((a, b) => a.line - b.line);
}
