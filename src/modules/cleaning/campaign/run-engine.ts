import { doubt, type EvidenceStep, explainer, linkFiles, type Step, status, type WeightChange } from '#linkage';
import { type RegistryPerson, readRegistryLine } from '../domain/registry-person.ts';

export type Outcome = keyof typeof status;
export type Doubt = keyof typeof doubt;

/** What the engine says of one record, in the order of the file. */
export interface Match {
  outcome: Outcome;
  doubt: Doubt;
  /** log2 of the odds that this is the record's person. */
  score: number;
  pattern: number;
  person: RegistryPerson | undefined;
  /** The next candidate who is somebody else. */
  other: RegistryPerson | undefined;
}

export interface EngineRun {
  records: number;
  matchOf(record: number): Match;
  /** The steps of the score, for the clerk's waterfall; in bits. */
  stepsOf(record: number): EvidenceStep[];
}

const outcomes = Object.entries(status).reduce<Outcome[]>((all, [name, value]) => {
  all[value] = name as Outcome;
  return all;
}, []);
const doubts = Object.entries(doubt).reduce<Doubt[]>((all, [name, value]) => {
  all[value] = name as Doubt;
  return all;
}, []);
const newline = 10;

/** Matches a file of records with the registry file (see registryLines of population), on two threads beside this one. */
export async function runEngine(wish: {
  registry: string;
  records: string;
  /** Bits that accepted decisions add to levels of agreement. */
  change?: WeightChange;
  progress?: (step: Step, share: number) => void;
}): Promise<EngineRun> {
  const linked = await linkFiles(wish);
  const { registry, records } = linked.ground;
  const explain = explainer(linked);
  const personAt = (row: number): RegistryPerson | undefined => {
    if (row < 0) return undefined;
    const { bytes, keyStart } = registry;
    const key = keyStart[row] ?? 0;
    const from = bytes.lastIndexOf(newline, key) + 1;
    const to = bytes.indexOf(newline, key);
    return readRegistryLine(Buffer.from(bytes.subarray(from, to < 0 ? bytes.length : to)).toString('utf8'));
  };
  const { answers, decisions } = linked;
  return {
    records: records.rows,
    matchOf(r) {
      const outcome = outcomes[decisions.status[r] ?? 0] ?? 'unmatched';
      const known = outcome !== 'unmatched';
      return {
        outcome,
        doubt: doubts[decisions.doubt[r] ?? 0] ?? 'none',
        score: answers.score[r] ?? 0,
        pattern: answers.pattern[r] ?? 0,
        person: known ? personAt(answers.row[r] ?? -1) : undefined,
        other: known ? personAt(answers.secondRow[r] ?? -1) : undefined,
      };
    },
    stepsOf: (r) => explain(r),
  };
}

export const recordsHead =
  'record_id,personal_id,old_id,full_name,birth_date,sex,commune_code,father_name,mother_name,phone\n';

/** One record as a line for the engine. */
export function recordLine(cells: readonly (string | null)[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

function cell(text: string | null): string {
  if (text === null) return '';
  return /[",\r\n]/.test(text) ? `"${text.replace(/[\r\n]+/g, ' ').replaceAll('"', '""')}"` : text;
}
