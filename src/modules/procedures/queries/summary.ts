import type { Procedure } from '../domain/procedure.ts';

/** A procedure in a list of results. */
export function summaryOf({ code, name, description, field, essential, online }: Procedure) {
  return { code, name, description, field, essentialNumber: essential?.number ?? null, online: online.level };
}
