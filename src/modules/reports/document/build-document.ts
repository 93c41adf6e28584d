import { formatDate, t } from '#platform/i18n';
import '../i18n/index.ts';
import { numberRuns, printedNumber, printedPercent, unitWords } from './number-runs.ts';
import { type Line, type Piece, parseText, piecesOf, type ValueName } from './parse-text.ts';
import type { ReportContent } from './report-content.ts';
import type { Bar, DocumentBlock, ReportDocument, Run } from './report-document.ts';
import { sectionNumbers } from './section-numbers.ts';

const word = (key: string, params: Record<string, string> = {}) => t('vi', `reports.document.${key}`, params);

/** The document that a content makes: every reference filled in, every section numbered. */
export function buildDocument(content: ReportContent): ReportDocument {
  const { sections, head } = content;
  const numbers = sectionNumbers(sections.map((s) => s.level));
  const blocks = sections.flatMap((section, i): DocumentBlock[] => {
    const { level, title, code } = section;
    const text = textOf(runsOf(content, piecesOf(title)));
    return [
      { kind: 'heading', level, number: numbers[i] ?? '', text, section: code },
      ...blocksOf(content, section.text),
    ];
  });
  return {
    head: { ...head, abstract: textOf(runsOf(content, piecesOf(head.abstract))) },
    opening: runsOf(content, piecesOf(content.opening)),
    blocks,
    closing: runsOf(content, piecesOf(content.closing)),
    differences: content.differences,
    site: content.site,
    asOf: content.asOf,
  };
}

export const textOf = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');

/** The blocks of one section's text. */
export function blocksOf(content: ReportContent, text: string): DocumentBlock[] {
  return parseText(text).flatMap((line) => blockOf(content, line));
}

function blockOf(content: ReportContent, line: Line): DocumentBlock[] {
  switch (line.kind) {
    case 'paragraph':
      return [{ kind: 'paragraph', runs: runsOf(content, line.pieces) }];
    case 'item':
      return [{ kind: 'item', level: line.level, runs: runsOf(content, line.pieces) }];
    case 'table':
      return [tableOf(content, line)];
    case 'chart':
      return [chartOf(content, line)];
    case 'list':
      return (content.lists[line.name] ?? []).map((text) => ({ kind: 'item', level: 2, runs: [{ text }] }));
    default:
      return [{ kind: 'paragraph', runs: [{ text: line.text }] }];
  }
}

function runsOf(content: ReportContent, pieces: readonly Piece[]): Run[] {
  return pieces.flatMap((p): Run[] => {
    switch (p.kind) {
      case 'words':
      case 'fixed':
      case 'unknown':
        return [{ text: p.text }];
      case 'value':
        return [{ text: ownValue(content, p.name, p.atStart) }];
      default: {
        const value = content.figures[p.code];
        return value === undefined ? [{ text: word('no-number') }] : numberRuns(value, p.form);
      }
    }
  });
}

function ownValue({ asOf, period, province, head }: ReportContent, name: ValueName, atStart: boolean): string {
  const year = Number(asOf.slice(0, 4));
  const values: Record<ValueName, string> = {
    'as-of': formatDate(asOf),
    period,
    province,
    agency: head.agency,
    year: String(year),
    'next-year': String(year + 1),
  };
  const text = values[name];
  return atStart ? text.charAt(0).toUpperCase() + text.slice(1) : text;
}

/** Labels without the ending that all of them share: the caption has said it. */
function shortLabels(labels: readonly string[]): string[] {
  const tails = new Set(labels.map((l) => l.split(':')[1]?.trim() ?? ''));
  return tails.size === 1 && !tails.has('') ? labels.map((l) => l.split(':')[0] ?? l) : [...labels];
}

function valuesOf(content: ReportContent, codes: readonly string[]) {
  const values = codes.flatMap((c) => content.figures[c] ?? []);
  const labels = shortLabels(values.map((v) => v.label));
  return values.map((value, i) => ({ value, label: labels[i] ?? value.label }));
}

function tableOf(content: ReportContent, line: { caption: string; codes: readonly string[] }): DocumentBlock {
  const rows = valuesOf(content, line.codes);
  const hasParts = rows.some(({ value }) => value.denominator !== null && value.kind !== 'percent-only');
  const hasShares = rows.some(({ value }) => value.percent !== null);
  const cell = (text: string): Run[] => [{ text }];
  const columns = [
    { label: word('order'), numeric: true },
    { label: word('item'), numeric: false },
    ...(hasParts
      ? [
          { label: word('done'), numeric: true },
          { label: word('whole'), numeric: true },
        ]
      : []),
    ...(hasShares ? [{ label: word('share'), numeric: true }] : []),
    ...(hasParts || hasShares ? [] : [{ label: word('result'), numeric: true }]),
  ];
  return {
    kind: 'table',
    caption: line.caption,
    columns,
    rows: rows.map(({ value, label }, i) => {
      const { code, numerator, denominator, percent, decimals, kind } = value;
      const side = (n: number | null, part: 'numerator' | 'denominator'): Run[] =>
        n === null || kind === 'percent-only'
          ? cell('–')
          : [{ text: printedNumber(n, value.countDecimals), figure: { code, part } }];
      const share: Run[] =
        percent === null
          ? [{ text: numerator === null ? word('no-number') : '–', figure: { code } }]
          : [{ text: printedPercent(percent, decimals), figure: { code } }];
      return [
        cell(String(i + 1)),
        cell(label),
        ...(hasParts ? [side(numerator, 'numerator'), side(denominator, 'denominator')] : []),
        ...(hasShares ? [share] : []),
        ...(hasParts || hasShares ? [] : [numberRuns(value)]),
      ];
    }),
  };
}

function chartOf(content: ReportContent, line: { caption: string; codes: readonly string[] }): DocumentBlock {
  return {
    kind: 'chart',
    caption: line.caption,
    bars: valuesOf(content, line.codes).map(({ value, label }): Bar => {
      const { code, percent, decimals, numerator } = value;
      const text =
        percent !== null
          ? printedPercent(percent, decimals)
          : numerator === null
            ? word('no-number')
            : word('none-yet', { unit: unitWords(value) });
      return { label, value: percent, run: { text, figure: { code } } };
    }),
  };
}
