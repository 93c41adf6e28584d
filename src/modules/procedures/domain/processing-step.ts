import type { Words } from './words.ts';

/** Who does a step, at the agency of the case. */
export const stepRoles = ['receiving-officer', 'specialist', 'approver'] as const;
export type StepRole = (typeof stepRoles)[number];

/** One step of the handling of a case, with the working time allotted to it (form 05 of Circular 01/2018/TT-VPCP). */
export interface ProcessingStep {
  /** Unique in the procedure. */
  readonly code: string;
  readonly name: Words;
  readonly role: StepRole;
  /** Working hours allotted; eight are one working day. */
  readonly workingHours: number;
}

/** What may name steps of its own. */
interface Stepped {
  readonly steps?: readonly ProcessingStep[];
}

/** Working hours of one day. */
export const hoursOfDay = 8;

const names = {
  receive: { vi: 'Tiếp nhận hồ sơ', en: 'Receiving the case' },
  process: { vi: 'Thẩm định hồ sơ', en: 'Verifying the case' },
  approve: { vi: 'Phê duyệt', en: 'Deciding' },
  return: { vi: 'Trả kết quả', en: 'Handing over the result' },
} as const satisfies Record<string, Words>;

/**
 * The steps of a procedure in order: its own, or a plain split of its period when it names none: half a day to receive,
 * a quarter of the period (a day at most) to decide, half a day to hand over, the rest to verify. A period within the day
 * is split by hours. Receiving and handing over lie at the desk; Circular 01/2018/TT-VPCP leaves the split to the province.
 */
export function stepsOf(
  procedure: Stepped & { readonly deadline: { readonly workingDays: number } },
): readonly ProcessingStep[] {
  if (procedure.steps !== undefined && procedure.steps.length > 0) return procedure.steps;
  const whole = Math.max(procedure.deadline.workingDays * hoursOfDay, hoursOfDay);
  const approve = Math.min(hoursOfDay, whole / 4);
  const desk = whole / hoursOfDay > 1 ? hoursOfDay / 2 : 1;
  const step = (code: keyof typeof names, role: StepRole, workingHours: number) => ({
    code,
    name: names[code],
    role,
    workingHours,
  });
  return [
    step('receive', 'receiving-officer', desk),
    step('process', 'specialist', whole - approve - 2 * desk),
    step('approve', 'approver', approve),
    step('return', 'receiving-officer', desk),
  ];
}

/** What is wrong with a procedure's steps, as sentences for the person who writes the file. */
export function checkSteps({ steps }: Stepped): string[] {
  if (steps === undefined) return [];
  const codes = new Set(steps.map((s) => s.code));
  const order = steps.map((s) => s.role);
  return [
    ...(codes.size === steps.length ? [] : ['two steps have the same code']),
    ...(steps.every((s) => s.workingHours > 0) ? [] : ['a step has no working time']),
    ...(order[0] === 'receiving-officer' && order.at(-1) === 'receiving-officer'
      ? []
      : ['steps must begin and end at the desk (receiving-officer)']),
    ...(order.includes('specialist') && order.indexOf('approver') > order.lastIndexOf('specialist')
      ? []
      : ['an approver must decide after the specialists']),
  ];
}
