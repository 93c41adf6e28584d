import { copyLine } from '#platform/db';
import type { SeededRandom } from '#platform/ids';
import type { IsoDate } from '#platform/time';
import type { FactSubject } from '../fact-store.ts';
import { writtenOn } from './simulated-days.ts';

export interface SimulatedFact {
  subject: FactSubject;
  recordId: string;
  fact: string;
  on: IsoDate;
  level?: string | null;
  unitCode?: string | null;
  agencyCode?: string | null;
  quantity?: number;
  weight?: 1 | -1;
}

export const factCopy = `copy steering.fact (id, subject, record_id, fact, level, unit_code, agency_code, quantity, weight, happened_on,
  recorded_at) from stdin`;

/** One simulated fact as a line of COPY, in the order of `factCopy`. */
export function factLine(random: SeededRandom, f: SimulatedFact): string {
  const at = writtenOn(random, f.on);
  return copyLine([
    random.id(at.getTime()),
    f.subject,
    f.recordId,
    f.fact,
    f.level,
    f.unitCode,
    f.agencyCode,
    f.quantity,
    f.weight ?? 1,
    f.on,
    at,
  ]);
}
