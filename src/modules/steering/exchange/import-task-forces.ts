import Type from 'typebox';
import { type CommandContext, command, type Duty, officer } from '#platform/command';
import { vietnamDate } from '#platform/time';
import { type Unit, unitsAt } from '#territory';
import { findPlaceDuty, keeperRoles } from '../authority.ts';
import type { TaskForceLevel } from '../domain/task-force.ts';
import { kindOfVillageName, type VillageKind, villageCode, villageName } from '../domain/village.ts';
import { addFacts } from '../fact-store.ts';
import { addEvent } from '../history-store.ts';
import { Rows } from '../input.ts';
import { planForce } from '../set-up-force.ts';
import {
  findVillage,
  forceOf,
  insertVillage,
  lastVillageNumber,
  renameVillage,
  type TaskForceRow,
  taskForceStore,
} from '../task-force-store.ts';
import { cellReader, type RowReport, readSheet, reportOf, type SheetReport, type SheetRow } from './sheet.ts';
import { levelWords, villageKindWords } from './words.ts';

const columns = {
  level: { names: ['cấp'], needed: true },
  unit_code: { names: ['mã đơn vị', 'mã đơn vị hành chính', 'mã xã'], needed: true },
  village_code: { names: ['mã thôn'] },
  village_kind: { names: ['loại', 'loại thôn'] },
  village_name: { names: ['tên thôn', 'tên'] },
  planned_on: { names: ['ngày giao', 'ngày dự kiến'] },
  established_on: { names: ['ngày thành lập'] },
  decision_number: { names: ['số quyết định', 'quyết định'] },
};

interface Wanted {
  level: TaskForceLevel;
  unit: Unit;
  village: { code: string | undefined; kind: VillageKind; name: string } | undefined;
  plannedOn: string | undefined;
  establishedOn: string | undefined;
  decisionNumber: string;
}

/**
 * Task forces from a spreadsheet: villages get their official names here. A row that names a force on record sets it up or
 * renames its village; one that is new is planned, with a founding day also set up. All rows go in, or none.
 */
export const importTaskForces = command({
  name: 'steering.import-task-forces',
  summary: 'Takes task forces in from rows of a table; answers row by row. All or nothing.',
  allow: officer(...keeperRoles),
  input: Type.Object({ rows: Rows, tryOnly: Type.Optional(Type.Boolean()) }),
  emits: [],
  async run(ctx, { rows, tryOnly = false }): Promise<SheetReport> {
    const today = vietnamDate(ctx.now);
    const units = new Map((await unitsAt(ctx.tx, today)).map((u) => [u.code, u]));
    const duties = new Map<string, Duty | undefined>();
    const dutyIn = async (unitCode: string) => {
      if (!duties.has(unitCode)) duties.set(unitCode, await findPlaceDuty(ctx, unitCode));
      return duties.get(unitCode);
    };
    const read = readSheet(rows, columns).map((row) => readRow(row, { units, today }));
    for (const one of read)
      if (one.wanted !== undefined && (await dutyIn(one.wanted.unit.code)) === undefined)
        one.reader.fault('unit_code', 'not-your-place');
    const faulty = read.some((r) => r.reader.faults.length > 0);
    const reports: RowReport[] = [];
    for (const { row, reader, wanted } of read) {
      const duty = wanted === undefined ? undefined : await dutyIn(wanted.unit.code);
      const name = wanted?.village?.name ?? wanted?.unit.name ?? reader.text('unit_code');
      const fault = reader.faults.length > 0 || wanted === undefined || duty === undefined;
      const outcome = fault ? 'fault' : await applyRow(ctx, wanted, { duty, write: !tryOnly && !faulty, today });
      reports.push({ line: row.line, name, outcome, faults: reader.faults });
    }
    return reportOf(reports, tryOnly);
  },
});

