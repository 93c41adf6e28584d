import Type from 'typebox';
import { command, officer, query } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { agenciesAt } from '#territory';
import { headRoles, provinceDuty } from '../authority.ts';
import { putModel } from '../commands/models.ts';
import { addEvent } from '../history-store.ts';
import { Rows } from '../input.ts';
import { listOfModels, modelOfNumber, modelStore } from '../model-store.ts';
import { cellReader, type RowReport, readSheet, reportOf, type SheetReport } from './sheet.ts';
import { areaWords } from './words.ts';

const columns = {
  number: { names: ['số', 'stt', 'số thứ tự'], needed: true },
  name: { names: ['tên mô hình', 'tên', 'mô hình'], needed: true },
  area: { names: ['lĩnh vực', 'nhóm'], needed: true },
  owner_agency: { names: ['mã cơ quan chủ trì', 'cơ quan chủ trì'], needed: true },
  assigned_on: { names: ['ngày giao'] },
  due_on: { names: ['hạn', 'thời hạn'] },
};

/**
 * The province's list of models from a spreadsheet: a new number is taken into the plan, a known one gets its name, area and due
 * day from the row. The owner of a known model is changed by handing it over, never by a list. All rows go in, or none.
 */
export const importModels = command({
  name: 'steering.import-models',
  summary: 'Takes the list of models in from rows of a table; answers row by row. All or nothing.',
  allow: officer(...headRoles),
  input: Type.Object({ rows: Rows, tryOnly: Type.Optional(Type.Boolean()) }),
  emits: [],
  async run(ctx, { rows, tryOnly = false }): Promise<SheetReport> {
    const duty = await provinceDuty(ctx, headRoles);
    const today = vietnamDate(ctx.now);
    const agencies = new Set((await agenciesAt(ctx.tx, today)).map((a) => a.code));
    const seen = new Set<number>();
    const read = readSheet(rows, columns).map((row) => {
      const reader = cellReader(row);
      const number = Number(reader.needed('number'));
      if (!Number.isInteger(number) || number < 1 || number > 999) reader.fault('number', 'not-a-number');
      else if (seen.has(number)) reader.fault('number', 'twice', { text: number });
      seen.add(number);
      const ownerAgency = reader.needed('owner_agency').toUpperCase();
      if (ownerAgency !== '' && !agencies.has(ownerAgency))
        reader.fault('owner_agency', 'agency-unknown', { code: ownerAgency });
      const assignedOn = reader.day('assigned_on') ?? today;
      if (assignedOn > today) reader.fault('assigned_on', 'day-in-future');
      const area = reader.oneOf('area', areaWords) ?? 'models';
      const model = {
        number,
        name: reader.needed('name').slice(0, 500),
        area,
        ownerAgency,
        assignedOn,
        dueOn: reader.day('due_on'),
      };
      return { line: row.line, model, faults: reader.faults };
    });
    const write = !tryOnly && read.every((r) => r.faults.length === 0);
    const reports: RowReport[] = [];
    for (const { line, model, faults } of read) {
      const report = (outcome: RowReport['outcome']) => reports.push({ line, name: model.name, outcome, faults });
      if (faults.length > 0) {
        report('fault');
        continue;
      }
      const known = await modelOfNumber(ctx.tx, model.number);
      if (known === undefined) {
        if (write) await putModel(ctx, model, duty);
        report('new');
        continue;
      }
      const { name, area } = model;
      const dueOn = model.dueOn ?? known.dueOn;
      const changed = known.name !== name || known.area !== area || known.dueOn !== dueOn;
      if (changed && write) {
        await modelStore.change(ctx.tx, known.id, { name, area, dueOn });
        const detail = { name: known.name, area: known.area, dueOn: known.dueOn };
        await addEvent(ctx, { subject: 'model', recordId: known.id, act: 'correct', duty, detail });
      }
      report(changed ? 'changed' : 'same');
    }
    return reportOf(reports, tryOnly);
  },
});

/** All models as a table for a spreadsheet: the shape that `import-models` reads, and how far each is. */
export const exportModels = query({
  name: 'steering.export-models',
  summary: 'The models as rows of a table, in the shape in which they are imported.',
  allow: officer(),
  input: Type.Object({}),
  async run(ctx) {
    const rows = await listOfModels(ctx.tx, { stopped: false });
    return [
      [...Object.keys(columns), 'state', 'started_on', 'done_on'],
      ...rows.map((m) => [
        String(m.number),
        m.name,
        m.area,
        m.ownerAgency,
        m.assignedOn,
        m.dueOn ?? '',
        m.state,
        m.startedOn ?? '',
        m.doneOn ?? '',
      ]),
    ];
  },
});
