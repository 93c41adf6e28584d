import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { DateInput, dateOrToday } from '../date-input.ts';
import { type Unit, unitKinds } from '../domain/unit.ts';
import { unitsAt } from './units.ts';

export const listUnits = query({
  name: 'territory.list-units',
  summary: 'Lists the administrative units of a date (today, if none is given).',
  allow: anyone,
  input: Type.Object({ date: Type.Optional(DateInput), kind: Type.Optional(Type.Enum(unitKinds)) }),
  run: (ctx, { date, kind }): Promise<Unit[]> => unitsAt(ctx.tx, dateOrToday(ctx, date), kind),
});
