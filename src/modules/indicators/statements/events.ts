/** A reporting period was opened, or more units were asked in it. Payload: { periodId, code, agencies }. */
export const periodOpened = 'indicators.period-opened.v1';
/** A form went a step further. Payload: { statementId, act, to, agencyCode }. */
export const statementMoved = 'indicators.statement-moved.v1';
