import type { FigureValue } from './figure-value.ts';
import type { ListName } from './parse-text.ts';
import type { DifferenceLine, DocumentHead } from './report-document.ts';

export interface ContentSection {
  readonly code: string;
  readonly level: number;
  readonly title: string;
  readonly text: string;
}

/**
 * Everything that a report is made of: its texts and the values they name. The document and every file follow from this
 * and from nothing else, so that a report frozen once comes out the same ever after.
 */
export interface ReportContent {
  /** Changes when the same content would come out differently. */
  readonly form: 1;
  readonly head: DocumentHead;
  /** Words for the period, "năm 2023". */
  readonly period: string;
  readonly asOf: string;
  /** Name of the province as it stands in a sentence, "tỉnh Đắk Nông". */
  readonly province: string;
  readonly opening: string;
  readonly closing: string;
  readonly sections: readonly ContentSection[];
  readonly figures: Readonly<Record<string, FigureValue>>;
  readonly lists: Readonly<Partial<Record<ListName, readonly string[]>>>;
  readonly differences: readonly DifferenceLine[];
  readonly site: string;
}
