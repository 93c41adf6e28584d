/** One printed page of the one-stop desk as data: everything is text already; the template only lays it out. */
export interface Sheet {
  /** "Mẫu số 01", at the top right; the circular that prescribes the form decides it. */
  label: string;
  head: SheetHead;
  title: string;
  /** Stands under the title: the case's code. */
  subtitle?: string;
  /** For whom the printed copies are, under the subtitle. */
  copies?: string;
  blocks: readonly Block[];
  signatures: readonly Signature[];
  notes: readonly string[];
  /** What machines read; drawn at the foot. */
  codes: SheetCodes;
}

/** The head of Decree 30/2020/NĐ-CP, annex I: the office on the left, the nation on the right. */
export interface SheetHead {
  /** The agency that the desk belongs to. */
  authority: string;
  /** The desk itself. */
  office: string;
  number: string;
  nation: string;
  motto: string;
  placeAndDate: string;
}

export type Block =
  | { kind: 'rows'; rows: readonly Row[] }
  | { kind: 'text'; text: string; heading?: string }
  | { kind: 'list'; heading: string; items: readonly string[] }
  | { kind: 'table'; heading?: string; columns: readonly Column[]; rows: readonly (readonly string[])[] };

/** A line "label: value"; `beside` stands on the same line. */
export interface Row {
  label: string;
  value: string;
  beside?: { label: string; value: string };
}

export interface Column {
  label: string;
  /** Share of the width. */
  width: number;
  align: 'left' | 'center' | 'right';
}

export interface Signature {
  role: string;
  hint: string;
  name: string;
}

export interface SheetCodes {
  /** Code 128, for the desk's own reader. */
  barcode?: string;
  /** Words under the QR code. */
  qrHint?: string;
  /** The code by which the person follows the case; the drawing page adds its own address. */
  trackingCode?: string;
}
