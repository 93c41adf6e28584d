import { parseNationalCode } from '../domain/national-code.ts';
import type { RowReader } from './row-reader.ts';

/**
 * The national code of a row, undefined when its cell is empty. A broken one ("2,002308") is a fault, or with `repair` is
 * taken for what it probably was and noted as mended.
 */
export function readNationalCode(reader: RowReader, repair: boolean): string | undefined {
  const typed = reader.text('national_code');
  if (typed === '') return undefined;
  const read = parseNationalCode(typed);
  if (read.ok) return read.value;
  const { meant } = read.params;
  if (repair && typeof meant === 'string') {
    reader.mended.push({ column: 'national_code', typed, meant });
    return meant;
  }
  reader.faults.push({ column: 'national_code', key: read.key, params: read.params });
  return undefined;
}
