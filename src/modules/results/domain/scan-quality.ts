/** Sheets that are scanned, in millimetres, upright. `card` is an identity card (ISO/IEC 7810 ID-1). */
export const paperSizes = {
  a3: [297, 420],
  a4: [210, 297],
  a5: [148, 210],
  a6: [105, 148],
  card: [53.98, 85.6],
} as const satisfies Record<string, readonly [number, number]>;
export type PaperSize = keyof typeof paperSizes;
export const isPaperSize = (text: string): text is PaperSize => Object.hasOwn(paperSizes, text);

/** Scans have at least 200 dots an inch, in colour, in natural size (Decree 30/2020/NĐ-CP, annex I, part II). */
export const leastDpi = 200;
/** Scanners cut a hair off the edges: two dots in a hundred are forgiven. */
const forgiven = 0.98;

export interface Pixels {
  width: number;
  height: number;
}

/** Dots an inch of a picture that shows a whole sheet, whichever way round it lies; rounded down. */
export function dpiOf({ width, height }: Pixels, size: PaperSize): number {
  const [short, long] = paperSizes[size];
  const inch = 25.4;
  return Math.floor(Math.min((Math.min(width, height) / short) * inch, (Math.max(width, height) / long) * inch));
}

export const isSharp = (dpi: number): boolean => dpi >= leastDpi * forgiven;

export interface Counted {
  /** Pages of the paper as counted by hand. */
  paperPages: number;
  /** Pages with a note stuck on: they are scanned twice, with the note and without (Circular 01/2023/TT-VPCP, art. 8). */
  notePages: number;
}

/** How many pictures the paper must have given: one for each page, two where a note is stuck on. */
export function picturesOwed({ paperPages, notePages }: Counted): number {
  return paperPages + notePages;
}
