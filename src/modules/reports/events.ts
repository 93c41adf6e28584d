/** A report went a step further. Payload: { reportId, agencyCode, to }. */
export const reportMoved = 'reports.report-moved.v1';
/** A unit was asked to write for a report, or what it wrote was returned. Payload: { contributionId, agencyCode, to }. */
export const contributionMoved = 'reports.contribution-moved.v1';
