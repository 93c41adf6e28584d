import type { Concern } from './head.ts';

/** What one act or question concerns, as it is told. */
export interface Concerns {
  add(concern: Concern): void;
  readonly all: readonly Concern[];
}

/** Gathers concerns: what belongs to the same person and case becomes one row. */
export function startConcerns(purpose?: string, legalBasis?: string): Concerns {
  const base: Concern = {
    ...(purpose === undefined ? {} : { purpose }),
    ...(legalBasis === undefined ? {} : { legalBasis }),
  };
  const all: Concern[] = [];
  return {
    add(concern: Concern) {
      const last = all.at(-1);
      const same = (key: 'personId' | 'caseId') =>
        concern[key] === undefined || last?.[key] === undefined || last[key] === concern[key];
      if (concern.apart !== true && last !== undefined && same('personId') && same('caseId'))
        Object.assign(last, concern, { detail: { ...last.detail, ...concern.detail } });
      else all.push({ ...base, ...concern });
    },
    get all() {
      return all.length === 0 ? [base] : all;
    },
  };
}
