import { sql, type Tx } from '#platform/db';
import type { IsoDate } from '#platform/time';
import type { Sex } from '../domain/personal-number.ts';

/** So many people of a commune who are alike in sex, five years of age and ethnicity. */
export interface PeopleGroup {
  communeCode: string;
  sex: Sex;
  /** 0 for 0–4, 1 for 5–9 … 16 for 80 and above. */
  band: number;
  ethnicity: string;
  people: number;
}

/** The last band has no upper end. */
export const lastBand = 16;

/**
 * Who lived where at the end of a day: by the temporary residence that held then, or else the permanent one, without
 * those who had died or left by then. Age in full years at that day; where only the year of birth is known, by the year.
 */
export function selectPeople(tx: Tx, asOf: IsoDate): Promise<PeopleGroup[]> {
  return tx.rows(sql`
    select r.commune_code as "communeCode", p.sex, p.ethnicity, count(*) as people,
           least(${lastBand}::integer, greatest(0, (case
             when p.birth_date is null then extract(year from ${asOf}::date)::integer - p.birth_year
             else extract(year from age(${asOf}::date, p.birth_date))::integer end) / 5)) as band
      from population.residence r
      join population.person p on p.id = r.person_id
     where r.commune_code is not null and r.from_on <= ${asOf}::date and (r.to_on is null or r.to_on > ${asOf}::date)
       and (r.kind = 'temporary' or (r.kind = 'permanent' and not exists (
             select from population.residence t
              where t.person_id = r.person_id and t.kind = 'temporary' and t.commune_code is not null
                and t.from_on <= ${asOf}::date and (t.to_on is null or t.to_on > ${asOf}::date))))
       and (p.ended_on is null or p.ended_on > ${asOf}::date)
       and (p.birth_date is null or p.birth_date <= ${asOf}::date)
     group by 1, 2, 3, 5`);
}

/** Households formed by a day in which somebody was still living, by commune. */
export function selectHouseholds(tx: Tx, asOf: IsoDate): Promise<{ communeCode: string; households: number }[]> {
  return tx.rows(sql`
    select h.commune_code as "communeCode", count(*) as households
      from population.household h
     where h.formed_on <= ${asOf}::date
       and exists (select from population.person p
                    where p.household_id = h.id and (p.ended_on is null or p.ended_on > ${asOf}::date))
     group by 1`);
}

export type MoveKind = 'birth' | 'death' | 'move-in' | 'move-out';

/** Births, deaths and moves from the day after `from` to `to`, that day included, by commune. */
export function selectMoves(
  tx: Tx,
  span: { from: IsoDate; to: IsoDate },
): Promise<{ communeCode: string; kind: MoveKind; events: number }[]> {
  return tx.rows(sql`
    select commune_code as "communeCode", kind, count(*) as events
      from population.life_event
     where occurred_on > ${span.from}::date and occurred_on <= ${span.to}::date and commune_code is not null
     group by 1, 2`);
}
