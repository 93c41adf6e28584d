import Type from 'typebox';
import { command, officer } from '#platform/command';
import { refuse } from '#platform/errors';
import { isIsoDate } from '#platform/time';
import { liveHistories } from '../catalogue.ts';
import { readNationalCode } from '../exchange/read-national-code.ts';
import { type CellFault, cellsByColumn, RowReader } from '../exchange/row-reader.ts';
import { type ListedService, replaceListed } from '../versions/listed-service-store.ts';
import { accountOf } from '../versions/version-access.ts';

/**
 * Takes the list of a decision in from its official annex, for instance the 28 services of Decision 422/QĐ-TTg of
 * 04/04/2022; it takes the place of what was imported for that decision. The decision's date belongs to its name: there is
 * another 422/QĐ-TTg of 2026. Nothing is kept while a row has a fault.
 */
export const importListedServices = command({
  name: 'procedures.import-listed-services',
  summary: 'Imports the list of services of a decision from its official annex.',
  allow: officer('administrator'),
  input: Type.Object({
    decision: Type.String({ pattern: '^\\d+/[^\\s]{2,30}$', maxLength: 40 }),
    decisionDate: Type.String({ pattern: '^\\d{4}-\\d{2}-\\d{2}$' }),
    rows: Type.Array(Type.Array(Type.String({ maxLength: 2000 }), { maxItems: 40 }), { minItems: 2, maxItems: 2000 }),
    repairCodes: Type.Boolean(),
  }),
  emits: [],

  async run(ctx, { decision, decisionDate, rows, repairCodes }) {
    if (!isIsoDate(decisionDate)) refuse('invalid', 'platform.invalid-input', { fields: 'decisionDate' });
    const numbers = new Set<number>();
    const read = cellsByColumn(rows).map(({ line, cells }) => {
      const reader = new RowReader(cells);
      const service = readService(reader, repairCodes);
      if (numbers.has(service.number)) reader.wrong('number', 'number-twice', { typed: service.number });
      numbers.add(service.number);
      return { line, service: { ...service, decision, decisionDate }, faults: reader.faults, mended: reader.mended };
    });
    const faulty = read.filter((row) => row.faults.length > 0);
    const kept = faulty.length === 0 && read.length > 0;
    if (kept) {
      const services = read.map((row) => row.service);
      await replaceListed(ctx.tx, { decision, decisionDate }, { services, by: accountOf(ctx.actor), at: ctx.now });
    }
    ctx.concerns({ detail: { decision, decisionDate, rows: read.length, faults: faulty.length } });
    return {
      kept,
      count: read.length,
      rows: read
        .filter((row) => row.faults.length + row.mended.length > 0)
        .map(({ line, faults, mended }): { line: number; faults: CellFault[]; mended: RowReader['mended'] } => ({
          line,
          faults,
          mended,
        })),
    };
  },
});

type Read = Omit<ListedService, 'decision' | 'decisionDate'>;

/** Columns: number, name, agency, national_code, procedure_code; the last two may be empty. */
function readService(reader: RowReader, repair: boolean): Read {
  const number = reader.count('number') ?? 0;
  if (number < 1 || number > 9999) reader.wrong('number', 'number-form');
  const name = reader.text('name');
  if (name === '') reader.wrong('name', 'text-empty');
  const procedureCode = reader.text('procedure_code') || null;
  if (procedureCode !== null && !liveHistories().some((h) => h.code === procedureCode))
    reader.wrong('procedure_code', 'no-model', { typed: procedureCode });
  return {
    number,
    name,
    agency: reader.text('agency'),
    nationalCode: readNationalCode(reader, repair) ?? null,
    procedureCode,
  };
}
