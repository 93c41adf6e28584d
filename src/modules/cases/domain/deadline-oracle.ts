/**
 * A second, slow way to a due date, for tests and the bench only: it shares neither code nor data with the calendar.
 * Its data are the breaks as newspapers print them (first and last day off, weekends inside) and the Saturdays worked;
 * its count walks day by day with a pencil.
 */
const breaks = `
2022: 01/01-03/01 29/01-06/02 09/04-11/04 30/04-03/05 01/09-04/09
2023: 01/01-02/01 20/01-26/01 29/04-03/05 01/09-04/09
2024: 01/01-01/01 08/02-14/02 18/04-18/04 27/04-01/05 31/08-03/09
2025: 01/01-01/01 25/01-02/02 05/04-07/04 30/04-04/05 30/08-02/09
2026: 01/01-04/01 14/02-22/02 25/04-27/04 30/04-03/05 29/08-02/09 24/11-24/11
2027: 01/01-03/01
`;
const saturdaysWorked = '04/05/2024 26/04/2025 10/01/2026 22/08/2026';

const oneDay = 24 * 60 * 60 * 1000;

function utc(dayMonth: string, year: string): number {
  const [day, month] = dayMonth.split('/').map(Number);
  return Date.UTC(Number(year), (month ?? 1) - 1, day);
}

const off = new Set<number>();
for (const line of breaks.trim().split('\n')) {
  const [year = '', spans = ''] = line.split(': ');
  for (const span of spans.split(' ')) {
    const [first = '', last = ''] = span.split('-');
    for (let at = utc(first, year); at <= utc(last, year); at += oneDay) off.add(at);
  }
}
const worked = new Set(saturdaysWorked.split(' ').map((d) => utc(d.slice(0, 5), d.slice(6))));

function worksAt(at: number): boolean {
  if (worked.has(at)) return true;
  const name = new Date(at).toUTCString().slice(0, 3);
  return name !== 'Sat' && name !== 'Sun' && !off.has(at);
}

/** Whether the oracle thinks that officers work on a date of 2022–2026. */
export function oracleWorksOn(isoDate: string): boolean {
  return worksAt(Date.parse(isoDate));
}

export interface OracleCase {
  /** `YYYY-MM-DDTHH:MM`. */
  received: string;
  days: number;
  pauses: readonly { from: string; to: string }[];
}

/**
 * Due date, day zero and the dates not counted, in the slow way. `works` tells of a midnight (UTC) whether officers work that
 * day; Vietnam's printed breaks when left out.
 */
export function oracleDeadline({ received, days, pauses }: OracleCase, works: (at: number) => boolean = worksAt) {
  const standstill = new Set<number>();
  for (const p of pauses) for (let at = Date.parse(p.from); at <= Date.parse(p.to); at += oneDay) standstill.add(at);
  const text = (at: number) => new Date(at).toISOString().slice(0, 10);
  const skipped: string[] = [];
  let at = Date.parse(received.slice(0, 10));
  if (!works(at) || received.slice(11) > '15:00') {
    do {
      skipped.push(text(at));
      at += oneDay;
    } while (!works(at));
  }
  const countedFrom = text(at);
  let counted = 0;
  while (counted < days) {
    at += oneDay;
    if (works(at) && !standstill.has(at)) counted += 1;
    else skipped.push(text(at));
  }
  return { due: text(at), countedFrom, skipped };
}
