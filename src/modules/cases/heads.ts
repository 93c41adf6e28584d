import { applyCommands, applyQueries } from './apply-heads.ts';
import { answerSupplement } from './commands/answer-supplement.ts';
import { processingCommands, processingQueries } from './office-heads.ts';
import { trackCase } from './queries/track-case.ts';
import { lateByUnit, lateCases, nameOfficers } from './watch/index.ts';

/** Acts of cases, in the order of a case's life. */
export const commands = [...applyCommands, answerSupplement, ...processingCommands];

/** Questions about cases. */
export const queries = [...applyQueries, ...processingQueries, trackCase, lateByUnit, lateCases, nameOfficers];
