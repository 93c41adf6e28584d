import qrcode from 'qrcode';
import { code128Bars } from './code-128.ts';

const frame = (width: number, height: number, path: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><path fill="#000" d="${path}"/></svg>`;

const quietModules = 10; // of white on either side, ISO/IEC 15417

/** A text as a Code 128 bar code, in SVG. */
export function barcodeSvg(text: string): string {
  const { width, bars } = code128Bars(text);
  const height = 30;
  const path = bars.map((b) => `M${b.at + quietModules} 0h${b.width}v${height}h-${b.width}z`).join('');
  return frame(width + 2 * quietModules, height, path);
}

/** A text as a QR code, in SVG, without its quiet zone: the page around it is white. */
export function qrSvg(text: string): string {
  const { modules } = qrcode.create(text, { errorCorrectionLevel: 'M' });
  const path: string[] = [];
  for (let row = 0; row < modules.size; row += 1)
    for (let column = 0; column < modules.size; column += 1)
      if (modules.get(row, column)) path.push(`M${column} ${row}h1v1h-1z`);
  return frame(modules.size, modules.size, path.join(''));
}
