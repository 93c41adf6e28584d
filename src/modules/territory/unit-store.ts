import { emptySql, type Sql, sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Unit, UnitKind, UnitSuccession } from './domain/unit.ts';

const unitFields: Sql = sql`u.code, u.name, u.kind, u.parent_code as "parentCode", u.valid_from as "validFrom", u.valid_to as "validTo"`;
const successionFields: Sql = sql`s.former_code as "formerCode", s.former_valid_from as "formerValidFrom", s.code, s.on_date as "onDate"`;

export function selectUnitsAt(tx: Tx, date: IsoDate, kind?: UnitKind): Promise<Unit[]> {
  return tx.rows<Unit>(sql`select ${unitFields} from territory.unit u
    where u.valid_from <= ${date} and (u.valid_to is null or u.valid_to >= ${date})
      ${kind === undefined ? emptySql : sql`and u.kind = ${kind}`} order by u.code`);
}

export function selectUnit(tx: Tx, code: string, date: IsoDate): Promise<Unit | undefined> {
  return tx.maybe<Unit>(sql`select ${unitFields} from territory.unit u
    where u.code = ${code} and u.valid_from <= ${date} and (u.valid_to is null or u.valid_to >= ${date})`);
}

/** The units that ever bore the code, what they went into, and everything above these. */
export function selectUnitChain(tx: Tx, code: string): Promise<Unit[]> {
  return tx.rows<Unit>(sql`with recursive chain as (
      select u.* from territory.unit u where u.code = ${code}
      union
      select n.* from chain c cross join lateral (
        select u.* from territory.unit_succession s join territory.unit u on u.code = s.code and u.valid_from = s.on_date
         where s.former_code = c.code and s.former_valid_from = c.valid_from
        union all
        select u.* from territory.unit u where u.code = c.parent_code
      ) n
    ) select ${unitFields} from chain u`);
}

export function selectSuccessionsFrom(tx: Tx, codes: readonly string[]): Promise<UnitSuccession[]> {
  return tx.rows<UnitSuccession>(
    sql`select ${successionFields} from territory.unit_succession s where s.former_code = any (${codes})`,
  );
}

/** Every unit and succession there is or was. */
export async function selectTerritory(tx: Tx): Promise<{ units: Unit[]; successions: UnitSuccession[] }> {
  return {
    units: await tx.rows<Unit>(sql`select ${unitFields} from territory.unit u`),
    successions: await tx.rows<UnitSuccession>(sql`select ${successionFields} from territory.unit_succession s`),
  };
}
