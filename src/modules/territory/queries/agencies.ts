import type { Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import {
  selectAgencies,
  selectAgenciesAt,
  selectAgenciesIn,
  selectAgency,
  selectAllAgencies,
  selectTaker,
} from '../agency-store.ts';
import type { Agency } from '../domain/agency.ts';
import { type AgencyQuestion, makeAgencyFinder } from '../domain/agency-finder.ts';
import { selectSuccessionsFrom, selectTerritory, selectUnitChain } from '../unit-store.ts';

type Codes = readonly (string | null | undefined)[];

/** The agencies of a date, by code. */
export function agenciesAt(tx: Tx, date: IsoDate): Promise<Agency[]> {
  return selectAgenciesAt(tx, date);
}

/** The agency that bears the identifier code, also when it has ended. */
export function findAgency(tx: Tx, code: string): Promise<Agency | undefined> {
  return selectAgency(tx, code);
}

/** The agencies that bear these codes, also ended ones, in one statement; unknown codes and nulls are left out. */
export async function findAgencies(tx: Tx, codes: Codes): Promise<Map<string, Agency>> {
  const wanted = [...new Set(codes.filter((c) => c != null))];
  if (wanted.length === 0) return new Map();
  return new Map((await selectAgencies(tx, wanted)).map((a) => [a.code, a]));
}

/** Names of agencies by their codes, to be read with {@link nameIn}. */
export type AgencyNames = Readonly<Record<string, Agency['name']>>;

/** The names of these agencies, also of ended ones, in one statement. A code that is none stands for itself. */
export async function agencyNames(tx: Tx, codes: Codes): Promise<AgencyNames> {
  const found = await findAgencies(tx, codes);
  const wanted = codes.filter((c) => c != null);
  return Object.fromEntries(wanted.map((code) => [code, found.get(code)?.name ?? { vi: code, en: code }]));
}

/** The name of one agency, also of an ended one; its code when it is unknown. */
export async function agencyName(tx: Tx, code: string): Promise<Agency['name']> {
  return nameIn(await agencyNames(tx, [code]), code);
}

/** An agency's name out of those that were looked up; the code itself when it was not among them. */
export const nameIn = (names: AgencyNames, code: string): Agency['name'] => names[code] ?? { vi: code, en: code };

/** Code of the agency that on this date does the work of the agency: itself, or the one that took it over. */
export function takerOf(tx: Tx, code: string, date: IsoDate): Promise<string> {
  return selectTaker(tx, code, date);
}

/**
 * The agency in charge of a branch of work at a level, for a commune and a date; the rules stand at makeAgencyFinder.
 * A commune code of 2023 asked for a date in 2026 leads to the agency of the commune it was merged into.
 * Undefined when nobody is in charge.
 */
export async function agencyInCharge(tx: Tx, question: AgencyQuestion): Promise<Agency | undefined> {
  const units = await selectUnitChain(tx, question.communeCode);
  const codes = [...new Set(units.map((u) => u.code))];
  const successions = await selectSuccessionsFrom(tx, codes);
  const agencies = await selectAgenciesIn(tx, codes);
  return makeAgencyFinder({ units, successions, agencies })(question);
}

/** Answers with the code of the agency in charge, or undefined. */
export type AgencyFinder = (question: AgencyQuestion) => string | undefined;

/** Reads all units and agencies once and answers from memory: for bulk work, hundreds of thousands of questions. */
export async function loadAgencyFinder(tx: Tx): Promise<AgencyFinder> {
  const find = makeAgencyFinder({ ...(await selectTerritory(tx)), agencies: await selectAllAgencies(tx) });
  return (question) => find(question)?.code;
}
