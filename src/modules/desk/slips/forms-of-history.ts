import type { FormKind } from '../forms/form-kinds.ts';
import { actsOfSlip } from './case-sheet.ts';
import type { SlipKind } from './slip-store.ts';

/** The forms that a case has by now, from the acts in its history; the control sheet (05) once it was received. */
export function formsOfHistory(history: readonly { act: string }[]): FormKind[] {
  const has = (acts: readonly string[]) => history.some((line) => acts.includes(line.act));
  const slips = (Object.keys(actsOfSlip) as SlipKind[]).filter((kind) => has(actsOfSlip[kind]));
  return has(['receive']) ? [...slips, '05'] : slips;
}
