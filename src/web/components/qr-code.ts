import qrcode from 'qrcode';
import { type Html, html } from '#platform/html';
import type { Language } from '#platform/i18n';
import { words } from '../i18n/index.ts';

const quietZone = 4; // modules of white around the code, ISO/IEC 18004

/** A QR code as inline SVG. `label` says in words what it leads to. Throws when the text is longer than a code can hold. */
export function qrCode(model: { readonly language: Language; readonly text: string; readonly label: string }): Html {
  const { modules } = qrcode.create(model.text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * quietZone;
  const title = words(model.language, 'qr-code.title', { text: model.label });
  return html`<svg class="da-qr" viewBox="0 0 ${side} ${side}" width="180" height="180" role="img" aria-label="${title}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path fill="#000" d="${darkRuns(modules)}"/></svg>`;
}

/** One path of horizontal runs: far fewer nodes than a square per module. */
function darkRuns(modules: { readonly size: number; get(row: number, column: number): number }): string {
  let path = '';
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (!modules.get(row, column)) continue;
      const start = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column++;
      const length = column - start + 1;
      path += `M${start + quietZone} ${row + quietZone}h${length}v1h-${length}z`;
    }
  }
  return path;
}
