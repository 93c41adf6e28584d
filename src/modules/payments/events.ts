/** A bill was paid in full. Payload: { billId, caseId, personId }. */
export const billPaid = 'payments.bill-paid.v1';
/** A paid bill was given back. Payload: { billId, caseId, personId }. */
export const billRefunded = 'payments.bill-refunded.v1';
