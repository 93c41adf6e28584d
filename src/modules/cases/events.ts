/** Events of cases, past tense, versioned. Payload: { caseId, personId, procedureCode }. */
export const caseSubmitted = 'cases.case-submitted.v1';
export const caseMoved = 'cases.case-moved.v1';
