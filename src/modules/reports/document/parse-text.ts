import { type Form, forms } from './number-runs.ts';

/** A piece of a line that somebody wrote: words, a figure, a word of the report itself, or a number that a law fixes. */
export type Piece =
  | { readonly kind: 'words'; readonly text: string }
  | { readonly kind: 'figure'; readonly code: string; readonly form: Form }
  | { readonly kind: 'value'; readonly name: ValueName; readonly atStart: boolean }
  | { readonly kind: 'fixed'; readonly text: string }
  | { readonly kind: 'unknown'; readonly text: string };

/** What the report knows of itself. */
const valueNames = ['as-of', 'period', 'province', 'agency', 'year', 'next-year'] as const;
export type ValueName = (typeof valueNames)[number];

/** Records that are gathered into a list when the report is drawn. */
const listNames = [
  'directives',
  'communication',
  'reviews',
  'budget',
  'training',
  'obstacles',
  'causes',
  'next-tasks',
  'proposals',
] as const;
export type ListName = (typeof listNames)[number];

export type Line =
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] }
  | { readonly kind: 'item'; readonly level: 1 | 2; readonly pieces: readonly Piece[] }
  | { readonly kind: 'table' | 'chart'; readonly caption: string; readonly codes: readonly string[] }
  | { readonly kind: 'list'; readonly name: ListName }
  | { readonly kind: 'unknown'; readonly text: string };

const block = /^\{\{(table|chart)\|([^|{}]*)\|([^|{}]*)\}\}$/u;
const listBlock = /^\{\{list\|([a-z-]+)\}\}$/;

/**
 * Reads a section's text: a line is a paragraph, "- " an item, "+ " an item beneath it; `{{code}}` a figure,
 * `{{code:pair}}` one side of it, `{{=25}}` a number that a law or plan fixes, `{{table|caption|code,code}}`,
 * `{{chart|…}}`, `{{list|name}}` blocks of their own.
 */
export function parseText(text: string): Line[] {
  return text
    .normalize('NFC')
    .split(/\r?\n/)
    .map((l) => l.trim())
    .filter((l) => l !== '')
    .map(parseLine);
}

function parseLine(line: string): Line {
  const drawn = block.exec(line);
  if (drawn !== null) {
    const [, kind, caption = '', codes = ''] = drawn;
    return { kind: kind as 'table' | 'chart', caption: caption.trim(), codes: codes.split(',').map((c) => c.trim()) };
  }
  const list = listBlock.exec(line)?.[1];
  if (list !== undefined) {
    const name = listNames.find((n) => n === list);
    return name === undefined ? { kind: 'unknown', text: line } : { kind: 'list', name };
  }
  if (line.startsWith('- ')) return { kind: 'item', level: 1, pieces: piecesOf(line.slice(2)) };
  if (line.startsWith('+ ')) return { kind: 'item', level: 2, pieces: piecesOf(line.slice(2)) };
  return { kind: 'paragraph', pieces: piecesOf(line) };
}

/** The pieces of a line of text. */
export function piecesOf(text: string): Piece[] {
  return text
    .split(/(\{\{[^{}]*\}\})/u)
    .filter((p) => p !== '')
    .map((p) => (p.startsWith('{{') ? reference(p) : { kind: 'words', text: p }));
}

function reference(text: string): Piece {
  const inner = text.slice(2, -2).trim();
  if (inner.startsWith('=')) return { kind: 'fixed', text: inner.slice(1).trim() };
  const [name = '', how = ''] = inner.split(':').map((s) => s.trim());
  const value = valueNames.find((v) => v === name);
  if (value !== undefined) return { kind: 'value', name: value, atStart: how === 'start' };
  const form = forms.find((f) => f === how);
  if (form === undefined || !/^[a-z0-9_.]+$/.test(name)) return { kind: 'unknown', text };
  return { kind: 'figure', code: name, form };
}

/** Every figure that a text names, each once. */
export function codesIn(text: string): string[] {
  const codes = parseText(text).flatMap((line) => {
    if (line.kind === 'table' || line.kind === 'chart') return line.codes;
    return 'pieces' in line ? line.pieces.flatMap((p) => (p.kind === 'figure' ? [p.code] : [])) : [];
  });
  return [...new Set(codes)];
}
