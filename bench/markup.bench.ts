/**
 * Pages per second of a table of 50 cases, drawn by hono/html and by a plain escaping tag of our own (decision 0003):
 * `node bench/markup.bench.ts [seconds]` (2 when left out). Only drawing, no HTTP. Prints one line of JSON.
 */
import { html } from '#platform/html';

interface Row {
  code: string;
  service: string;
  applicant: string;
  due: string;
  state: string;
}

class Markup {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
  toString(): string {
    return this.text;
  }
}

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function written(value: unknown): string {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  if (value === null || value === undefined || value === false) return '';
  const text = String(value);
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (mark) => marks[mark] ?? mark) : text;
}

/** The rival: no library, the same safety at run time. */
function plain(parts: TemplateStringsArray, ...values: unknown[]): Markup {
  return new Markup(parts.reduce((text, part, i) => text + written(values[i - 1]) + part));
}

type Tag = (parts: TemplateStringsArray, ...values: unknown[]) => unknown;

function page(tag: Tag, rows: readonly Row[]): string {
  const line = (row: Row) => tag`<tr class="govuk-table__row">
<th scope="row" class="govuk-table__header"><a class="govuk-link" href="/office/cases/${row.code}">${row.code}</a></th>
<td class="govuk-table__cell">${row.service}</td><td class="govuk-table__cell">${row.applicant}</td>
<td class="govuk-table__cell">${row.due}</td><td class="govuk-table__cell">${tag`<strong class="da-tag">${row.state}</strong>`}</td></tr>`;
  return String(
    tag`<!doctype html><html lang="vi"><head><title>${'Hồ sơ chờ xử lý'}</title></head><body><table class="govuk-table">
<caption>${'Hồ sơ'}</caption><tbody>${rows.map(line)}</tbody></table></body></html>`,
  );
}

const rows: Row[] = Array.from({ length: 50 }, (_, i) => ({
  code: `000.00.12.H16-231218-${String(i + 1).padStart(4, '0')}`,
  service: 'Xác nhận số Chứng minh nhân dân & thẻ Căn cước công dân',
  applicant: i % 3 === 0 ? "H'Bliăk Niê Kdăm" : 'Nguyễn Thị Thu Hà',
  due: '21/12/2023',
  state: 'Đang xử lý',
}));

function pagesPerSecond(tag: Tag, seconds: number): number {
  const until = performance.now() + seconds * 1000;
  const from = performance.now();
  let pages = 0;
  while (performance.now() < until) {
    for (let i = 0; i < 20; i += 1) page(tag, rows);
    pages += 20;
  }
  return Math.round(pages / ((performance.now() - from) / 1000));
}

const seconds = Number(process.argv[2] ?? 2);
const tags: Record<string, Tag> = { honoHtml: html, plainTag: plain };
const same = page(html, rows).replaceAll('&#39;', "'") === page(plain, rows).replaceAll('&#39;', "'");
const rounds: Record<string, number[]> = { honoHtml: [], plainTag: [] };
for (const tag of Object.values(tags)) pagesPerSecond(tag, seconds / 4); // warm-up
for (let round = 0; round < 3; round += 1) {
  for (const [name, tag] of Object.entries(tags)) rounds[name]?.push(pagesPerSecond(tag, seconds));
}
process.stdout.write(
  `${JSON.stringify({ bench: 'markup', bytes: page(html, rows).length, same, pagesPerSecond: rounds })}\n`,
);
process.exitCode = same ? 0 : 1;
