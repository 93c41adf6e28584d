import { type IsoDate, isIsoDate } from '#platform/time';
import type { Law } from '../domain/law.ts';
import type { DataSource, Fee, Paper, Procedure } from '../domain/procedure.ts';
import { branches, channels, levels, procedureFields } from '../domain/procedure-field.ts';
import { readLaws } from './law-cell.ts';
import { readNationalCode } from './read-national-code.ts';
import type { RowReader } from './row-reader.ts';

export interface ImportRules {
  /** Used where a row names no day. */
  readonly validFrom: IsoDate;
  /** Take what a broken code probably was; without it a broken code is a fault. */
  readonly repairCodes: boolean;
  /** The newest version of a procedure, if there is one. */
  newestOf(code: string): Procedure | undefined;
  /** Whether a version of the procedure begins on that day already. */
  holdsFrom(code: string, day: IsoDate): boolean;
}

/**
 * The version that one row describes, over what stands there or over the procedure that `like` names. Faults are left in
 * the reader; the version counts only when there are none.
 */
export function readProcedure(reader: RowReader, rules: ImportRules): Procedure | undefined {
  const code = reader.text('code');
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)) return void reader.wrong('code', 'own-code', { typed: code });
  const own = rules.newestOf(code);
  const model = own ?? rules.newestOf(reader.text('like'));
  if (model === undefined) return void reader.wrong('like', 'no-model', { typed: reader.text('like') });
  // An exported row says since when it holds: that is no wish for the new version.
  const day = reader.text('valid_from');
  const validFrom = day === '' || (own !== undefined && rules.holdsFrom(code, day)) ? rules.validFrom : day;
  if (!isIsoDate(validFrom)) reader.wrong('valid_from', 'date-form');
  const field = reader.oneOf('field', procedureFields);
  if (own !== undefined && field !== undefined && field !== own.field)
    reader.wrong('field', 'field-stays', { field: own.field });
  const nationalCode = readNationalCode(reader, rules.repairCodes);
  const { nationalCode: _old, essential, package: _parts, ...copy } = model;
  return {
    ...copy,
    ...(own?.essential === undefined ? {} : { essential: own.essential }),
    ...(own?.package === undefined ? {} : { package: own.package }),
    code,
    ...(nationalCode === undefined ? {} : { nationalCode }),
    validFrom,
    validTo: null,
    name: reader.words('name'),
    description: reader.words('description'),
    searchWords: reader.words('search'),
    field: field ?? model.field,
    branch: reader.oneOf('branch', branches) ?? model.branch,
    level: reader.oneOf('level', levels) ?? model.level,
    online: readOnline(reader),
    channels: readChannels(reader),
    fee: readFee(reader, model.fee),
    deadline: readDeadline(reader, model),
    legalBasis: reader.read('legal_basis', readLaws) ?? [],
    result: { ...model.result, name: reader.words('result') },
  };
}

function readOnline(reader: RowReader): Procedure['online'] {
  const level = reader.oneOf('online', ['full', 'part'] as const);
  return level === 'part' ? { level, reason: reader.words('reason') } : { level: 'full' };
}

function readChannels(reader: RowReader): Procedure['channels'] {
  const typed = reader
    .text('channels')
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const found = channels.filter((channel) => typed.includes(channel));
  if (found.length === 0 || found.length !== new Set(typed).size)
    reader.wrong('channels', 'cell-unknown', { typed: typed.join(' '), allowed: channels.join(', ') });
  return found;
}

function readFee(reader: RowReader, before: Fee): Fee {
  const { unverified: _unchecked, note: _note, ...kept } = before;
  const note = reader.words('fee_note');
  return {
    ...kept,
    counter: reader.count('fee_counter') ?? null,
    online: reader.count('fee_online') ?? null,
    ...(note.vi === '' && note.en === '' ? {} : { note }),
    basis: readOneLaw(reader, 'fee_law') ?? before.basis,
  };
}

function readDeadline(reader: RowReader, { deadline }: Procedure): Procedure['deadline'] {
  const { unverified: _unchecked, ...kept } = deadline;
  const days = reader.count('deadline_days');
  if (days === null) reader.wrong('deadline_days', 'number-empty');
  return { ...kept, workingDays: days ?? 0, basis: readOneLaw(reader, 'deadline_law') ?? deadline.basis };
}

function readOneLaw(reader: RowReader, column: string): Law | undefined {
  const laws = reader.read(column, readLaws);
  if (laws !== undefined && laws.length !== 1) reader.wrong(column, 'law-cell', { typed: reader.text(column) });
  return laws?.[0];
}

const sources: readonly DataSource[] = [
  'population',
  'civil-status',
  'insurance',
  'driving-licence',
  'vehicle',
  'land',
  'business',
];

/** One row of the sheet of papers; hint and own legal basis stay as they are (`before`). */
export function readPaper(reader: RowReader, before: Paper | undefined): Paper {
  const { replacedBy: _source, requiredWhen: _when, acceptsResult: _results, ...kept } = before ?? {};
  const equals = reader
    .text('when_equals')
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
  const field = reader.text('when_field');
  const source = reader.text('replaced_by') === '' ? undefined : reader.oneOf('replaced_by', sources);
  const results = reader
    .text('accepts_results')
    .split(/[\s,;]+/)
    .filter((code) => code !== '');
  return {
    ...kept,
    code: reader.text('code'),
    name: reader.words('name'),
    kind: reader.oneOf('kind', ['original', 'certified-copy', 'copy'] as const) ?? 'copy',
    required: reader.oneOf('required', ['yes', 'no'] as const) === 'yes',
    ...(field === '' ? {} : { requiredWhen: { field, equals } }),
    ...(source === undefined ? {} : { replacedBy: source }),
    ...(results.length === 0 ? {} : { acceptsResult: results }),
  };
}
