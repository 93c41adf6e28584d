import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CommandContext } from '#platform/command';
import { sql } from '#platform/db';
import { renderPdf } from '#platform/documents';
import { formatDate, t } from '#platform/i18n';
import { vietnamDate } from '#platform/time';
import { findAgency } from '#territory';
import { type CaseRow, nextNumber } from './case-store.ts';
import { procedureOfCase } from './draft-access.ts';
import { resultLines } from './result-lines.ts';

/**
 * Issues the result of an approved case: numbers it in the agency's series of the year, draws it as a PDF in the form of
 * Decree 30/2020 annex I, and stores it. Runs in the approver's transaction.
 * @returns the result's number.
 */
export async function issueResult(ctx: CommandContext, found: CaseRow): Promise<string> {
  const today = vietnamDate(ctx.now);
  const procedure = procedureOfCase(found);
  const agency = await findAgency(ctx.tx, found.agencyCode);
  const running = await nextNumber(ctx.tx, {
    agencyCode: found.agencyCode,
    series: 'result',
    on: `${today.slice(0, 4)}-01-01`,
  });
  const number = `${String(running).padStart(2, '0')}/${today.slice(0, 4)}`;
  const template = await readFile(join(import.meta.dirname, 'result-template.typ'), 'utf8');
  const pdf = await renderPdf(template, {
    agency: agency?.name.vi ?? '',
    number,
    title: procedure.result.name.vi,
    officialCode: found.officialCode ?? '',
    lines: resultLines(procedure.form, found.form),
    words: wordsOf(today),
  });
  const fileHash = await ctx.files.put(pdf);
  await ctx.tx.run(sql`insert into cases.result (case_id, number, file_hash, file_name, issued_at)
    values (${found.id}, ${number}, ${fileHash}, ${`${found.officialCode}.pdf`}, ${ctx.now})`);
  return number;
}

/** The fixed words of the page. Results are Vietnamese documents whatever language the officer reads. */
function wordsOf(today: string): Record<string, string> {
  const word = (key: string) => t('vi', `cases.document.${key}`, { date: formatDate(today) });
  return Object.fromEntries(
    ['nation', 'motto', 'number', 'date', 'of', 'signer', 'unsigned'].map((key) => [key, word(key)]),
  );
}
