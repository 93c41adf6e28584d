import { type CaseView, showCase } from '#cases';
import type { View } from '../shell/view.ts';

/** Opening a case is looking at a person: the purpose is the handling of this case, and the look is logged. */
export const openCase = (view: View): Promise<CaseView> =>
  view.ask(showCase, { caseId: view.params['caseId'] ?? '' }, view.t('office.case.purpose'));
