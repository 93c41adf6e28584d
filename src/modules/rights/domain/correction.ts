import type { IsoDate } from '#platform/time';
import { type RegistryFieldKey, registryFieldKeys } from '#population';

/** Working days within which the office answers who says that their data are wrong. */
export const answerDays = 2;

export type CorrectionState = 'asked' | 'accepted' | 'refused' | 'withdrawn';

/**
 * Fields that a person may say are wrong. Numbers are given by the state and are confirmed, not corrected; addresses
 * change by registering where one lives.
 */
export const correctableFields: readonly RegistryFieldKey[] = registryFieldKeys.filter(
  (key) =>
    !/Number$|Commune$|Address$|Place$|^householdFileNumber$|^headOfHousehold/.test(key) ||
    key === 'birthPlace' ||
    key === 'homePlace',
);

/** A correction as its row says. */
export interface Correction {
  id: string;
  code: string;
  personId: string;
  field: RegistryFieldKey;
  stands: string | null;
  wanted: string;
  reason: string;
  file: { fileHash: string; fileName: string; mediaType: string } | null;
  agencyCode: string;
  state: CorrectionState;
  version: number;
  askedAt: Date;
  dueOn: IsoDate;
  answeredAt: Date | null;
  answer: string | null;
}
