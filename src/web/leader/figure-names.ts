import { findEthnicGroup } from '#population';
import { procedureAt } from '#procedures';
import { listAgencies, listUnits } from '#territory';
import type { View } from '../shell/view.ts';

/** Names for the codes of a split: communes and agencies as they were on the day, procedures, peoples. */
export async function nameFinder(view: View, by: string, date: string): Promise<(key: string) => string> {
  if (by === 'commune') {
    const units = await view.ask(listUnits, { date });
    return named(view, new Map(units.map((u) => [u.code, u.name])));
  }
  if (by === 'agency') {
    const agencies = await view.ask(listAgencies, { date });
    return named(view, new Map(agencies.map((a) => [a.code, view.say(a.name)])));
  }
  return (key) => valueName(view, by, key);
}

const named =
  (view: View, names: ReadonlyMap<string, string>) =>
  (key: string): string =>
    key === '' ? view.t('leader.nowhere') : (names.get(key) ?? key);

/** The words for one value of a column of records. */
export function valueName(view: View, column: string, value: string): string {
  if (value === '') return view.t('leader.nowhere');
  if (column === 'month') return `${value.slice(5)}/${value.slice(0, 4)}`;
  if (column === 'ethnicity') return findEthnicGroup(value)?.name ?? value;
  if (column === 'procedure' || column === 'procedure_code') {
    const procedure = procedureAt(value, view.today);
    return procedure === undefined ? value : view.say(procedure.name);
  }
  if (column === 'channel') return view.t(`cases.channel.${value}`);
  return view.t(`leader.value.${column}.${value}`);
}
