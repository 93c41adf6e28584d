/**
 * Who does an act: the applicant, an officer with this role in the case's agency, an officer of an agency that was asked
 * for its opinion, or the platform itself (a payment has arrived).
 */
export const caseActors = [
  'applicant',
  'receiving-officer',
  'specialist',
  'approver',
  'leader',
  'consulted',
  'platform',
] as const;
export type CaseActor = (typeof caseActors)[number];