function readRow(row: SheetRow, { units, today }: { units: ReadonlyMap<string, Unit>; today: string }) {
  const reader = cellReader(row);
  const level = reader.oneOf('level', levelWords);
  const unit = units.get(reader.needed('unit_code'));
  const kind = level === 'village' ? 'commune' : level;
  if (unit === undefined) reader.fault('unit_code', 'unit-unknown', { code: reader.text('unit_code') });
  else if (kind !== undefined && unit.kind !== kind) reader.fault('unit_code', 'unit-of-other-level');
  const village = level === 'village' ? readVillage(reader) : undefined;
  const plannedOn = reader.day('planned_on');
  const establishedOn = reader.day('established_on');
  if (establishedOn !== undefined && establishedOn > today) reader.fault('established_on', 'day-in-future');
  if (plannedOn !== undefined && establishedOn !== undefined && establishedOn < plannedOn)
    reader.fault('established_on', 'day-out-of-span');
  const decisionNumber = reader.text('decision_number').slice(0, 60);
  const whole = level !== undefined && unit !== undefined && reader.faults.length === 0;
  const wanted: Wanted | undefined = whole
    ? { level, unit, village, plannedOn, establishedOn, decisionNumber }
    : undefined;
  return { row, reader, wanted };
}

function readVillage(reader: ReturnType<typeof cellReader>): Wanted['village'] {
  const name = reader.needed('village_name');
  const told = reader.text('village_kind');
  const kind = told === '' ? kindOfVillageName(name) : reader.oneOf('village_kind', villageKindWords);
  if (kind === undefined) {
    if (told === '') reader.fault('village_kind', 'needed');
    return undefined;
  }
  return { code: reader.text('village_code') || undefined, kind, name: villageName(kind, name) };
}

interface Applying {
  duty: Duty;
  /** False: only tells what would be done. */
  write: boolean;
  today: string;
}

async function applyRow(ctx: CommandContext, wanted: Wanted, how: Applying): Promise<RowReport['outcome']> {
  const { level, unit, village } = wanted;
  const place = { level, unitCode: unit.code };
  const known = village?.code === undefined ? undefined : await findVillage(ctx.tx, village.code);
  const force =
    village === undefined
      ? await forceOf(ctx.tx, place)
      : village.code === undefined
        ? undefined
        : await forceOf(ctx.tx, { ...place, villageCode: village.code });
  if (force === undefined) {
    if (how.write)
      await establish(ctx, await makeForce(ctx, wanted, { known: known !== undefined, ...how }), { wanted, ...how });
    return 'new';
  }
  const renamed =
    known !== undefined && village !== undefined && (known.name !== village.name || known.kind !== village.kind);
  const setUp = force.state === 'planned' && wanted.establishedOn !== undefined;
  if (how.write && renamed && village.code !== undefined) {
    await renameVillage(ctx.tx, { code: village.code, kind: village.kind, name: village.name });
    const name = force.name.replace(lowerFirst(known.name), lowerFirst(village.name));
    await taskForceStore.change(ctx.tx, force.id, { name });
    const detail = { from: known.name, to: village.name };
    await addEvent(ctx, { subject: 'task-force', recordId: force.id, act: 'rename', duty: how.duty, detail });
  }
  if (how.write && setUp) await establish(ctx, force.id, { wanted, ...how });
  return renamed || setUp ? 'changed' : 'same';
}

const lowerFirst = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

async function makeForce(ctx: CommandContext, wanted: Wanted, how: Applying & { known: boolean }): Promise<string> {
  const { level, unit, village } = wanted;
  const plannedOn = wanted.plannedOn ?? wanted.establishedOn ?? how.today;
  const code = village?.code ?? villageCode(unit.code, (await lastVillageNumber(ctx.tx, unit.code)) + 1);
  if (village !== undefined && !how.known) {
    const { kind, name } = village;
    await insertVillage(ctx.tx, { code, communeCode: unit.code, kind, name, validFrom: plannedOn });
  }
  const made = village === undefined ? undefined : { code, name: village.name };
  return planForce(ctx, { level, unitCode: unit.code, unitName: unit.name, village: made, plannedOn }, how.duty);
}

async function establish(
  ctx: CommandContext,
  id: string,
  { wanted, duty }: Applying & { wanted: Wanted },
): Promise<void> {
  const { establishedOn, decisionNumber, level, unit } = wanted;
  if (establishedOn === undefined) return;
  const change: Partial<TaskForceRow> = { state: 'established', establishedOn, decisionNumber: decisionNumber || null };
  await taskForceStore.change(ctx.tx, id, change);
  const fact = { subject: 'task-force', recordId: id, fact: 'established', level, unitCode: unit.code } as const;
  await addFacts(ctx, [{ ...fact, happenedOn: establishedOn }]);
  await addEvent(ctx, {
    subject: 'task-force',
    recordId: id,
    act: 'establish',
    from: 'planned',
    to: 'established',
    duty,
    note: decisionNumber || undefined,
  });
}
