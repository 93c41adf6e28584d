import type { FormValues } from './form.ts';
import type { Paper, Procedure } from './procedure.ts';
import { isShown } from './visible-pages.ts';

/**
 * The papers that somebody with these answers must attach. A paper whose contents a database of the state holds is not
 * among them (Decree 47/2020 art. 9.3; Resolution 66.7/2025/NQ-CP).
 */
export function papersToAttach(procedure: Procedure, values: FormValues): Paper[] {
  return procedure.papers.filter((paper) => paper.replacedBy === undefined && isNeeded(paper, values));
}

function isNeeded(paper: Paper, values: FormValues): boolean {
  return paper.required || (paper.requiredWhen !== undefined && isShown(paper.requiredWhen, values));
}

/** Kind of result that a procedure gives, by which papers of other procedures accept it. */
export function resultCodeOf({ code, result }: Pick<Procedure, 'code' | 'result'>): string {
  return result.code ?? code;
}
