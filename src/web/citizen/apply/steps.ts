import { type FormValues, type Procedure, visiblePages } from '#procedures';

export interface Step {
  /** Page of the form, or 'papers' or 'check'. */
  page: string;
  path: string;
}

/** The way through an application with these answers: the form's pages, then papers (if any are asked for), then the check. */
export function stepsOf(procedure: Procedure, values: FormValues, draftId: string): Step[] {
  const pages = visiblePages(procedure.form, values).map((p) => ({
    page: p.id,
    path: `/apply/${draftId}/form/${p.id}`,
  }));
  const papers = procedure.papers.length > 0 ? [{ page: 'papers', path: `/apply/${draftId}/papers` }] : [];
  return [...pages, ...papers, { page: 'check', path: `/apply/${draftId}/check` }];
}

export function nextStep(procedure: Procedure, values: FormValues, at: { draftId: string; page: string }): string {
  const steps = stepsOf(procedure, values, at.draftId);
  const here = steps.findIndex((s) => s.page === at.page);
  return steps[here + 1]?.path ?? `/apply/${at.draftId}/check`;
}

export function previousStep(procedure: Procedure, values: FormValues, at: { draftId: string; page: string }): string {
  const steps = stepsOf(procedure, values, at.draftId);
  const here = steps.findIndex((s) => s.page === at.page);
  return steps[here - 1]?.path ?? `/services/${procedure.code}`;
}
