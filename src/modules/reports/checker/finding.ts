/** What a contradiction is about; the words for each are the messages `reports.finding.<kind>`. */
export type FindingKind =
  | 'ratio'
  | 'truncated'
  | 'malformed-percent'
  | 'repeated-percent'
  | 'over-hundred'
  | 'part-over-whole'
  | 'sum'
  | 'remainder'
  | 'change'
  | 'told-twice'
  | 'heading'
  | 'document-order'
  | 'document-date';

/** One contradiction of a report with itself. */
export interface Finding {
  readonly kind: FindingKind;
  /** Line of the file (paragraph of a .docx, line of the text of a .pdf), from 1. */
  readonly line: number;
  /** The words in question, as they stand in the report. */
  readonly quote: string;
  readonly stated: string;
  /** What follows from the report's own numbers. */
  readonly computed: string;
  /** Further values for the message's sentence. */
  readonly params: Readonly<Record<string, string>>;
}
