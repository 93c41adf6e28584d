/** A person's data are to be corrected: {correctionId, personId, field}. For the connector to the national database. */
export const correctionAccepted = 'rights.correction-accepted.v1';
