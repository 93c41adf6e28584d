import { type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Agency } from './domain/agency.ts';

const agencyFields: Sql = sql`a.code, jsonb_build_object('vi', a.name_vi, 'en', a.name_en) as name, a.kind, a.branch, a.level,
  a.unit_code as "unitCode", a.parent_code as "parentCode", a.valid_from as "validFrom", a.valid_to as "validTo"`;

export function selectAgenciesAt(tx: Tx, date: IsoDate): Promise<Agency[]> {
  return tx.rows<Agency>(sql`select ${agencyFields} from territory.agency a
    where a.valid_from <= ${date} and (a.valid_to is null or a.valid_to >= ${date}) order by a.code`);
}

export function selectAgency(tx: Tx, code: string): Promise<Agency | undefined> {
  return tx.maybe<Agency>(sql`select ${agencyFields} from territory.agency a where a.code = ${code}`);
}

export function selectAgencies(tx: Tx, codes: readonly string[]): Promise<Agency[]> {
  return tx.rows<Agency>(sql`select ${agencyFields} from territory.agency a where a.code = any (${codes})`);
}

export function selectAgenciesIn(tx: Tx, unitCodes: readonly string[]): Promise<Agency[]> {
  return tx.rows<Agency>(sql`select ${agencyFields} from territory.agency a where a.unit_code = any (${unitCodes})`);
}

export function selectAllAgencies(tx: Tx): Promise<Agency[]> {
  return tx.rows<Agency>(sql`select ${agencyFields} from territory.agency a order by a.code`);
}

/** Codes of all agencies that had begun by the date. */
export async function selectAgencyCodes(tx: Tx, date: IsoDate): Promise<string[]> {
  const rows = await tx.rows<{ code: string }>(
    sql`select code from territory.agency where valid_from <= ${date} order by code`,
  );
  return rows.map((r) => r.code);
}

/** One agency's reach: where it starts, and whether those beneath belong to it. */
export interface ReachQuestion {
  codes: readonly string[];
  date: IsoDate;
  below: boolean;
}

/**
 * For each agency: itself and those whose records it got from former agencies; with `below`, also those beneath any of
 * these. Agencies that have ended stay in: their records are still there to be looked after.
 */
export async function selectReach(tx: Tx, { codes, date, below }: ReachQuestion): Promise<Map<string, string[]>> {
  const rows = await tx.rows<{ root: string; code: string }>(sql`with recursive reach as (
      select a.code as root, a.code from territory.agency a where a.code = any (${codes})
      union
      select r.root, n.code from reach r cross join lateral (
        select s.former_code as code from territory.agency_succession s
          join territory.agency taker on taker.code = s.code
         where s.code = r.code and taker.valid_from <= ${date}
        union all
        select a.code from territory.agency a where ${below} and a.parent_code = r.code and a.valid_from <= ${date}
      ) n
    ) select root, code from reach order by root, code`);
  const reach = new Map<string, string[]>(codes.map((code) => [code, []]));
  for (const row of rows) reach.get(row.root)?.push(row.code);
  return reach;
}

/** Code of the agency of the date that does the work of an agency: itself, or whoever took it over, also in several steps. */
export async function selectTaker(tx: Tx, code: string, date: IsoDate): Promise<string> {
  const { last } = await tx.one<{ last: string }>(sql`with recursive way as (
      select ${code}::text as code, 0 as step
      union all
      select s.code, w.step + 1 from way w join territory.agency_succession s on s.former_code = w.code
        join territory.agency taker on taker.code = s.code where taker.valid_from <= ${date}
    ) select code as last from way order by step desc limit 1`);
  return last;
}
