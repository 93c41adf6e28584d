import type { CaseState } from './domain/case-state.ts';

/** A simulated case: a record like any other but for its origin, so that every figure counts it the same way. */
export interface BulkCase {
  provinceCode: string;
  procedureCode: string;
  procedureVersion: string;
  channel: 'online' | 'counter' | 'post';
  state: CaseState;
  agencyCode: string;
  communeCode: string;
  applicantId: string;
  submittedAt: Date;
  receivedAt: Date | null;
  dueOn: string | null;
  finishedOn: string | null;
  returnedAt: Date | null;
}
