import { vietnamDate } from '#platform/time';

/** Vietnamese time in the form of ISO 8601, which Decree 30/2020/NĐ-CP (annex I, part II) asks of signatures and copies. */
export function isoTime(at: Date): string {
  const local = new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(11, 19);
  return `${vietnamDate(at)}T${local}+07:00`;
}
