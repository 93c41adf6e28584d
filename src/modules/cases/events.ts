import { billRefunded } from '#payments';
import { resultIssued } from '#results';

/** A case was opened. Payload: { caseId, personId, procedureCode }. */
export const caseSubmitted = 'cases.case-submitted.v1';
/** A case went through an act. Payload: { caseId, personId, procedureCode, act, to }. */
export const caseMoved = 'cases.case-moved.v1';

/** What an act that ends a case before its result emits: a fee that was paid may go back. */
export const endingEvents: readonly string[] = [caseMoved, billRefunded];
/** What a favourable decision emits. */
export const decidingEvents: readonly string[] = [caseMoved, resultIssued];
