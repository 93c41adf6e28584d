import type { QueryContext } from '#platform/command';
import { type FieldFault, refuse } from '#platform/errors';
import { vietnamDate } from '#platform/time';
import { registryFieldsOf } from '#population';
import {
  checkWholeForm,
  type FormValues,
  keepRegistryValues,
  type Paper,
  type Procedure,
  papersToAttach,
  prefillForm,
} from '#procedures';
import { type PaperNotAsked, standInsFor } from '#results';

interface Application {
  procedure: Procedure;
  applicantId: string;
  values: FormValues;
  /** Codes of the papers that lie there. */
  papers: readonly string[];
}

/**
 * Makes a whole form of what was sent in one piece: what the registry knows is filled in and kept, the rest is checked, and
 * every paper that nothing stands in for must be there. Refuses with all faults at once (`cases.form-incomplete`).
 * @returns the form, and the papers that were not asked for.
 */
export async function wholeApplication(
  ctx: QueryContext,
  { procedure, applicantId, values, papers }: Application,
): Promise<{ form: FormValues; notAsked: PaperNotAsked[] }> {
  const registry = await registryFieldsOf(ctx, applicantId);
  const form = keepRegistryValues(procedure.form, { ...prefillForm(procedure.form, registry), ...values }, registry);
  const { asked, notAsked } = await papersFor(ctx, { procedure, applicantId, values: form, papers });
  const missing: FieldFault[] = asked
    .filter((p) => !papers.includes(p.code))
    .map((p) => ({ field: `paper-${p.code}`, key: 'cases.paper-missing', params: { name: p.name.vi } }));
  const faults = [...checkWholeForm(procedure.form, form), ...missing];
  if (faults.length > 0) refuse('invalid', 'cases.form-incomplete', {}, faults);
  return { form, notAsked };
}

/** Which papers these answers call for, and which of them data or a valid result stand in for. */
async function papersFor(
  ctx: QueryContext,
  { procedure, applicantId, values }: Application,
): Promise<{ asked: Paper[]; notAsked: PaperNotAsked[] }> {
  // What would be needed if nothing stood in for anything.
  const bare = { ...procedure, papers: procedure.papers.map(({ replacedBy: _, ...paper }) => paper) };
  const needed = new Set(papersToAttach(bare, values).map((p) => p.code));
  const papers = procedure.papers.filter((p) => needed.has(p.code));
  if (papers.length === 0) return { asked: [], notAsked: [] };
  const standIns = await standInsFor(ctx.tx, { procedure, papers, personId: applicantId, date: vietnamDate(ctx.now) });
  return {
    asked: papers.filter((p) => !standIns.has(p.code)),
    notAsked: [...standIns].map(([paperCode, standIn]) => ({ paperCode, standIn })),
  };
}
