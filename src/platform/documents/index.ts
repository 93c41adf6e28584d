/** PDF documents from Typst templates. */
export { renderPdfBehind } from './draw-behind.ts';
export { renderPdf } from './render-pdf.ts';
