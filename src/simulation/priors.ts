/**
 * What a province's caseload usually looks like, so that the many sets of records that fit a file are not all strange.
 * Only preferences: they never bend a figure, and a procedure that is not named here gets the ordinary ones.
 */
export interface Prior {
  /** Size beside the other procedures of its field. */
  weight: number;
  /** Share that comes online where nothing in the file says so. */
  online: number;
  /** Opened online after all others: left closed first when the file says that some are. */
  opensLast?: boolean;
}

const ordinary: Prior = { weight: 8, online: 0.6 };

const priors: Readonly<Record<string, Prior>> = {
  passport: { weight: 85, online: 0.85 },
  'foreigner-stay-declaration': { weight: 12, online: 0.95 },
  'passport-loss-report': { weight: 3, online: 0.6 },
  'permanent-residence': { weight: 20, online: 0.8 },
  'temporary-residence': { weight: 20, online: 0.85 },
  'temporary-absence': { weight: 2, online: 0.1 },
  'stay-notification': { weight: 38, online: 0.95 },
  'residence-confirmation': { weight: 10, online: 0.7 },
  'residence-extension': { weight: 4, online: 0.7 },
  'household-split': { weight: 3, online: 0.6 },
  'permanent-residence-removal': { weight: 3, online: 0.5 },
  'id-card': { weight: 45, online: 0.5 },
  'first-id-card': { weight: 51, online: 0.25 },
  'id-number-confirmation': { weight: 4, online: 0.3 },
  'seal-new': { weight: 60, online: 1 },
  'seal-small': { weight: 20, online: 1 },
  'seal-reregistration': { weight: 20, online: 1 },
  'motorbike-plate': { weight: 70, online: 0.93 },
  'traffic-fine': { weight: 15, online: 0.7 },
  'car-registration': { weight: 15, online: 0.6 },
  'birth-registration': { weight: 45, online: 0.25 },
  'death-registration': { weight: 12, online: 0.15 },
  'marriage-registration': { weight: 25, online: 0.15 },
  'criminal-record': { weight: 18, online: 0.3 },
  // The seed report lists twelve of fourteen departmental procedures as open; electricity is what it has no line for.
  'electricity-new': { weight: 50, online: 0, opensLast: true },
  'electricity-transfer': { weight: 50, online: 0, opensLast: true },
};

export function priorOf(procedureCode: string): Prior {
  return priors[procedureCode] ?? ordinary;
}
