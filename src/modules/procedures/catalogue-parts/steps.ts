import type { ProcessingStep } from '../domain/processing-step.ts';

/** Receiving at the desk: half a working day. */
export const receivingStep: ProcessingStep = {
  code: 'receive',
  name: { vi: 'Tiếp nhận hồ sơ', en: 'Receiving the case' },
  role: 'receiving-officer',
  workingHours: 4,
};

/** Deciding, in working hours. */
export const decidingStep = (workingHours: number): ProcessingStep => ({
  code: 'approve',
  name: { vi: 'Phê duyệt', en: 'Deciding' },
  role: 'approver',
  workingHours,
});

/** Handing over at the desk: half a working day. */
export const returningStep: ProcessingStep = {
  code: 'return',
  name: { vi: 'Trả kết quả', en: 'Handing over the result' },
  role: 'receiving-officer',
  workingHours: 4,
};
