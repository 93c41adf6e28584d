import Type from 'typebox';
import { anyone, query } from '#platform/command';
import { DateInput, dateOrToday } from '../date-input.ts';
import { type Agency, agencyBranches } from '../domain/agency.ts';
import { unitKinds } from '../domain/unit.ts';
import { agenciesAt } from './agencies.ts';

export const listAgencies = query({
  name: 'territory.list-agencies',
  summary: 'Lists the agencies of a date with their identifier codes (today, if no date is given).',
  allow: anyone,
  input: Type.Object({
    date: Type.Optional(DateInput),
    branch: Type.Optional(Type.Enum(agencyBranches)),
    level: Type.Optional(Type.Enum(unitKinds)),
  }),
  async run(ctx, { date, branch, level }): Promise<Agency[]> {
    const agencies = await agenciesAt(ctx.tx, dateOrToday(ctx, date));
    return agencies.filter((a) => (branch ?? a.branch) === a.branch && (level ?? a.level) === a.level);
  },
});
