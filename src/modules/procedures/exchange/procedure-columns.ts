import type { Paper, Procedure } from '../domain/procedure.ts';
import { lawCell } from './law-cell.ts';

/** Columns of the sheet of procedures, one row a procedure. `like` names the procedure whose form a new one takes over. */
export const procedureColumns = [
  'code',
  'like',
  'valid_from',
  'national_code',
  'name_vi',
  'name_en',
  'description_vi',
  'description_en',
  'search_vi',
  'search_en',
  'field',
  'branch',
  'level',
  'online',
  'reason_vi',
  'reason_en',
  'channels',
  'fee_counter',
  'fee_online',
  'fee_note_vi',
  'fee_note_en',
  'fee_law',
  'deadline_days',
  'deadline_law',
  'result_vi',
  'result_en',
  'legal_basis',
] as const;
export type ProcedureColumn = (typeof procedureColumns)[number];

/** Columns of the sheet of papers, one row a paper. */
export const paperColumns = [
  'procedure',
  'code',
  'name_vi',
  'name_en',
  'kind',
  'required',
  'when_field',
  'when_equals',
  'replaced_by',
  'accepts_results',
] as const;
export type PaperColumn = (typeof paperColumns)[number];

const sum = (amount: number | null) => (amount === null ? '' : String(amount));

export function procedureRow(p: Procedure): string[] {
  const cells: Record<ProcedureColumn, string> = {
    code: p.code,
    like: '',
    valid_from: p.validFrom,
    national_code: p.nationalCode ?? '',
    name_vi: p.name.vi,
    name_en: p.name.en,
    description_vi: p.description.vi,
    description_en: p.description.en,
    search_vi: p.searchWords.vi,
    search_en: p.searchWords.en,
    field: p.field,
    branch: p.branch,
    level: p.level,
    online: p.online.level,
    reason_vi: p.online.level === 'part' ? p.online.reason.vi : '',
    reason_en: p.online.level === 'part' ? p.online.reason.en : '',
    channels: p.channels.join(' '),
    fee_counter: sum(p.fee.counter),
    fee_online: sum(p.fee.online),
    fee_note_vi: p.fee.note?.vi ?? '',
    fee_note_en: p.fee.note?.en ?? '',
    fee_law: lawCell(p.fee.basis),
    deadline_days: String(p.deadline.workingDays),
    deadline_law: lawCell(p.deadline.basis),
    result_vi: p.result.name.vi,
    result_en: p.result.name.en,
    legal_basis: p.legalBasis.map(lawCell).join('\n'),
  };
  return procedureColumns.map((column) => cells[column]);
}

export function paperRow(procedure: string, paper: Paper): string[] {
  const cells: Record<PaperColumn, string> = {
    procedure,
    code: paper.code,
    name_vi: paper.name.vi,
    name_en: paper.name.en,
    kind: paper.kind,
    required: paper.required ? 'yes' : 'no',
    when_field: paper.requiredWhen?.field ?? '',
    when_equals: paper.requiredWhen === undefined ? '' : [paper.requiredWhen.equals].flat().join('|'),
    replaced_by: paper.replacedBy ?? '',
    accepts_results: (paper.acceptsResult ?? []).join(' '),
  };
  return paperColumns.map((column) => cells[column]);
}
