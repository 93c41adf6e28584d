import { computeFigures } from '#indicators';
import type { Tx } from '#platform/db';
import { type FigureValue, figureValues, sameValue } from './document/figure-value.ts';
import { valueText } from './document/number-runs.ts';
import { codesIn } from './document/parse-text.ts';
import type { ContentSection, ReportContent } from './document/report-content.ts';
import type { DifferenceLine } from './document/report-document.ts';
import { readContent } from './freeze/content-text.ts';
import { frozenReport } from './frozen-store.ts';
import { gatherLists } from './gather-lists.ts';
import { issuerAt } from './issuer.ts';
import { changeReasons, type ReportRow, sectionsOf } from './report-store.ts';
import { siteAddress } from './settings.ts';

type Ground = Pick<ReportRow, 'period' | 'since' | 'asOf' | 'head' | 'opening' | 'closing'>;

/** A report's content with today's values for its date: its texts, the figures they name, the lists, and nothing more. */
export async function gatherContent(
  tx: Tx,
  ground: Ground,
  sections: readonly ContentSection[],
): Promise<ReportContent> {
  const { period, since, asOf, head, opening, closing } = ground;
  const codes = [...new Set(sections.flatMap((s) => [...codesIn(s.title), ...codesIn(s.text)]))];
  const figures = codes.length === 0 ? [] : await computeFigures(tx, { asOf, codes });
  return {
    form: 1,
    head,
    period,
    asOf,
    province: (await issuerAt(tx, asOf)).province,
    opening,
    closing,
    sections: sections.map(({ code, level, title, text }) => ({ code, level, title, text })),
    figures: figureValues(figures),
    lists: await gatherLists(tx, { since, asOf }),
    differences: [],
    site: siteAddress(),
  };
}

/** The content of a stored report: as it was frozen, or with the values of now; an amendment with what it changes. */
export async function contentOf(tx: Tx, report: ReportRow): Promise<ReportContent> {
  const frozen = await frozenReport(tx, report.id);
  if (frozen !== undefined) return readContent(frozen.content);
  const content = await gatherContent(tx, report, await sectionsOf(tx, report.id));
  return { ...content, differences: await differencesOf(tx, report, content.figures) };
}

/** Numbers that an amendment tells otherwise than the report that it amends, with the reason given so far. */
async function differencesOf(
  tx: Tx,
  report: ReportRow,
  now: Readonly<Record<string, FigureValue>>,
): Promise<DifferenceLine[]> {
  const issued = report.amends === null ? undefined : await frozenReport(tx, report.amends);
  if (issued === undefined) return [];
  const before = readContent(issued.content).figures;
  const reasons = await changeReasons(tx, report.id);
  const codes = [...new Set([...Object.keys(before), ...Object.keys(now)])];
  return codes
    .filter((code) => !sameValue(before[code], now[code]))
    .map((code) => ({
      code,
      label: (now[code] ?? before[code])?.label ?? code,
      before: valueText(before[code]),
      after: valueText(now[code]),
      why: reasons.get(code) ?? '',
    }));
}
