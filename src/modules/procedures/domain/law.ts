import type { IsoDate } from '#platform/time';
import type { Words } from './words.ts';

/** A legal document. Numbers repeat from year to year, so the date belongs to the identity. */
export interface Law {
  /** As printed: "68/2020/QH14". */
  readonly number: string;
  readonly date: IsoDate;
  readonly title: Words;
  /** Article and clause, "28" or "28.2"; absent when the whole document is meant. */
  readonly article?: string;
}

/** The same document at one article ("28", "28.2"). */
export function article(law: Law, number: string): Law {
  return { ...law, article: number };
}
