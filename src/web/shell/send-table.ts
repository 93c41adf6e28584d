import type { FastifyReply } from 'fastify';
import { writeCsv, writeWorkbook } from '#platform/tables';
import type { View } from './view.ts';

export type TableKind = 'csv' | 'xlsx';

/** Sends rows, the head among them, as a file that spreadsheets open rightly; `name` is its name without the ending, in a–z and hyphens. */
export async function sendTable(
  view: View,
  { kind, name, rows }: { kind: TableKind; name: string; rows: readonly (readonly string[])[] },
): Promise<FastifyReply> {
  const reply = view.reply.header('content-disposition', `attachment; filename="${name}.${kind}"`);
  if (kind === 'csv') return reply.type('text/csv; charset=utf-8').send(writeCsv(rows));
  const bytes = await writeWorkbook([{ name, rows: rows.map((row) => [...row]) }]);
  return reply.type('application/vnd.openxmlformats-officedocument.spreadsheetml.sheet').send(Buffer.from(bytes));
}
