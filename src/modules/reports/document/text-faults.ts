import { findDefinition } from '#indicators';
import { quantitiesOf } from '../checker/quantities.ts';
import { type Line, type Piece, parseText } from './parse-text.ts';

/** What is wrong with a section's text; `key` is a message `reports.text.<key>`. */
export interface TextFault {
  readonly key: 'typed-number' | 'unknown-figure' | 'unknown-reference';
  readonly found: string;
}

/**
 * Numbers that somebody typed instead of naming their figure, figures that do not exist, marks that cannot be read. Dates,
 * numbers of documents and names such as "Đề án 06" are no quantities; a number that a law fixes is written `{{=25}}`.
 */
export function textFaults(text: string): TextFault[] {
  return parseText(text).flatMap(lineFaults);
}

function lineFaults(line: Line): TextFault[] {
  switch (line.kind) {
    case 'list':
      return [];
    case 'unknown':
      return [{ key: 'unknown-reference', found: line.text }];
    case 'table':
    case 'chart':
      return line.codes.flatMap(unknownFigure);
    default:
      return pieceFaults(line.pieces);
  }
}

function pieceFaults(pieces: readonly Piece[]): TextFault[] {
  // References are words here, so that "số 06/QĐ-TTg" before or after one is still read as a document's number.
  const words = pieces.map((p) => (p.kind === 'words' ? p.text : ' … ')).join('');
  const typed = quantitiesOf(words).map((q): TextFault => ({ key: 'typed-number', found: q.text }));
  const named = pieces.flatMap((p): TextFault[] => {
    if (p.kind === 'unknown') return [{ key: 'unknown-reference', found: p.text }];
    return p.kind === 'figure' ? unknownFigure(p.code) : [];
  });
  return [...typed, ...named];
}

const unknownFigure = (code: string): TextFault[] =>
  findDefinition(code) === undefined ? [{ key: 'unknown-figure', found: code }] : [];
