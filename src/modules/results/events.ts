/** A result was issued; its document follows within seconds. Payload: { resultId, caseId, personId, agencyCode }. */
export const resultIssued = 'results.result-issued.v1';
/** A result lost its force. Payload: { resultId, caseId, personId, state: 'revoked' | 'replaced' }. */
export const resultEnded = 'results.result-ended.v1';
/** A paper of a case was digitised. Payload: { caseId, paperCode, scanId, fileHash, fileName, sizeBytes }. */
export const paperDigitised = 'results.paper-digitised.v1';
/** An old result went into its holder's vault. Payload: { resultId, personId, agencyCode }. */
export const resultDigitised = 'results.result-digitised.v1';
