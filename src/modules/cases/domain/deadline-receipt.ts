import { refuse } from '#platform/errors';
import { type IsoDate, isIsoDate, vietnamDate, vietnamInstant } from '#platform/time';
import './deadline-messages.ts';

/** When a case came in, in Vietnamese wall time. */
export interface Receipt {
  date: IsoDate;
  /** Milliseconds after midnight in Vietnam. */
  timeOfDay: number;
}

const wallTime = /^(\d{4}-\d{2}-\d{2})(?:T([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?)?$/;

/**
 * Reads an instant, or Vietnamese wall time written `YYYY-MM-DDTHH:MM[:SS]`; a bare date is a receipt within hours.
 * Refuses anything else, also a time with a zone: a due date must not hang on the reader's guess.
 */
export function readReceipt(receivedAt: Date | string): Receipt {
  if (receivedAt instanceof Date) {
    if (Number.isNaN(receivedAt.getTime())) refuse('invalid', 'cases.deadline.received-unreadable', { text: 'NaN' });
    const date = vietnamDate(receivedAt);
    return { date, timeOfDay: receivedAt.getTime() - vietnamInstant(date).getTime() };
  }
  const [, date = '', hours = '0', minutes = '0', seconds = '0'] = wallTime.exec(receivedAt) ?? [];
  if (!isIsoDate(date)) refuse('invalid', 'cases.deadline.received-unreadable', { text: receivedAt });
  return { date, timeOfDay: ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 };
}
