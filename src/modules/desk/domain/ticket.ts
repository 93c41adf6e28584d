/** Tickets of a desk: `A` in their order, `U` (ưu tiên) before them (Law 39/2009/QH12 on the elderly and the like). */
export type TicketSeries = 'A' | 'U';

export interface Ticket {
  id: string;
  agencyCode: string;
  series: TicketSeries;
  number: number;
  state: 'waiting' | 'called' | 'served' | 'missed';
  takenAt: Date;
  calledAt: Date | null;
  /** How often it was called. */
  calls: number;
  /** Number of the counter that called it. */
  counter: number | null;
  endedAt: Date | null;
}

/** "A007": the number as it is printed, shown and called out. */
export function ticketText(ticket: Pick<Ticket, 'series' | 'number'>): string {
  return `${ticket.series}${String(ticket.number).padStart(3, '0')}`;
}

/**
 * Minutes that somebody with `ahead` tickets before them will wait, rounded up to five; undefined while nothing is known.
 * `pace` is the mean number of minutes between two calls of the desk today.
 */
export function expectedMinutes(ahead: number, pace: number | null): number | undefined {
  if (pace === null) return undefined;
  return Math.max(5, Math.ceil((ahead * pace) / 5) * 5);
}
