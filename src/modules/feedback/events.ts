/** A finished case was rated. Payload: { caseId, agencyCode }; not who rated it. */
export const caseRated = 'feedback.case-rated.v1';
/** A complaint or proposal was sent or went a step further. Payload: { petitionId, act, to, agencyCode }. */
export const petitionMoved = 'feedback.petition-moved.v1';
