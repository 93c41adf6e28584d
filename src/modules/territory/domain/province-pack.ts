import { addDays } from '#platform/time';
import { type Agency, isAgencyCode } from './agency.ts';
import type { Unit, UnitSuccession } from './unit.ts';
import { makeUnitTimeline } from './unit-timeline.ts';
import { liesWithin, overlap } from './validity.ts';

/** An agency of a pack; `takesOver` names the former agencies whose work and records it got. */
export interface PackAgency extends Agency {
  takesOver?: readonly string[];
}

/** What is a province's own and not the law's: its units, what became of them, and its agencies. */
export interface ProvincePack {
  province: { code: string; name: string; agencyCode: string };
  units: readonly Unit[];
  successions: readonly UnitSuccession[];
  agencies: readonly PackAgency[];
}

/** All faults of a pack in plain words, so that its author can mend them in one go; empty when it is sound. */
export function faultsOfPack(pack: ProvincePack): string[] {
  return [...faultsOfUnits(pack), ...faultsOfSuccessions(pack), ...faultsOfAgencies(pack)];
}

const codeLength = { province: 2, district: 3, commune: 5 };

function faultsOfUnits({ province, units, successions }: ProvincePack): string[] {
  const timeline = makeUnitTimeline(units, successions);
  const faults = units.flatMap((unit) => {
    const say = (what: string) => `unit ${unit.code} (${unit.name}, ${unit.validFrom}): ${what}`;
    const parent = unit.parentCode === null ? undefined : timeline.at(unit.parentCode, unit.validFrom);
    return [
      !new RegExp(`^\\d{${codeLength[unit.kind]}}$`).test(unit.code) && say(`code does not fit a ${unit.kind}`),
      unit.validTo !== null && unit.validTo < unit.validFrom && say('ends before it begins'),
      (unit.kind === 'province') !== (unit.parentCode === null) && say('only a province stands alone'),
      unit.parentCode !== null && parent === undefined && say(`parent ${unit.parentCode} does not exist then`),
      parent !== undefined && !liesWithin(unit, parent) && say(`outlives its parent ${unit.parentCode}`),
      units.some((o) => o !== unit && o.code === unit.code && overlap(o, unit)) && say('code is used twice at a time'),
    ].filter((f) => f !== false);
  });
  if (!units.some((u) => u.kind === 'province' && u.code === province.code))
    faults.push(`province ${province.code} is not among the units`);
  return faults;
}

function faultsOfSuccessions({ units, successions }: ProvincePack): string[] {
  const timeline = makeUnitTimeline(units, successions);
  const find = (code: string, validFrom: string) => units.find((u) => u.code === code && u.validFrom === validFrom);
  const bad = successions.flatMap((s) => {
    const former = find(s.formerCode, s.formerValidFrom);
    const say = (what: string) => `succession ${s.formerCode} to ${s.code} on ${s.onDate}: ${what}`;
    return [
      former === undefined && say('no such former unit'),
      former !== undefined &&
        former.validTo !== addDays(s.onDate, -1) &&
        say('former unit does not end the day before'),
      find(s.code, s.onDate) === undefined && say('no unit begins that day under the new code'),
    ].filter((f) => f !== false);
  });
  const homeless = units.flatMap((unit) => {
    if (unit.kind === 'district' || unit.validTo === null) return [];
    const steps = successions.filter((s) => s.formerCode === unit.code && s.formerValidFrom === unit.validFrom);
    if (steps.length !== 1) return [`unit ${unit.code} (${unit.name}) ended and has ${steps.length} successors`];
    // Records keep only the code: a re-used code must go on meaning the same land, or they would move elsewhere.
    const namesake = units.find((u) => u.code === unit.code && u.validFrom > (unit.validTo ?? ''));
    if (namesake === undefined || timeline.at(steps[0]?.code ?? '', namesake.validFrom) === namesake) return [];
    return [`code ${unit.code} is re-used by ${namesake.name}, into which ${unit.name} did not go`];
  });
  return [...bad, ...homeless];
}

function faultsOfAgencies({ province, units, agencies }: ProvincePack): string[] {
  const byCode = new Map(agencies.map((a) => [a.code, a]));
  const faults = agencies.flatMap((agency) => {
    const say = (what: string) => `agency ${agency.code} (${agency.name.vi}): ${what}`;
    const seat = units.find((u) => u.code === agency.unitCode && liesWithin(agency, u));
    const rival = agencies.find((o) => o !== agency && sameCharge(o, agency) && overlap(o, agency));
    return [
      !isAgencyCode(agency.code) && say('not an identifier code'),
      byCode.get(agency.code) !== agency && say('code is used twice'),
      seat === undefined && say(`unit ${agency.unitCode} does not exist all that time`),
      seat !== undefined && seat.kind !== agency.level && say(`level is not that of its unit`),
      agency.parentCode !== null && !byCode.has(agency.parentCode) && say(`no parent ${agency.parentCode}`),
      rival !== undefined && agency.kind !== 'one-stop' && say(`same charge as ${rival.code}`),
      ...(agency.takesOver ?? []).map((code) => {
        const former = byCode.get(code);
        const ended = former?.validTo != null && former.validTo < agency.validFrom;
        return !ended && say(`takes over ${code}, which has not ended before`);
      }),
    ].filter((f) => f !== false);
  });
  const taken = agencies.flatMap((a) => a.takesOver ?? []);
  const twice = taken
    .filter((code, i) => taken.indexOf(code) !== i)
    .map((code) => `agency ${code} is taken over twice`);
  const head = byCode.has(province.agencyCode) ? [] : [`agency ${province.agencyCode} of the province is missing`];
  return [...faults, ...twice, ...head];
}

const sameCharge = (a: Agency, b: Agency) =>
  a.kind !== 'one-stop' && a.branch === b.branch && a.level === b.level && a.unitCode === b.unitCode;
