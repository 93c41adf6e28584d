import { t } from '#platform/i18n';
import '../i18n/index.ts';
import type { DocumentBlock, ReportDocument } from '../document/report-document.ts';

const word = (key: string) => t('vi', `reports.document.${key}`);

/** The annex of an amendment: each changed number with what was reported, what holds now, and why. */
export function differenceTable(
  document: ReportDocument,
): { annex: string; title: string; about: string; block: Extract<DocumentBlock, { kind: 'table' }> } | undefined {
  const { differences } = document;
  if (differences.length === 0) return undefined;
  const cell = (text: string) => [{ text }];
  return {
    annex: word('annex'),
    title: word('differences'),
    about: word('differences-about'),
    block: {
      kind: 'table',
      caption: '',
      columns: [
        { label: word('order'), numeric: true },
        ...(['figure', 'before', 'after', 'why'] as const).map((key) => ({ label: word(key), numeric: false })),
      ],
      rows: differences.map((d, i) => [
        cell(String(i + 1)),
        cell(d.label),
        cell(d.before),
        [{ text: d.after, figure: { code: d.code } }],
        cell(d.why),
      ]),
    },
  };
}
