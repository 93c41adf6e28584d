/** A stretch of text. One that is a figure's number names the figure, so that a reader can open its records. */
export interface Run {
  readonly text: string;
  readonly figure?: { readonly code: string; readonly part?: 'numerator' | 'denominator' };
}

export interface Bar {
  readonly label: string;
  /** In per cent; null when there is no number yet. */
  readonly value: number | null;
  readonly run: Run;
}

export type DocumentBlock =
  /** Level 1 is a part (I), 2 to 4 are numbered sections, 5 is lettered. */
  | {
      readonly kind: 'heading';
      readonly level: number;
      readonly number: string;
      readonly text: string;
      readonly section: string;
    }
  | { readonly kind: 'paragraph'; readonly runs: readonly Run[] }
  | { readonly kind: 'item'; readonly level: 1 | 2; readonly runs: readonly Run[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly columns: readonly { readonly label: string; readonly numeric: boolean }[];
      readonly rows: readonly (readonly (readonly Run[])[])[];
    }
  | { readonly kind: 'chart'; readonly caption: string; readonly bars: readonly Bar[] };

/** What stands around the text (Decree 30/2020/NĐ-CP, annex I, part I). */
export interface DocumentHead {
  /** The agency that issues, in full. */
  readonly agency: string;
  /** "876"; empty until the office gives one. */
  readonly number: string;
  /** "BC-UBND". */
  readonly symbol: string;
  readonly place: string;
  /** ISO date; null until it is issued. */
  readonly date: string | null;
  readonly abstract: string;
  readonly addressees: readonly string[];
  readonly recipients: readonly string[];
  /** Lines above the signature: on whose behalf, the signer's office. */
  readonly authority: readonly string[];
  readonly signer: string;
}

/** One report, ready for every form that it goes out in. */
export interface ReportDocument {
  readonly head: DocumentHead;
  readonly opening: readonly Run[];
  readonly blocks: readonly DocumentBlock[];
  readonly closing: readonly Run[];
  /** An amendment's list of changed numbers; empty otherwise. */
  readonly differences: readonly DifferenceLine[];
  /** Address before `/figures/…` in the .html; empty: links stay within the site. */
  readonly site: string;
  readonly asOf: string;
}

/** A number that an amendment changes: before, after and why. */
export interface DifferenceLine {
  readonly code: string;
  readonly label: string;
  readonly before: string;
  readonly after: string;
  readonly why: string;
}
