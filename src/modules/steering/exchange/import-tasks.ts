import Type from 'typebox';
import { type CommandContext, command, officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { agenciesAt } from '#territory';
import { assignerDuty, findProvinceDuty, headRoles } from '../authority.ts';
import { giveTask } from '../commands/assign-task.ts';
import { type DirectiveRow, directiveStore, directivesOfNumber } from '../directive-store.ts';
import { figureCodesOf, isFigureCode } from '../domain/figure-code.ts';
import { taskMoved } from '../events.ts';
import { Rows } from '../input.ts';
import { listOfTasks, taskLike } from '../task-store.ts';
import { readKnownTask } from './known-task.ts';
import { cellReader, codesIn, type RowReport, readSheet, reportOf, type SheetReport, type SheetRow } from './sheet.ts';
import { areaWords } from './words.ts';

const columns = {
  code: { names: ['mã nhiệm vụ', 'số nhiệm vụ'] },
  directive_number: { names: ['số văn bản', 'văn bản'] },
  directive_date: { names: ['ngày văn bản', 'ngày ban hành'] },
  place: { names: ['mục', 'vị trí'] },
  title: { names: ['nhiệm vụ', 'nội dung'], needed: true },
  area: { names: ['lĩnh vực', 'nhóm'], needed: true },
  owner_agency: { names: ['mã cơ quan chủ trì', 'cơ quan chủ trì'], needed: true },
  cooperating: { names: ['mã cơ quan phối hợp', 'cơ quan phối hợp'] },
  due_on: { names: ['hạn', 'thời hạn'] },
  figure_codes: { names: ['mã chỉ tiêu', 'chỉ tiêu'] },
};

/**
 * Tasks from a spreadsheet. A row with a task's number changes that task; a row without gives a new one, alone or of a directive
 * on record (by number, and day where a number came twice), unless the same was given before. All rows go in, or none; the same
 * table once more changes nothing.
 */
export const importTasks = command({
  name: 'steering.import-tasks',
  summary: 'Gives and changes tasks from rows of a table; answers row by row. All or nothing.',
  allow: officer(...headRoles),
  input: Type.Object({ rows: Rows, tryOnly: Type.Optional(Type.Boolean()) }),
  emits: [taskMoved],
  async run(ctx, { rows, tryOnly = false }): Promise<SheetReport> {
    const agencies = new Set((await agenciesAt(ctx.tx, vietnamDate(ctx.now))).map((a) => a.code));
    const seen = new Set<string>();
    const read: ReadRow[] = [];
    for (const row of readSheet(rows, columns)) {
      const code = (row.cells['code'] ?? '').toUpperCase();
      const one = await (code === '' ? readNewTask : readKnownTask)(ctx, row, agencies);
      if (code !== '' && seen.has(code))
        one.faults.push({ column: 'code', key: 'steering.sheet.twice', params: { text: code } });
      seen.add(code);
      read.push(one);
    }
    const isSound = read.every((r) => r.faults.length === 0);
    if (isSound && !tryOnly) for (const { write } of read) await write();
    const reports = read.map(
      ({ line, name, outcome, faults }): RowReport => ({
        line,
        name,
        outcome: faults.length > 0 ? 'fault' : outcome,
        faults,
      }),
    );
    return reportOf(reports, tryOnly);
  },
});

interface ReadRow extends Omit<RowReport, 'outcome'> {
  outcome: 'new' | 'changed' | 'same';
  write(): Promise<void>;
}

async function readNewTask(ctx: CommandContext, row: SheetRow, agencies: ReadonlySet<string>): Promise<ReadRow> {
  const reader = cellReader(row);
  const directive = await directiveOf(ctx, reader);
  const known = (column: string, codes: string[]) => {
    for (const code of codes) if (!agencies.has(code)) reader.fault(column, 'agency-unknown', { code });
    return codes;
  };
  const [ownerAgency = ''] = known(
    'owner_agency',
    [reader.needed('owner_agency').toUpperCase()].filter((c) => c !== ''),
  );
  const cooperating = known('cooperating', codesIn(reader.text('cooperating').toUpperCase()));
  const figureCodes = figureCodesOf(reader.text('figure_codes'));
  for (const code of figureCodes) if (!isFigureCode(code)) reader.fault('figure_codes', 'not-a-code', { text: code });
  const dueOn = reader.day('due_on');
  const from = directive?.issuedOn ?? vietnamDate(ctx.now);
  if (dueOn !== undefined && dueOn < from) reader.fault('due_on', 'day-out-of-span');
  const title = reader.needed('title').slice(0, 4000);
  const area = reader.oneOf('area', areaWords) ?? 'steering';
  if (ownerAgency !== '' && reader.faults.length === 0) {
    const mayAssign =
      (await findProvinceDuty(ctx, headRoles)) !== undefined || ctx.actor.agencies.includes(ownerAgency);
    if (!mayAssign) reader.fault('owner_agency', 'may-not-assign');
  }
  const place = reader.text('place').slice(0, 500);
  const task = {
    title,
    area,
    ownerAgency,
    cooperating,
    figureCodes,
    ...(directive === undefined ? {} : { directiveId: directive.id }),
    ...(place === '' ? {} : { place }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
  const alike = { directiveId: directive?.id ?? null, ownerAgency, title };
  const given = await taskLike(ctx.tx, alike);
  return {
    line: row.line,
    name: title,
    outcome: given === undefined ? 'new' : 'same',
    faults: reader.faults,
    async write() {
      // Two such rows of one table are one task.
      if ((await taskLike(ctx.tx, alike)) === undefined)
        await giveTask(ctx, task, await assignerDuty(ctx, ownerAgency));
    },
  };
}

async function directiveOf(
  ctx: CommandContext,
  reader: ReturnType<typeof cellReader>,
): Promise<DirectiveRow | undefined> {
  const number = reader.text('directive_number');
  if (number === '') return undefined;
  const day = reader.day('directive_date');
  const found = (await directivesOfNumber(ctx.tx, number)).filter((d) => day === undefined || d.issuedOn === day);
  const [only] = found;
  if (only === undefined) reader.fault('directive_number', 'directive-unknown', { number });
  else if (found.length > 1) reader.fault('directive_date', 'directive-ambiguous', { number });
  else if (only.state !== 'in-force') reader.fault('directive_number', 'directive-ended', { number });
  return only;
}

/** The tasks that I see as a table for a spreadsheet: the shape that `import-tasks` reads, and how far each is. */
export const exportTasks = query({
  name: 'steering.export-tasks',
  summary: 'The tasks that I see as rows of a table, in the shape in which they are imported.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const steers = (await findProvinceDuty(ctx)) !== undefined;
    const today = vietnamDate(ctx.now);
    const visibleTo = steers ? undefined : ctx.actor.agencies;
    const rows = await listOfTasks(ctx.tx, { view: 'all', today, visibleTo, offset: 0, limit: 20_000 });
    const directives = new Map<string, DirectiveRow | undefined>();
    for (const { directiveId: id } of rows)
      if (id !== null && !directives.has(id)) directives.set(id, await directiveStore.find(ctx.tx, id));
    return [
      [...Object.keys(columns), 'state', 'progress', 'reported_on', 'done_on'],
      ...rows.map((t) => {
        const directive = directives.get(t.directiveId ?? '');
        return [
          t.code,
          directive?.number ?? '',
          directive?.issuedOn ?? '',
          t.place ?? '',
          t.title,
          t.area,
          t.ownerAgency,
          t.cooperating.join('; '),
          t.dueOn ?? '',
          t.figureCodes.join('; '),
          t.state,
          String(t.progress),
          t.reportedOn ?? '',
          t.doneOn ?? '',
        ];
      }),
    ];
  },
});
