/** A section as the outline gives it: its number follows from its place, its text speaks of figures by their codes. */
export interface OutlineSection {
  /** Name that lasts from report to report. */
  readonly code: string;
  /** Vietnamese: reports are Vietnamese documents. */
  readonly title: string;
  /** Empty or absent where the section has only sections beneath it. */
  readonly text?: string;
  readonly sections?: readonly OutlineSection[];
}
