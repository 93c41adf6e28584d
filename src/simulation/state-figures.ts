import { askedOf, declaredDefinitions, lastStatement, openPeriod } from '#indicators';
import { execute, type Runtime } from '#platform/command';
import type { Tx } from '#platform/db';
import { refuse } from '#platform/errors';
import { t } from '#platform/i18n';
import { addDays, type IsoDate, vietnamInstant } from '#platform/time';
import { type Agency, agenciesAt } from '#territory';
import './i18n/index.ts';
import type { StatementValue } from './plan-statements.ts';
import { simulatedOfficer } from './simulated-officer.ts';
import { stateForUnit } from './state-for-unit.ts';

export interface StatedFiguresWish {
  /** The day to which the numbers stand. */
  asOf: IsoDate;
  values: readonly StatementValue[];
  seed: number;
}

export interface StatedFiguresMade {
  /** Figures that were stated and approved now. */
  figures: number;
  /** Units whose approved form said the same already. */
  unchanged: number;
  agencies: string[];
}

/**
 * Has simulated officers of the units in charge state figures, through the very acts that real officers use: a leader
 * opens an ad hoc period, a specialist of each unit writes and sends the form with a document, its head approves it.
 * Nothing is written past them. Done again with the same numbers it changes nothing; with others the forms are corrected.
 * @throws Refusal when a figure is not one that units state, or nobody is in charge of it on that day.
 */
export async function stateFigures(runtime: Runtime, wish: StatedFiguresWish): Promise<StatedFiguresMade> {
  if (wish.values.length === 0) return { figures: 0, unchanged: 0, agencies: [] };
  const { root, owners } = await runtime.database.read({ kind: 'system' }, (tx) => placesOf(tx, wish));
  const { asOf: on, seed } = wish;
  const leader = await simulatedOfficer(runtime, { agencyCode: root.code, role: 'leader', on, seed });
  const codes = wish.values.map((v) => v.code);
  const period = await execute(onDay(runtime, on, 0), openPeriod, {
    actor: leader,
    input: {
      kind: 'ad-hoc',
      on,
      title: t('vi', 'simulate.stated.period'),
      dueOn: addDays(on, 3),
      agencies: [...owners.keys()].map((a) => a.code),
      codes,
    },
  });
  const forgotten = await runtime.database.read({ kind: 'system' }, (tx) => left(tx, { ...period, on, owners }));
  for (const agency of forgotten) owners.set(agency, []);
  let unchanged = 0;
  let figures = 0;
  for (const [agency, values] of owners) {
    const officerAs = (role: 'specialist' | 'approver') =>
      simulatedOfficer(runtime, { agencyCode: agency.code, role, on, seed });
    const [stater, approver] = [await officerAs('specialist'), await officerAs('approver')];
    const at = (minutes: number) => onDay(runtime, on, minutes);
    const unit = { periodId: period.periodId, agency, values, stater, approver };
    if (await stateForUnit({ runtime, at }, unit)) figures += values.length;
    else unchanged += 1;
  }
  return { figures, unchanged, agencies: [...owners.keys()].map((a) => a.code) };
}

/** The acts happen in the afternoon of the day itself, one after the other. */
function onDay(runtime: Runtime, day: IsoDate, minutes: number): Runtime {
  return { ...runtime, clock: { now: () => new Date(vietnamInstant(day, 15 * 60 + minutes)) } };
}

/** Who states what on that day, and the people's committee whose leader opens the period. */
async function placesOf(
  tx: Tx,
  wish: StatedFiguresWish,
): Promise<{ root: Agency; owners: Map<Agency, StatementValue[]> }> {
  const agencies = await agenciesAt(tx, wish.asOf);
  const root = agencies.find((a) => a.kind === 'committee' && a.level === 'province');
  if (root === undefined) return refuse('invalid', 'simulate.stated.no-committee', { date: wish.asOf });
  const owners = new Map<Agency, StatementValue[]>();
  for (const value of wish.values) {
    const definition = declaredDefinitions.find((d) => d.code === value.code);
    if (definition === undefined) return refuse('invalid', 'indicators.statement.not-declared', { code: value.code });
    const { branch, level } = definition.statement.owner;
    const owner = agencies.find((a) => a.kind !== 'one-stop' && a.branch === branch && a.level === level);
    if (owner === undefined)
      return refuse('invalid', 'simulate.stated.no-owner', { code: value.code, date: wish.asOf });
    owners.set(owner, [...(owners.get(owner) ?? []), value]);
  }
  return { root, owners };
}

/** Units that stated something in an earlier run and are asked nothing now: their forms are corrected to say so. */
async function left(
  tx: Tx,
  { periodId, on, owners }: { periodId: string; on: IsoDate; owners: ReadonlyMap<Agency, unknown> },
): Promise<Agency[]> {
  const named = new Set([...owners.keys()].map((a) => a.code));
  const found: Agency[] = [];
  for (const agency of await agenciesAt(tx, on)) {
    if (named.has(agency.code) || askedOf(agency, null).length === 0) continue;
    if ((await lastStatement(tx, periodId, agency.code)) !== undefined) found.push(agency);
  }
  return found;
}
